import * as examples from '../../../../examples.ts';
import { operation } from '../../../../operation.ts';
import { language } from '../../../../parameters.ts';
import { slug } from '../../../../shapes/basics.ts';

export const getFeed = operation({
	operationId: 'getFeed',
	path: '/api/v1/networks/{slug}/feed.atom',
	summary: 'New places and closures',
	description: 'As an Atom feed (RFC 4287) for readers and sites: what came, and who is on leave.',
	tag: 'networks',
	inPath: { slug: slug('The slug of the network.', 'gent') },
	query: { language },
	answer: { type: 'application/atom+xml', description: 'The feed.', example: examples.feed },
	problems: { 404: 'There is no such network.' }
});
