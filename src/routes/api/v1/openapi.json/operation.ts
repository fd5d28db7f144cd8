import { operation } from '../../operation.ts';

export const getDocument = operation({
	operationId: 'getDocument',
	path: '/api/v1/openapi.json',
	summary: 'This document',
	description: 'OpenAPI 3.1.',
	tag: 'about',
	query: {},
	answer: { type: 'application/json', description: 'The document.' }
});
