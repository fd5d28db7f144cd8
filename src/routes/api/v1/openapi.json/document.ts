import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import * as examples from '../../examples.ts';
import type { Operation } from '../../operation.ts';
import { catalogues } from '../../shapes/catalogues.ts';
import { changes } from '../../shapes/changes.ts';
import { networkParts } from '../../shapes/network.ts';
import { placeParts } from '../../shapes/place.ts';
import { problemShape } from '../../shapes/problem.ts';
import { getCatalogues } from '../catalogues/operation.ts';
import { listChanges } from '../changes/operation.ts';
import { listNeighbourhoods } from '../neighbourhoods/operation.ts';
import { getFeed } from '../networks/[slug]/feed.atom/operation.ts';
import { getNetwork } from '../networks/[slug]/operation.ts';
import { listNetworks } from '../networks/operation.ts';
import { getPlace } from '../places/[id]/operation.ts';
import { listPlaces } from '../places/operation.ts';
import { getDocument } from './operation.ts';

/** Everything there is, in the order of reading. A test sees that no route is missing. */
export const OPERATIONS: readonly Operation[] = [
	listPlaces,
	getPlace,
	listChanges,
	listNetworks,
	getNetwork,
	getFeed,
	listNeighbourhoods,
	getCatalogues,
	getDocument
];

const ABOUT = `Open data of places where everybody is welcome: what they give for free, when they are open, and what waits for
anybody who wants it.

Everything is read by GET or HEAD, without a key, from any site. Answers carry a strong ETag: send it back in If-None-Match and
get 304 while nothing changed. Text is UTF-8; days are those of Belgium (Europe/Brussels), moments are in UTC.

Every reason not to answer is a problem document (RFC 9457). A parameter that does not exist is refused, so that nobody takes
the answer to another question for the answer to theirs. Fields are never taken away within v1; new ones may come.

Nothing here tells who used a place or when: what waits is stock, told up to 20.`;

const PARTS: Readonly<Record<string, GenericSchema>> = {
	...placeParts,
	...networkParts,
	Changes: changes,
	Catalogues: catalogues,
	Problem: problemShape
};

const SCHEMA = { target: 'draft-2020-12', errorMode: 'throw' } as const;
const overrideRef = ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`;

const ANSWER_HEADERS = {
	ETag: { $ref: '#/components/headers/ETag' },
	'Cache-Control': { $ref: '#/components/headers/CacheControl' },
	'Access-Control-Allow-Origin': { $ref: '#/components/headers/AnySite' }
};

let components: ReturnType<typeof toJsonSchemaDefs> | undefined;

/**
 * The OpenAPI 3.1 document, written from the operations and shapes that the routes themselves use.
 *
 * @param origin where this installation is
 */
export function openApiDocument(origin: string) {
	components ??= toJsonSchemaDefs(PARTS, { ...SCHEMA, overrideRef });
	return {
		openapi: '3.1.0',
		info: {
			title: 'Stoep, open data',
			version: '1.0.0',
			description: ABOUT,
			license: { name: 'EUPL-1.2 (the software)', url: 'https://eupl.eu/1.2/en/' }
		},
		servers: [{ url: origin }],
		security: [],
		tags: [
			{ name: 'places', description: 'Places, and what changes in them.' },
			{ name: 'networks', description: 'Cities and regions, and their neighbourhoods.' },
			{ name: 'about', description: 'What is needed to read the rest.' }
		],
		paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: described(operation) }])),
		components: {
			schemas: components,
			headers: {
				ETag: { description: 'Strong; for If-None-Match.', schema: { type: 'string' } },
				CacheControl: { description: 'For how long it may be kept.', schema: { type: 'string' } },
				AnySite: { description: 'A script on any site may read it.', schema: { type: 'string', const: '*' } }
			},
			responses: {
				Problem: {
					description: 'Why there is no answer.',
					content: { 'application/problem+json': { schema: reference('Problem'), example: examples.problem } }
				}
			}
		}
	};
}

function described({ operationId, summary, description, tag, inPath = {}, query, answer, problems = {} }: Operation) {
	const parameters = [
		...Object.entries(inPath).map(([name, schema]) => ({ name, in: 'path', required: true, ...parameterOf(schema) })),
		...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', ...parameterOf(schema) }))
	];
	const reasons = { 400: 'The query cannot be read.', ...problems };
	return {
		operationId,
		summary,
		description,
		tags: [tag],
		parameters,
		responses: {
			200: {
				description: answer.description,
				headers: ANSWER_HEADERS,
				content: {
					[answer.type]: { schema: schemaOf(answer.shape, answer.type), ...exampleOf(answer.example) }
				}
			},
			304: { description: 'Nothing changed since the ETag in If-None-Match.' },
			...Object.fromEntries(Object.entries(reasons).map(([status, description]) => [status, problemOf(description)])),
			default: { $ref: '#/components/responses/Problem' }
		}
	};
}

function parameterOf(schema: GenericSchema) {
	const { description, ...rest } = toJsonSchema(schema, { ...SCHEMA, typeMode: 'input' });
	delete rest.$schema;
	return { description, schema: rest };
}

function problemOf(description: string) {
	return { description, content: { 'application/problem+json': { schema: reference('Problem') } } };
}

function schemaOf(shape: GenericSchema | undefined, type: string) {
	if (!shape) return { type: type === 'application/json' ? 'object' : 'string' };
	const part = Object.entries(PARTS).find(([, each]) => each === shape);
	if (!part) throw new Error('The shape of an answer has no name in the document.');
	return reference(part[0]);
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const exampleOf = (example: unknown) => (example === undefined ? {} : { example });
