import * as examples from '../../examples.ts';
import { operation } from '../../operation.ts';
import { catalogues } from '../../shapes/catalogues.ts';

export const getCatalogues = operation({
	operationId: 'getCatalogues',
	path: '/api/v1/catalogues',
	summary: 'Words behind the keys',
	description: 'Kinds of places, basic services and items, with their names in five languages and their pictograms.',
	tag: 'about',
	query: {},
	answer: { type: 'application/json', shape: catalogues, description: 'The catalogues.', example: examples.catalogues }
});
