import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { GUEST, KEEPER, type Actor } from '#kernel/actor.ts';
import { done, type Result } from '#kernel/result.ts';
import { addMember, drawNeighbourhoods, foundNetwork, showNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { importPlaces, type ImportInput } from './import-places.ts';
import type { ImportReport } from './judge-file.ts';
import { leavePlace } from './leave-place.ts';
import { updateFacts, type Place } from './places-store.ts';
import { publishPlaces } from './publish-places.ts';
import { listPlaces } from './show-places.ts';

const ALL = ['candidate', 'published', 'left'] as const;
const NOW = new Date('2026-03-03T14:00:00+01:00');

const square = (lat: number, lon: number, side: number) => ({
	type: 'Polygon',
	coordinates: [
		[
			[lon, lat],
			[lon + side, lat],
			[lon + side, lat + side],
			[lon, lat + side],
			[lon, lat]
		]
	]
});

const cafe = (number: number, more: Record<string, unknown> = {}) => ({
	type: 'Feature',
	geometry: { type: 'Point', coordinates: [3.72 + (number % 100) * 0.002, 51.05 + Math.floor(number / 100) * 0.002] },
	properties: { '@id': `node/${number}`, name: `Café ${number}`, amenity: 'cafe', ...more }
});

const collection = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const bytesOf = (text: string) => new TextEncoder().encode(text);

function must<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(result.refusal.sentence);
	return result.value;
}

