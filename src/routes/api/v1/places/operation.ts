import * as v from 'valibot';
import { MOST_AT_ONCE } from '#street';
import * as examples from '../../examples.ts';
import { operation } from '../../operation.ts';
import { limit, near, network, open, slugParameter } from '../../parameters.ts';
import { places } from '../../shapes/place.ts';

export const listPlaces = operation({
	operationId: 'listPlaces',
	path: '/api/v1/places',
	summary: 'Published places',
	description:
		'In the order of their ids, or nearest first. Follow "next" until it is null; places that come or go meanwhile may be ' +
		'missed, so who keeps a copy goes on with the changes.',
	tag: 'places',
	query: {
		network,
		neighbourhood: slugParameter('Only of this neighbourhood, by its slug.', 'brugse-poort'),
		near,
		open,
		service: slugParameter('Only where this basic service is there today, by its key in the catalogues.', 'toilet'),
		item: slugParameter('Only where one of this item waits and may be had today, by its key.', 'coffee'),
		limit: limit(MOST_AT_ONCE),
		cursor: v.pipe(
			v.string(),
			v.metadata({ description: 'What stands in "next" of the page before.', examples: ['aTE'] })
		)
	},
	answer: { type: 'application/geo+json', shape: places, description: 'A page of places.', example: examples.places },
	problems: { 404: 'There is no such network or neighbourhood.' }
});
