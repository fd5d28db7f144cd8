import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEEPER } from '#kernel/actor.ts';
import type { Result } from '#kernel/result.ts';
import { addLine } from '#board';
import { addMember, foundNetwork, listNetworks } from '#networks';
import { findPlace, importPlaces, publishPlaces } from '#places';
import type { Context } from '#platform/context.ts';
import { migrate, openDatabase, type Database } from '#platform/database/index.ts';
import { GET as getNetworks } from './networks/+server.ts';
import { fallback, GET as getPlaces, OPTIONS } from './places/+server.ts';

/** A Tuesday. */
const NOW = new Date('2026-03-03T14:00:00+01:00');

const CSV = `name,kind,lat,lon,hours,services,source_id
Ochtendcafé,cafe,51.05,3.72,Mo-Fr 08:00-12:00,water,1
Middagcafé,cafe,51.06,3.72,Mo-Fr 12:00-16:00,toilet,2
Bibliotheek,library,51.07,3.72,,toilet;wifi,3
Kandidaat,bar,51.08,3.72,24/7,toilet,4
`;

function must<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(result.refusal.sentence);
	return result.value;
}

describe('the open API', () => {
	let db: Database;
	let networkId = '';
	const ctx = (): Context => ({ db, actor: KEEPER, clock: () => NOW });

	beforeAll(async () => {
		db = await openDatabase({ memory: true });
		await migrate(db);
		for (const [slug, nl] of [
			['gent', 'Gent'],
			['leuven', 'Leuven']
		] as const) {
			must(
				await foundNetwork(ctx(), {
					slug,
					names: { nl },
					phone: '09 123 45 67',
					phoneName: 'Fatma',
					tile: ['#1B4B82', '#A8321A'],
					charter: { nl: 'Iedereen is welkom.' },
					centre: { lat: 51.05, lon: 3.72 }
				})
			);
		}
		networkId = (await listNetworks(ctx())).find(({ slug }) => slug === 'gent')?.id ?? '';
		const input = { network: 'gent', name: 'Jan', mail: 'jan@gent.example', role: 'coordinator' as const };
		const member = must(await addMember(ctx(), input));
		must(await importPlaces(ctx(), { network: 'gent', bytes: new TextEncoder().encode(CSV), format: 'csv' }));
		for (const kind of ['cafe', 'library']) {
			must(await publishPlaces(ctx(), { networkId, as: member.id, because: 'Ze zeiden ja.', kind }));
		}
		const place = await findPlace(ctx(), networkId, 'middagcafe');
		must(await addLine(ctx(), { placeId: place?.id ?? '', item: 'soup', sort: 'dagsoep' }));
	}, 30_000);
	afterAll(() => db.close());

	const eventOf = (path: string) =>
		({
			url: new URL(`https://stoep.example${path}`),
			request: new Request(`https://stoep.example${path}`),
			route: { id: path },
			params: {},
			locals: { installation: { db, clock: () => NOW } }
		}) as unknown as RequestEvent;

	const ask = (query: string) => getPlaces(eventOf(`/api/v1/places${query}`));
	const namesOf = async (query: string) => {
		const { features } = await (await ask(query)).json();
		return features.map(({ properties }: { properties: { name: string } }) => properties.name);
	};

	it('lists the networks', async () => {
		const response = await getNetworks(eventOf('/api/v1/networks'));
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('x-stoep-network')).toBe('*');
		const { networks } = await response.json();
		expect(networks).toHaveLength(2);
		expect(networks[0]).toEqual({
			slug: 'gent',
			names: { nl: 'Gent' },
			phone: '09 123 45 67',
			phoneName: 'Fatma',
			centre: { lat: 51.05, lon: 3.72 },
			neighbourhoods: [],
			url: 'https://stoep.example/nl/gent'
		});
	});

	it('gives what is published as GeoJSON that anybody may read', async () => {
		const response = await ask('');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/geo+json');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const places = await response.json();
		expect(Object.keys(places)).toEqual(['type', 'features', 'next']);
		expect(await namesOf('')).not.toContain('Kandidaat');
		expect(places.features).toHaveLength(3);
	});

	it('narrows by what is asked', async () => {
		expect(await namesOf('?open=now')).toEqual(['Middagcafé']);
		expect(await namesOf('?open=2026-03-04T09:00')).toEqual(['Ochtendcafé']);
		expect(await namesOf('?service=wifi')).toEqual(['Bibliotheek']);
		expect(await namesOf('?near=51.071,3.72&limit=2')).toEqual(['Bibliotheek', 'Middagcafé']);
		expect(await namesOf('?network=leuven')).toEqual([]);
		expect(await namesOf('?item=soup')).toEqual([]);
	});

	it('leads through all pages and ends', async () => {
		const seen: string[] = [];
		let next: string | null = 'https://stoep.example/api/v1/places?network=gent&limit=1';
		while (next !== null) {
			const page: { next: string | null; features: { id: string }[] } = await (await ask(new URL(next).search)).json();
			seen.push(...page.features.map(({ id }) => id));
			next = page.next;
		}
		expect(new Set(seen).size).toBe(3);
		expect(seen).toHaveLength(3);
	});

	it('says to the cache of which network it is and until when it holds', async () => {
		const { headers } = await ask('?network=gent');
		expect(headers.get('x-stoep-network')).toBe(networkId);
		expect(headers.get('x-stoep-until')).toBe(String(new Date('2026-03-03T16:00:00+01:00').getTime()));
		expect((await ask('')).headers.get('x-stoep-network')).toBe('*');
		expect((await ask('?open=now')).headers.get('x-stoep-network')).toBeNull();
	});

	it.each([
		['?netwerk=gent', 400, 'netwerk'],
		['?limit=0', 400, 'limit'],
		['?limit=10001', 400, 'limit'],
		['?near=NaN,3', 400, 'near'],
		['?open=yesterdayish', 400, 'open'],
		['?service=champagne', 400, 'service'],
		['?item=bier', 400, 'item'],
		['?cursor=onzin', 400, 'cursor'],
		['?network=nergens', 404, 'network'],
		['?neighbourhood=nergens', 404, 'neighbourhood']
	])('answers %s with a problem document', async (query, status, field) => {
		const response = await ask(query);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const document = await response.json();
		expect(document).toMatchObject({ type: 'about:blank', title: expect.any(String), status, field });
		expect(document.detail).toMatch(/^\S.*\.$/);
	});

	it('can only be read', async () => {
		const response = fallback();
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
		expect(await response.json()).toMatchObject({ status: 405 });
		expect(OPTIONS().headers.get('access-control-allow-origin')).toBe('*');
	});
});