describeEngines('bringing places in from a file', (engine) => {
	const ctxOf = (actor: Actor = KEEPER): Context => ({ db: engine.database(), actor, clock: () => NOW });
	let networks = 0;

	/** A network of its own for each test, with one neighbourhood around the first cafés. */
	async function network(): Promise<{ slug: string; id: string; member: string }> {
		const slug = `gent-${++networks}`;
		const founded = must(
			await foundNetwork(ctxOf(), {
				slug,
				names: { nl: 'Gent' },
				phone: '09 123 45 67',
				phoneName: 'Fatma',
				tile: ['#1B4B82', '#A8321A'],
				charter: { nl: 'Iedereen is welkom.' },
				centre: { lat: 51.05, lon: 3.72 }
			})
		);
		const borders = { features: [{ properties: { name: 'Brugse Poort' }, geometry: square(51.04, 3.71, 0.03) }] };
		must(await drawNeighbourhoods(ctxOf(), slug, borders));
		const input = { network: slug, name: 'Jan', mail: 'jan@gent.example', role: 'coordinator' as const };
		return { slug, id: founded.id, member: must(await addMember(ctxOf(), input)).id };
	}

	const bringIn = (slug: string, text: string, more: Partial<ImportInput> = {}, actor: Actor = KEEPER) =>
		importPlaces(ctxOf(actor), { network: slug, bytes: bytesOf(text), format: 'geojson', ...more });

	const numbersOf = ({ added, changed, unchanged, duplicates }: ImportReport) => ({
		added,
		changed,
		unchanged,
		duplicates
	});

	const places = (networkId: string): Promise<Place[]> => listPlaces(ctxOf(), networkId, ALL);

	/** What a person of the team does to the facts of a place. */
	async function edit(place: Place, change: Partial<Place>): Promise<void> {
		const changed = { id: place.id, neighbourhoodId: place.neighbourhoodId, imported: null };
		await engine.database().write(KEEPER, async (tx) => {
			await updateFacts(tx, [{ ...changed, facts: { ...place, ...change } }]);
			return done(null);
		});
	}

	it('makes candidates of what is a place, and says why the rest is none', async () => {
		const { slug, id } = await network();
		const features = [
			cafe(1, { opening_hours: 'Mo-Fr 10:00-18:00' }),
			cafe(2, { shop: 'vacant' }),
			cafe(3, { name: undefined }),
			cafe(4, { name: 'Café 1' }),
			cafe(1),
			'nonsense',
			cafe(90)
		];
		const report = must(await bringIn(slug, collection(features)));
		expect(numbersOf(report)).toEqual({ added: 3, changed: 0, unchanged: 0, duplicates: 1 });
		expect(report.skipped).toEqual({ vacant: 1, nameless: 1, notAFeature: 1 });
		expect(report.lines.map(({ row, name, code }) => [row, name, code])).toEqual([
			[1, 'Café 1', 'added'],
			[2, 'Café 2', 'vacant'],
			[3, null, 'nameless'],
			[4, 'Café 1', 'added'],
			[5, 'Café 1', 'repeated'],
			[6, null, 'notAFeature'],
			[7, 'Café 90', 'added']
		]);
		const there = await places(id);
		const { neighbourhoods } = (await showNetwork(ctxOf(), slug)) ?? {};
		const seen = there.map(({ state, slug, neighbourhoodId }) => [state, slug, neighbourhoodId]);
		expect(seen.sort()).toEqual([
			['candidate', 'cafe-1', neighbourhoods?.[0]?.id],
			['candidate', 'cafe-1-2', neighbourhoods?.[0]?.id],
			['candidate', 'cafe-90', null]
		]);
		expect(new Set(there.map(({ code }) => code)).size).toBe(3);
		expect(await listPlaces(ctxOf(GUEST), id, ALL)).toEqual([]);
	});

	it('changes nothing the second time', async () => {
		const { slug, id } = await network();
		const text = collection([
			cafe(1, { opening_hours: 'na afspraak, bel ons', wheelchair: 'yes' }),
			cafe(2, { 'name:fr': 'Le Café', phone: '09 111 22 33', 'language:tr': 'yes' })
		]);
		must(await bringIn(slug, text));
		const before = await places(id);
		expect(numbersOf(must(await bringIn(slug, text)))).toEqual({
			added: 0,
			changed: 0,
			unchanged: 2,
			duplicates: 0
		});
		expect(await places(id)).toEqual(before);
	});

	it('keeps hours that cannot be read word for word', async () => {
		const { slug, id } = await network();
		const report = must(await bringIn(slug, collection([cafe(1, { opening_hours: 'als het licht brandt' })])));
		expect(report.lines.map(({ is, code, found }) => [is, code, found])).toEqual([
			['added', 'added', null],
			['doubtful', 'hoursUnreadable', 'als het licht brandt']
		]);
		expect(report.doubtful).toEqual({ hoursUnreadable: 1 });
		const [place] = await places(id);
		expect([place?.hours.week, place?.hoursAsFound]).toEqual([null, 'als het licht brandt']);
	});

	it('takes over what the file changed, and leaves what a person edited', async () => {
		const { slug, id } = await network();
		must(await bringIn(slug, collection([cafe(1, { phone: '09 111 22 33', opening_hours: 'Mo-Fr 10:00-18:00' })])));
		const [place] = await places(id);
		if (!place) throw new Error('no place');
		await edit(place, { name: 'Bij Fatma', services: ['toilet'] });

		const moved = cafe(1, { name: 'Café Één', phone: '09 444 55 66', toilets: 'no' });
		moved.geometry.coordinates = [4.5, 51.2];
		const report = must(await bringIn(slug, collection([moved])));
		expect(numbersOf(report)).toEqual({ added: 0, changed: 1, unchanged: 0, duplicates: 0 });
		const [after] = await places(id);
		expect(after).toMatchObject({
			name: 'Bij Fatma',
			services: ['toilet'],
			phone: '+3294445566',
			hours: { week: null },
			point: { lat: 51.2, lon: 4.5 },
			neighbourhoodId: null,
			imported: { name: 'Café Één' }
		});
		expect(report.lines).toMatchObject([
			{
				row: 1,
				is: 'changed',
				facts: { phone: { before: '+3291112233', after: '+3294445566' }, 'hours.week': { after: null } }
			},
			{ row: 1, is: 'kept', facts: { name: { before: 'Bij Fatma', after: 'Café Één' }, services: { after: [] } } }
		]);
		expect(numbersOf(must(await bringIn(slug, collection([moved]))))).toMatchObject({ changed: 0, unchanged: 1 });
	});

	it('remembers what the file said, also where a person overruled it', async () => {
		const { slug, id } = await network();
		must(await bringIn(slug, collection([cafe(1)])));
		const [place] = await places(id);
		if (!place) throw new Error('no place');
		await edit(place, { name: 'Bij Fatma' });
		expect(must(await bringIn(slug, collection([cafe(1, { name: 'Café Twee' })])))).toMatchObject({ changed: 0 });
		// Somebody gives it back the name it had in the first file: that is an edit like any other.
		await edit(place, { name: 'Café 1' });
		expect(must(await bringIn(slug, collection([cafe(1, { name: 'Café Drie' })])))).toMatchObject({ changed: 0 });
		expect((await places(id))[0]?.name).toBe('Café 1');
	});

	it('leaves a place that left where it is', async () => {
		const { slug, id, member } = await network();
		const text = collection([cafe(1)]);
		must(await bringIn(slug, text));
		must(await publishPlaces(ctxOf(), { networkId: id, as: member, because: 'De uitbater zei ja.' }));
		const [place] = await places(id);
		must(await leavePlace(ctxOf(), { placeId: place?.id ?? '', as: member, because: 'De uitbater stopt.' }));
		expect(numbersOf(must(await bringIn(slug, text)))).toMatchObject({ added: 0, unchanged: 1 });
		expect((await places(id)).map(({ state }) => state)).toEqual(['left']);
	});

	it('writes nothing in a dry run, and says what would happen', async () => {
		const { slug, id } = await network();
		const first = collection([cafe(1), cafe(2)]);
		expect(numbersOf(must(await bringIn(slug, first, { dryRun: true })))).toMatchObject({ added: 2 });
		expect(await places(id)).toEqual([]);

		must(await bringIn(slug, first));
		const before = await places(id);
		const second = collection([cafe(1, { phone: '09 111 22 33' }), cafe(2), cafe(3)]);
		const told = numbersOf(must(await bringIn(slug, second, { dryRun: true })));
		expect(told).toEqual({ added: 1, changed: 1, unchanged: 1, duplicates: 0 });
		expect(await places(id)).toEqual(before);
		expect(numbersOf(must(await bringIn(slug, second)))).toEqual(told);
	});

	it('is completed by running it again after it was killed', async () => {
		const { slug, id } = await network();
		const bytes = bytesOf(collection(Array.from({ length: 1_300 }, (_, number) => cafe(number))));
		const killed = importPlaces(
			ctxOf(),
			{ network: slug, bytes, format: 'geojson' },
			{
				onProgress: ({ doing, done }) => {
					if (doing === 'writing' && done >= 1_000) throw new Error('killed');
				}
			}
		);
		await expect(killed).rejects.toThrow('killed');
		expect(await places(id)).toHaveLength(1_000);
		const report = must(await importPlaces(ctxOf(), { network: slug, bytes, format: 'geojson' }));
		expect(numbersOf(report)).toEqual({ added: 300, changed: 0, unchanged: 1_000, duplicates: 0 });
		const there = await places(id);
		expect(new Set(there.map((place) => place.slug)).size).toBe(1_300);
	});

	it('stops with a sentence when somebody else brought the same places in meanwhile', async () => {
		const { slug, id } = await network();
		const text = collection([cafe(1), cafe(2)]);
		const db = engine.database();
		const overtaken: typeof db = Object.assign(Object.create(db), {
			read: db.read.bind(db),
			write: async (...parameters: Parameters<typeof db.write>) => {
				must(await bringIn(slug, text));
				return db.write(...parameters);
			}
		});
		const bytes = bytesOf(text);
		const late = await importPlaces({ ...ctxOf(), db: overtaken }, { network: slug, bytes, format: 'geojson' });
		expect(late).toMatchObject({ ok: false, refusal: { code: 'changedMeanwhile' } });
		expect(await places(id)).toHaveLength(2);
	});

	it('takes a CSV, and the same place from two sources once', async () => {
		const { slug, id } = await network();
		must(await bringIn(slug, collection([cafe(1)])));
		const csv = 'name;lat;lon;kind\nCAFE 1;51,05001;3,72201;cafe\nBij Fatma;51.06;3.73;café\n;51;3;cafe\n';
		const report = must(await bringIn(slug, csv, { format: 'csv' }));
		expect(numbersOf(report)).toEqual({ added: 1, changed: 0, unchanged: 0, duplicates: 1 });
		expect(report.lines.map(({ row, sentence }) => `${row}: ${sentence}`)).toEqual([
			'2: "Café 1" is there already (cafe-1): the same name within 60 metres.',
			'3: A new candidate.',
			'4: It has no name.'
		]);
		expect(await places(id)).toHaveLength(2);
	});

	it('is for the team of the network and the keeper', async () => {
		const here = await network();
		const there = await network();
		const text = collection([cafe(1)]);
		const member = (of: string): Actor => ({ kind: 'member', network: of, member: here.member, role: 'coordinator' });
		const refused = { ok: false, refusal: { code: 'notAllowed' } };
		expect(await bringIn(here.slug, text, {}, GUEST)).toMatchObject(refused);
		expect(await bringIn(here.slug, text, {}, member(there.id))).toMatchObject(refused);
		expect(await bringIn(here.slug, text, {}, member(here.id))).toMatchObject({ ok: true, value: { added: 1 } });
		expect(await bringIn('nergens', text)).toMatchObject({ ok: false, refusal: { code: 'noSuchNetwork' } });
	});

	it.each([
		['an empty file', new Uint8Array(), 'geojson', 'emptyFile'],
		['half a file', bytesOf('{"type":"FeatureCollection","features":[{"type":'), 'geojson', 'notJson'],
		['other JSON', bytesOf('{"type":"Feature"}'), 'geojson', 'notAFeatureCollection'],
		['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'geojson', 'wrongEncoding'],
		['a CSV without its columns', bytesOf('naam,adres\nJan,Gent\n'), 'csv', 'headerUnreadable'],
		['a CSV with a quotation mark that never ends', bytesOf(`name,lat,lon\n"${'x'.repeat(40_000)}`), 'csv', 'notCsv']
	] as const)('refuses %s with a sentence and brings nothing in', async (_, bytes, format, code) => {
		const { slug, id } = await network();
		const result = await importPlaces(ctxOf(), { network: slug, bytes, format });
		expect(result).toMatchObject({ ok: false, refusal: { code, sentence: expect.stringMatching(/^[A-Z].*\.$/) } });
		expect(await places(id)).toEqual([]);
	});

	it('survives rows that are made to hurt', async () => {
		const { slug, id } = await network();
		const features = [
			cafe(1, { name: `Nul\u0000teken \u202Eomgekeerd` }),
			cafe(2, { name: 'x'.repeat(10_000) }),
			cafe(3, { name: '\ud800', 'name:fr': 'é' }),
			cafe(4, { opening_hours: 'Mo-Su '.repeat(5_000) }),
			cafe(5, { '@id': { $gt: '' }, phone: '1'.repeat(5_000), website: 'javascript:alert(1)' }),
			{ ...cafe(6), geometry: { type: 'Point', coordinates: ['NaN', null] } },
			{ ...cafe(7), geometry: { type: 'Point', coordinates: [1e400, -1e400] } },
			{ ...cafe(8), properties: { __proto__: null, name: "'); drop table places.place; --", amenity: 'cafe' } },
			null
		];
		const report = must(await bringIn(slug, collection(features)));
		const there = await places(id);
		expect(there).toHaveLength(report.added);
		expect(there.map(({ name }) => name).sort()).toEqual([
			"'); drop table places.place; --",
			'Café 4',
			'Café 5',
			'Nulteken omgekeerd'
		]);
		expect(there.every(({ website }) => website === null)).toBe(true);
	});
});

const BRUSSELS = '../shared/data/places/brussels-osm/places.geojson';
const MUNICIPALITIES = '../shared/data/areas/brussel-gemeenten/gemeenten.geojson';
const isHere = existsSync(BRUSSELS) && existsSync(MUNICIPALITIES);

describe.skipIf(!isHere)('the places of Brussels (skipped without ../shared/data)', () => {
	describeEngines('a real city', (engine) => {
		const ctx = (): Context => ({ db: engine.database(), actor: KEEPER, clock: () => NOW });
		const bytes = isHere ? readFileSync(BRUSSELS) : new Uint8Array();
		const bringIn = async () => must(await importPlaces(ctx(), { network: 'brussel', bytes, format: 'geojson' }));
		let id = '';
		let first: ImportReport;

		beforeAll(async () => {
			const founded = must(
				await foundNetwork(ctx(), {
					slug: 'brussel',
					names: { nl: 'Brussel', fr: 'Bruxelles' },
					phone: '02 123 45 67',
					phoneName: 'Nadia',
					tile: ['#1B4B82', '#A8321A'],
					charter: { nl: 'Iedereen is welkom.' },
					centre: { lat: 50.8466, lon: 4.3528 }
				})
			);
			id = founded.id;
			must(await drawNeighbourhoods(ctx(), 'brussel', JSON.parse(readFileSync(MUNICIPALITIES, 'utf8'))));
			first = await bringIn();
		}, 120_000);

		it('accounts for every row', () => {
			const { rows, added, duplicates, skipped, changed, unchanged } = first;
			const left = Object.values(skipped).reduce((sum, n) => sum + n, 0);
			expect(rows).toBe(11_170);
			expect(added + duplicates + left).toBe(rows);
			expect([changed, unchanged]).toEqual([0, 0]);
			expect(skipped.vacant).toBe(538);
			expect(added).toBeGreaterThan(8_000);
		});

		it('places them in their municipality', async () => {
			const { neighbourhoods } = (await showNetwork(ctx(), 'brussel')) ?? { neighbourhoods: [] };
			const there = await listPlaces(ctx(), id, ALL);
			expect(neighbourhoods).toHaveLength(19);
			expect(there.filter(({ neighbourhoodId }) => neighbourhoodId === null).length).toBeLessThan(20);
		});

		it('changes nothing the second time', { timeout: 60_000 }, async () => {
			const again = await bringIn();
			expect([again.added, again.changed, again.unchanged]).toEqual([0, 0, first.added]);
		});

		it('publishes one kind at once, in the name of a member', async () => {
			const input = { network: 'brussel', name: 'Jan', mail: 'jan@brussel.example', role: 'coordinator' as const };
			const member = must(await addMember(ctx(), input));
			const libraries = (await listPlaces(ctx(), id, ['candidate'])).filter(({ kind }) => kind === 'library');
			expect(libraries.length).toBeGreaterThan(10);
			const because = 'Openbare dienst.';
			const act = { networkId: id, as: member.id, because, kind: 'library' };
			expect(must(await publishPlaces(ctx(), act)).published).toBe(libraries.length);
			const published = await listPlaces({ ...ctx(), actor: GUEST }, id, ALL);
			expect(new Set(published.map(({ kind }) => kind))).toEqual(new Set(['library']));
			expect(published).toHaveLength(libraries.length);
		});
	});
});
