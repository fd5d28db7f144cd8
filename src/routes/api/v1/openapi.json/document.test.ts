import { existsSync, globSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { openApiDocument, OPERATIONS } from './document.ts';

const document = openApiDocument('https://stoep.gent.be');

describe('the OpenAPI document', () => {
	it('passes every rule of the linter', async () => {
		const config = await createConfig({
			extends: ['recommended-strict'],
			rules: {
				'operation-description': 'error',
				'tag-description': 'error',
				'no-invalid-schema-examples': 'error',
				'no-invalid-media-type-examples': 'error',
				'no-unused-components': 'error',
				'operation-operationId': 'error',
				'parameter-description': 'error',
				'response-contains-header': { severity: 'error', names: { 200: ['ETag', 'Cache-Control'] } }
			}
		});
		const problems = await lintFromString({ source: JSON.stringify(document), config });
		expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
	});

	it('names every route of the API, and no other', () => {
		const routes = globSync('src/routes/api/v1/**/+server.ts').map((path) =>
			path
				.replace(/^src\/routes/, '')
				.replace(/\/\+server\.ts$/, '')
				.replace(/\[(\w+)\]/g, '{$1}')
		);
		expect(existsSync('src/routes/api/v1')).toBe(true);
		expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
		expect(OPERATIONS).toHaveLength(routes.length);
	});

	it('has schemas that can be read, with examples that they accept', () => {
		const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));
		ajv.addVocabulary(['components', 'example']);
		ajv.addSchema({ $id: 'https://stoep.gent.be/', components: document.components });
		let tried = 0;
		for (const { get } of Object.values(document.paths)) {
			for (const { schema, example } of Object.values(get.responses[200].content)) {
				if (example === undefined || !('$ref' in schema)) continue;
				const valid = ajv.compile({ $ref: `https://stoep.gent.be/${schema.$ref}` });
				expect([get.operationId, valid(example), valid.errors]).toEqual([get.operationId, true, null]);
				// It does check: the same with a field more is refused.
				expect(valid({ ...(example as object), unheardOf: 1 }), get.operationId).toBe(false);
				tried += 1;
			}
		}
		expect(tried).toBe(7);
	});

	it('says where it is', () => {
		expect(openApiDocument('http://127.0.0.1:3000').servers).toEqual([{ url: 'http://127.0.0.1:3000' }]);
	});
});
