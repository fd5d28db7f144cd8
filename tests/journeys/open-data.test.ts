import type { OutgoingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Reply } from '#platform/http/asking.ts';
import { startTown, type TownServer } from '../browser/server.ts';

interface Operation {
	readonly operationId: string;
	readonly parameters: readonly {
		readonly name: string;
		readonly in: 'path' | 'query';
		readonly schema: {
			readonly examples?: readonly unknown[];
			readonly maximum?: number;
			readonly enum?: readonly string[];
		};
	}[];
	readonly responses: Readonly<Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>>;
}

interface OpenApi {
	readonly servers: readonly { readonly url: string }[];
	readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
	readonly components: object;
}

/** What a parameter of the document stands for in the demo town. */
const IN_TOWN: Readonly<Record<string, string>> = {
	network: 'wilgemonde',
	slug: 'wilgemonde',
	neighbourhood: 'spoorzicht',
	near: '51.05,3.72'
};

// The built server with the demo town, called by what its own OpenAPI document says.
describe('the open API, held against its document', () => {
	let town: TownServer;
	let document: OpenApi;
	let ajv: Ajv2020;
	let placeId: string;

	beforeAll(async () => {
		town = await startTown();
		document = JSON.parse((await get('/api/v1/openapi.json')).text) as OpenApi;
		ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));
		ajv.addSchema({ $id: 'https://document/', components: document.components });
		ajv.addVocabulary(['components']);
		const { features } = JSON.parse((await get('/api/v1/places?limit=1')).text) as { features: { id: string }[] };
		placeId = features[0]?.id ?? '';
	});
	afterAll(() => town?.close());
	afterEach(async () => {
		expect((await get('/health')).status).toBe(200);
	});

	const get = (path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') =>
		ask(town.port, path, { method, headers });

	const operations = () => Object.entries(document.paths).map(([path, { get: operation }]) => ({ path, ...operation }));

	/** An address of an operation, its path filled in. */
	const addressOf = (path: string, values: Readonly<Record<string, string>> = {}) =>
		path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? (name === 'id' ? placeId : (IN_TOWN[name] ?? '')));

	const validators = new Map<string, ValidateFunction>();

	/** Holds an answer against what the document says of that status, or of every other one. */
	function expectPromised({ operationId, responses }: Operation, reply: Reply): void {
		const what = `${operationId} ${reply.status}`;
		const promised = responses[reply.status] ?? { content: { 'application/problem+json': { schema: PROBLEM } } };
		const type = String(reply.headers['content-type']).split(';')[0] ?? '';
		expect(Object.keys(promised.content ?? {}), what).toEqual([type]);
		expect(reply.headers['access-control-allow-origin'], what).toBe('*');
		const { schema } = promised.content?.[type] ?? {};
		if (!schema?.$ref) return;
		const valid = validators.get(schema.$ref) ?? ajv.compile({ $ref: `https://document/${schema.$ref}` });
		validators.set(schema.$ref, valid);
		expect([what, valid(JSON.parse(reply.text)), valid.errors]).toEqual([what, true, null]);
	}
	const PROBLEM = { $ref: '#/components/schemas/Problem' };

	it('is found at its own address, and says where it is', () => {
		expect(document.servers).toEqual([{ url: town.origin }]);
		expect(operations().length).toBeGreaterThanOrEqual(9);
	});

	it('answers every operation as it promises, also to the fullest question', async () => {
		for (const operation of operations()) {
			const bare = await get(addressOf(operation.path));
			expect([operation.operationId, bare.status]).toEqual([operation.operationId, 200]);
			expectPromised(operation, bare);
			for (const { name, schema } of operation.parameters.filter(
				(each) => each.in === 'query' && each.name !== 'cursor'
			)) {
				const value = IN_TOWN[name] ?? String(schema.examples?.[0] ?? schema.enum?.[0]);
				const reply = await get(`${addressOf(operation.path)}?${new URLSearchParams({ [name]: value })}`);
				expect([operation.operationId, name, value, reply.status]).toEqual([operation.operationId, name, value, 200]);
				expectPromised(operation, reply);
			}
		}
	});

	it('keeps to the bounds that it promises', async () => {
		for (const operation of operations()) {
			for (const { name, schema } of operation.parameters.filter((each) => each.schema.maximum !== undefined)) {
				const most = schema.maximum ?? 0;
				for (const [value, status] of [
					[most, 200],
					[1, 200],
					[0, 400],
					[most + 1, 400]
				]) {
					const reply = await get(`${addressOf(operation.path)}?${name}=${value}`);
					expect([operation.operationId, value, reply.status]).toEqual([operation.operationId, value, status]);
					expectPromised(operation, reply);
				}
			}
		}
	});

	it('refuses in a problem document what it does not know, has twice, or is empty', async () => {
		for (const operation of operations()) {
			const path = addressOf(operation.path);
			const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
			const queries = [
				'utm_source=x',
				'__proto__=1',
				'constructor=1',
				...names.flatMap((name) => [`${name}=`, `${name}=a&${name}=b`])
			];
			for (const query of queries) {
				const reply = await get(`${path}?${query}`);
				expect([path, query, reply.status]).toEqual([path, query, 400]);
				expectPromised(operation, reply);
				expect(JSON.parse(reply.text)).toMatchObject({ code: 'badQuery', field: query.split('=')[0] });
			}
		}
	});

	it('answers 404 for what is not there and 410 for what was', async () => {
		for (const operation of operations().filter(({ path }) => path.includes('{'))) {
			for (const made of [
				'nergens',
				'019cb44e-aee0-7af8-a37e-6ee54a65a8b5',
				'x.css',
				'%F0%9F%A6%84',
				'..%2f..%2fnetworks',
				"' or 1=1--"
			]) {
				const reply = await get(addressOf(operation.path, { id: encodeURI(made), slug: encodeURI(made) }));
				expect([operation.path, made, reply.status]).toEqual([operation.path, made, 404]);
				expectPromised(operation, reply);
				expect(reply.headers['cache-control']).toBe('no-store');
			}
		}
		const { cursor } = JSON.parse((await get('/api/v1/changes?limit=1000')).text) as { cursor: string };
		const { features } = JSON.parse((await get('/api/v1/places?limit=100')).text) as {
			features: { id: string; properties: { slug: string } }[];
		};
		const last = features.at(-1);
		const act = [
			'--network',
			'wilgemonde',
			'--as',
			'fatma@example.org',
			'--because',
			'Ze stoppen.',
			'--waiting',
			'network'
		];
		const said = await town.stoep(['place', 'leave', last?.properties.slug ?? '', ...act]);
		const gone = await get(`/api/v1/places/${last?.id}`);
		expect([said.exit, gone.status, said.text]).toEqual([0, 410, expect.any(String)]);
		const operation = operations().find(({ operationId }) => operationId === 'getPlace');
		expectPromised(operation!, gone);
		expect(JSON.parse((await get(`/api/v1/changes?since=${cursor}`)).text)).toMatchObject({
			changes: [{ change: 'left', id: last?.id, place: null }]
		});
	});

	it('is the same by HEAD, is not sent again to who has it, and can only be read', async () => {
		for (const { path } of operations()) {
			const address = addressOf(path);
			for (const encoding of ['identity', 'gzip', 'br']) {
				const accepting = { 'accept-encoding': encoding };
				const whole = await get(address, accepting);
				const etag = String(whole.headers.etag);
				expect(etag, address).toMatch(/^"[\w-]+"$/);
				const head = await get(address, accepting, 'HEAD');
				expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, etag]);
				expect(head.headers['content-length']).toBe(String(whole.body.length));
				const again = await get(address, { ...accepting, 'if-none-match': etag });
				expect([address, again.status, again.body.length, again.headers.etag]).toEqual([address, 304, 0, etag]);
				expect(again.headers['access-control-allow-origin']).toBe('*');
				expect(again.headers['cache-control']).toMatch(/^public, max-age=\d+/);
			}
			const may = await get(
				address,
				{ origin: 'https://stad.example', 'access-control-request-method': 'GET' },
				'OPTIONS'
			);
			expect([may.status, may.headers['access-control-allow-origin']]).toEqual([204, '*']);
			for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
				const reply = await get(address, { 'content-type': 'application/json' }, method);
				expect([method, reply.status, reply.headers['access-control-allow-origin']]).toEqual([method, 405, '*']);
				expect(JSON.parse(reply.text)).toMatchObject({ status: 405 });
			}
		}
	});

	it('tells a copy everything: first all of it, then what changed, and nothing of a tap', async () => {
		const copy = new Map<string, unknown>();
		let next = '/api/v1/changes?limit=7';
		const follow = async () => {
			for (;;) {
				const page = JSON.parse((await get(next)).text) as {
					changes: { id: string; place: unknown }[];
					more: boolean;
					next: string;
				};
				for (const { id, place } of page.changes) copy.set(id, place);
				next = new URL(page.next).pathname + new URL(page.next).search;
				if (!page.more) return;
			}
		};
		await follow();
		const places = JSON.parse((await get('/api/v1/places?limit=10000')).text) as { features: { id: string }[] };
		const there = [...copy].filter(([, place]) => place !== null);
		expect(there.map(([id]) => id).sort()).toEqual(places.features.map(({ id }) => id).sort());
		for (const place of places.features) expect(copy.get(place.id)).toEqual(place);

		const form = { origin: town.origin, 'content-type': 'application/x-www-form-urlencoded' };
		const post = (path: string, body: string, headers = {}) =>
			ask(town.port, path, { method: 'POST', body, headers: { ...form, ...headers } });
		const opened = await post('/nl/counter?/open', `card=${town.card.code}`);
		const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
		const counter = await get('/nl/counter', { cookie });
		const line = /name="line" value="([\w-]{36})"/.exec(counter.text)?.[1] ?? '';
		const id = /name="id" value="([\w-]{36})"/.exec(counter.text)?.[1] ?? '';
		const before = (await get('/api/v1/places?limit=10000')).text;
		const tapped = await post('/nl/counter?/treated', `line=${line}&id=${id}&n=1`, { cookie });
		expect(tapped.status).toBe(303);
		const after = (await get('/api/v1/places?limit=10000')).text;
		expect(after).not.toBe(before);
		const quiet = JSON.parse((await get(next)).text) as { changes: unknown[]; next: string };
		expect(quiet.changes).toEqual([]);
		expect(quiet.next.endsWith(next)).toBe(true);
	});

	it.each([
		`/api/v1/places?near=${'9'.repeat(400)},3`,
		'/api/v1/places?near=NaN,NaN',
		'/api/v1/places?near=Infinity,-Infinity',
		'/api/v1/places?near=1e308,1',
		'/api/v1/places?limit=99999999999999999999',
		'/api/v1/places?limit=-1',
		'/api/v1/places?limit=1.0',
		'/api/v1/places?limit=%EF%BC%91',
		'/api/v1/places?open=0000-00-00T00:00',
		'/api/v1/places?open=2026-03-03T14:00%0d%0aset-cookie:x=1',
		'/api/v1/places?service=%3Cscript%3E',
		`/api/v1/places?cursor=${'A'.repeat(1_500)}`,
		'/api/v1/places?cursor=aTAwMDAwMDAwLTAwMDA',
		`/api/v1/places?cursor=${Buffer.from("i' or true --").toString('base64url')}`,
		`/api/v1/places?cursor=${Buffer.from('n999999999999').toString('base64url')}`,
		'/api/v1/changes?since=onzin',
		`/api/v1/changes?since=${'A'.repeat(1_500)}`,
		`/api/v1/changes?since=${Buffer.from('c1.2.*').toString('base64')}==`,
		`/api/v1/changes?since=${Buffer.from("c1.2.'; drop table places.place; --").toString('base64url')}`,
		'/api/v1/changes?since=2026-02-30T00:00:00Z',
		'/api/v1/changes?since=%ff%fe',
		'/api/v1/places?network=%ff%fe',
		'/api/v1/places?network=a%01b',
		'/api/v1/changes?network=%27%20or%20true--',
		'/api/v1/neighbourhoods?network=%00',
		`/api/v1/networks/${'a'.repeat(1_900)}`,
		'/api/v1/networks/wilgemonde/feed.atom?language=xx',
		'/api/v1/networks/wilgemonde/feed.atom?language=%3C!ENTITY',
		'/api/v1/networks/wilgemonde/feed.atom/x.css',
		'/api/v1/places/x.css',
		'/api/v1/places.json',
		'/api/v1/places/__data.json',
		'/api/v1/openapi.json/evil.js',
		'/api/v1/networks/..%2fplaces',
		'/api/v2/places',
		'/api/v1',
		'/api/v1/places;jsessionid=1',
		'/api/v1/places%2f',
		'/api/v1/places/%2e%2e/networks/nergens'
	])('answers %s with a problem document that nobody keeps', async (path) => {
		const reply = await get(path);
		expect(reply.status).toBeGreaterThanOrEqual(400);
		expect(reply.status).toBeLessThan(500);
		expect(reply.headers['content-type']).toBe('application/problem+json');
		expect(reply.headers['cache-control']).toBe('no-store');
		expect(reply.headers['access-control-allow-origin']).toBe('*');
		const { detail, ...problem } = JSON.parse(reply.text) as { detail: string; status: number };
		expect(problem.status).toBe(reply.status);
		expect(detail).toMatch(/^[A-Za-z][^]{5,400}\.$/);
		expect(reply.text).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d|Error: |SELECT |PGlite/);
	});

	it('leads a script that wrote a slash too many to where it meant', async () => {
		const { status, headers } = await get('/api/v1/places/');
		expect([status, headers.location, headers['access-control-allow-origin']]).toEqual([308, '../places', '*']);
	});

	it('gives a cursor that never was a way to begin anew', async () => {
		const forged = Buffer.from('c1.2.*').toString('base64url');
		const reply = await get(`/api/v1/changes?since=${forged}`);
		expect(reply.status).toBe(410);
		expect(JSON.parse(reply.text)).toMatchObject({ code: 'historyEnded', field: 'since' });
	});

	it('says nothing more to who carries a cookie', async () => {
		const plain = await get('/api/v1/places');
		const known = await get('/api/v1/places', { cookie: '__Host-counter=onzin; x=1', authorization: 'Basic eDp5' });
		expect([known.status, known.text]).toEqual([200, plain.text]);
		expect(known.headers['set-cookie']).toBeUndefined();
	});
});
