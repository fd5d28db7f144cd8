import * as examples from '../../../examples.ts';
import { operation } from '../../../operation.ts';
import { slug } from '../../../shapes/basics.ts';
import { networkInFull } from '../../../shapes/network.ts';

export const getNetwork = operation({
	operationId: 'getNetwork',
	path: '/api/v1/networks/{slug}',
	summary: 'One network',
	description: 'With its neighbourhoods, landmarks and charter.',
	tag: 'networks',
	inPath: { slug: slug('The slug of the network.', 'gent') },
	query: {},
	answer: {
		type: 'application/json',
		shape: networkInFull,
		description: 'The network.',
		example: examples.networkInFull
	},
	problems: { 404: 'There is no such network.' }
});
