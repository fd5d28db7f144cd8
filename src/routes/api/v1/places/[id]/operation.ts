import * as examples from '../../../examples.ts';
import { operation } from '../../../operation.ts';
import { language } from '../../../parameters.ts';
import { id } from '../../../shapes/basics.ts';
import { placeInFull } from '../../../shapes/place.ts';

export const getPlace = operation({
	operationId: 'getPlace',
	path: '/api/v1/places/{id}',
	summary: 'One place',
	description: 'With its week worked out, and everything in words of one language.',
	tag: 'places',
	inPath: { id },
	query: { language },
	answer: {
		type: 'application/geo+json',
		shape: placeInFull,
		description: 'The place.',
		example: examples.placeInFull
	},
	problems: { 404: 'There never was such a place.', 410: 'The place stopped.' }
});
