import * as examples from '../../examples.ts';
import { operation } from '../../operation.ts';
import { network } from '../../parameters.ts';
import { neighbourhoods } from '../../shapes/network.ts';

export const listNeighbourhoods = operation({
	operationId: 'listNeighbourhoods',
	path: '/api/v1/neighbourhoods',
	summary: 'Neighbourhoods with their borders',
	description: 'Borders are drawn freely; a place belongs to the neighbourhood that its point lies in.',
	tag: 'networks',
	query: { network },
	answer: {
		type: 'application/geo+json',
		shape: neighbourhoods,
		description: 'The neighbourhoods.',
		example: examples.neighbourhoods
	},
	problems: { 404: 'There is no such network.' }
});
