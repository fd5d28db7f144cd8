import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { contains, readBorder } from '#kernel/geography.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { slugFrom } from '#kernel/text.ts';
import { isItemKey, listLines, makeCard, openCounter, shown } from '#board';
import { listMembers, listNetworks, showNetwork } from '#networks';
import { isKind, isService, listActs, listPlaces, openStatus, takeawayStatus, weekPlan, type Place } from '#places';
import { openDatabase, type Database } from '#platform/database/index.ts';
import { describeEngines, freshDatabase } from '#tests/engines/engines.ts';
import { addressOf } from '../src/installation.ts';
import { givenTown, openTown, TUESDAY, type Cast } from './cast.ts';
import { CHARTER } from './charter.ts';
import { fillDemoTown, type Home } from './fill-demo-town.ts';
import borders from './neighbourhoods.json' with { type: 'json' };
import { CANDIDATES, PLACES, type TownPlace } from './places/index.ts';
import { LANDMARKS, TOWN } from './town.ts';
import { welcome } from './welcome.ts';

const TOLD: readonly TownPlace[] = [...Object.values(PLACES).flat(), ...CANDIDATES];
/** Milliseconds: two hundred writes, each on the disk, may take a while on a busy machine. */
const PATIENCE = 60_000;
const EMPTY_CONTEXT = { actor: KEEPER, clock: () => TUESDAY };

/** Everything of the town that does not depend on chance. */
async function portrait(db: Database) {
	const ctx = { ...EMPTY_CONTEXT, db };
	const [network] = await listNetworks(ctx);
	if (!network) return null;
	const parts = await showNetwork(ctx, network.slug);
	const places = await listPlaces(ctx, network.id, ['candidate', 'published', 'left']);
	return {
		names: network.names,
		landmarks: parts?.landmarks,
		neighbourhoods: parts?.neighbourhoods.map(({ slug, centre }) => ({ slug, centre })),
		team: (await listMembers(ctx, network.id)).map(({ mail, role }) => ({ mail, role })),
		places: await Promise.all(
			places.map(async (place) => ({
				...without(place, ['id', 'networkId', 'code', 'neighbourhoodId']),
				neighbourhood: parts?.neighbourhoods.find(({ id }) => id === place.neighbourhoodId)?.slug,
				acts: (await listActs(ctx, place.id)).map(({ because, at }) => ({ because, at })),
				board: (await listLines(ctx, place.id)).map((line) => ({
					...without(line, ['id', 'networkId', 'placeId']),
					last: line.last?.at
				}))
			}))
		)
	};
}

function without<Value extends object, Key extends keyof Value>(value: Value, keys: readonly Key[]): Omit<Value, Key> {
	return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as Key))) as Omit<Value, Key>;
}

describe('what is told of the demo town', () => {
	it('uses only kinds, services and items of the catalogues', () => {
		for (const { kind, services, board } of TOLD) {
			expect(isKind(kind), kind).toBe(true);
			for (const service of services) expect(isService(service), service).toBe(true);
			for (const { item } of board ?? []) expect(isItemKey(item), item).toBe(true);
		}
	});

	it('rings, writes to and links to nobody', () => {
		for (const phone of [TOWN.phone, ...TOLD.flatMap((place) => place.phone ?? [])]) {
			expect(phone).toMatch(/^09 000 00 \d\d$/);
		}
		for (const { website } of TOLD) if (website) expect(new URL(website).hostname).toMatch(/\.example\.org$/);
	});

	it('has neighbourhoods that cover the town without a gap or an overlap', () => {
		const shapes = borders.features.map(({ geometry }) => readBorder(geometry));
		const holding = (lat: number, lon: number) =>
			shapes.filter((shape) => shape.ok && contains(shape.value, { lat, lon })).length;
		for (let lat = 51.0112; lat < 51.029; lat += 0.00071) {
			for (let lon = 3.9403; lon < 3.9597; lon += 0.00093) expect(holding(lat, lon), `${lat}, ${lon}`).toBe(1);
		}
		for (const { slug, point } of LANDMARKS) expect(holding(point.lat, point.lon), slug).toBe(1);
	});

	it('says the eleven rules of the charter shortly, in every language, and in the voice of Stoep', () => {
		for (const language of LANGUAGES) {
			const text = CHARTER[language];
			expect(text.split('\n\n'), language).toHaveLength(12);
			expect(text.split(/\s+/).length, language).toBeLessThanOrEqual(180);
		}
		expect(CHARTER.nl).not.toMatch(/kwetsbaar|doelgroep|cliënt|hulpbehoevend|misbruik|registreren|account/i);
	});
});

describeEngines('the demo town', (engine) => {
	let town: Cast;
	let published: Map<string, Place>;
	beforeAll(async () => {
		town = await givenTown(engine.database());
		published = new Map(
			(await listPlaces(town.guest, town.network.id, ['published'])).map((place) => [place.slug, place])
		);
	}, PATIENCE);

	const place = (slug: string) => published.get(slug)!;
	const status = (slug: string) => openStatus(place(slug).hours, TUESDAY);
	const lines = (slug: string) => listLines(town.keeper, town.placeId(slug));

	it('shows guests the published places, and the team the candidates too', async () => {
		expect(published.size).toBe(28);
		expect(await listPlaces(town.guest, town.network.id, ['candidate'])).toEqual([]);
		expect(await listPlaces(town.memberCtx('fatma'), town.network.id, ['candidate'])).toHaveLength(CANDIDATES.length);
	});

	it('lays every place in its neighbourhood', () => {
		for (const [neighbourhood, told] of Object.entries(PLACES)) {
			for (const { name } of told) {
				expect(place(slugFrom(name)).neighbourhoodId, name).toBe(town.neighbourhoodId(neighbourhood));
			}
		}
	});

	it('knows when every place is open, but for the one of which nobody does', () => {
		const unknown = [...published.values()].filter(({ hours, takeaway }) =>
			[hours, ...(takeaway === null ? [] : [{ ...hours, week: takeaway }])].some((plan) =>
				weekPlan({ ...plan, paused: false, closures: [] }, '2026-03-02').some(({ because }) => because === 'unknown')
			)
		);
		expect(unknown.map(({ slug }) => slug)).toEqual(['jeugdhuis-het-vlot']);
	});

	it('is on a Tuesday afternoon as the README says', () => {
		expect(status('kapper-aydin')).toMatchObject({ open: true });
		expect(openStatus(place('kapper-aydin').hours, new Date('2026-03-02T14:00:00+01:00'))).toMatchObject({
			open: false
		});
		expect(status('bar-nachtuil')).toMatchObject({ because: 'week', opens: new Date('2026-03-04T16:00:00+01:00') });
		expect(openStatus(place('bar-nachtuil').hours, new Date('2026-03-07T00:30:00+01:00'))).toMatchObject({
			open: true,
			until: new Date('2026-03-07T01:00:00+01:00')
		});
		expect(status('onthaal-ziekenhuis-de-linde')).toMatchObject({ open: true, until: null });
		expect(status('koffiebar-kaneel')).toMatchObject({ because: 'leave', returns: '2026-03-13' });
		expect(status('zwembad-de-otter')).toMatchObject({ open: true, until: new Date('2026-03-03T17:00:00+01:00') });
		expect(status('naaiatelier-steekhoudend')).toMatchObject({ because: 'paused' });
		expect(status('jeugdhuis-het-vlot')).toMatchObject({ because: 'unknown' });
		expect(status('zondagscafe-de-stam')).toMatchObject({ opens: new Date('2026-03-08T14:00:00+01:00') });
		expect(place('boekhandel-de-bladwijzer').confirmedOn).toBe('2025-08-02');
		const car = place('soepkar-lepel');
		expect(status('soepkar-lepel')).toMatchObject({ open: false, opens: null });
		expect(takeawayStatus(car.hours, car.takeaway ?? '', TUESDAY)).toMatchObject({ open: true });
	});

	it('has boards from empty to full, each conserved', async () => {
		for (const { id } of published.values()) {
			for (const line of await listLines(town.keeper, id)) {
				const { treated, received, corrections, waiting, given, fromHouse, passedOn } = line;
				expect(treated + received + corrections).toBe(waiting + (given - fromHouse) + passedOn);
			}
		}
		expect(await lines('koffiebar-spoor-3')).toMatchObject([{ treated: 30, given: 1, waiting: 29, mayPassOn: 29 }]);
		expect(await lines('zondagscafe-de-stam')).toMatchObject([{ item: 'coffee', waiting: 0, treated: 0 }]);
		expect(await lines('zaal-de-klankkast')).toMatchObject([{ sortDate: '2026-03-14' }, { sortDate: '2026-03-28' }]);
		expect(await lines('cafe-de-wilg')).toMatchObject([{ waiting: 7 }, { sort: 'cappuccino' }, { sort: 'dagsoep' }]);

		const today = async (slug: string) =>
			(await lines(slug)).map((line) =>
				shown(line, line, line.givenOn === '2026-03-03' ? line.givenThatDay : 0, '2026-03-03')
			);
		expect(await today('de-grote-pot')).toMatchObject([{ waiting: 20, more: true }, { more: false }]);
		expect(await today('lokanta-defne')).toMatchObject([{ today: 'out' }, { today: 'yes' }]);
		expect(await today('eethuis-damas')).toMatchObject([{ today: 'yes' }, { today: 'paused' }]);
		expect(await lines('eethuis-damas')).toMatchObject([{ dailyLimit: 5, givenThatDay: 2 }, {}]);
	});
});

describe('the first run', { timeout: PATIENCE }, () => {
	const opened: { db: Database; dataDirectory: string }[] = [];
	let town: Cast;
	let told: Awaited<ReturnType<typeof portrait>>;
	beforeAll(async () => {
		town = await openTown();
		told = await portrait(town.db);
	}, PATIENCE);
	afterAll(() => town.db.close());
	afterEach(async () => {
		vi.restoreAllMocks();
		for (const { db, dataDirectory } of opened.splice(0)) {
			await db.close();
			rmSync(dataDirectory, { recursive: true });
		}
	});

	async function emptyInstallation(): Promise<Home> {
		const db = await openDatabase(await freshDatabase('pglite'));
		const installation = { db, dataDirectory: mkdtempSync(join(tmpdir(), 'stoep-demo-')), clock: () => TUESDAY };
		opened.push(installation);
		return installation;
	}

	async function said(installation: Home, env: NodeJS.ProcessEnv = {}): Promise<string> {
		const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
		const mail = { keepsFiles: true, send: async () => {} };
		await welcome({ ...installation, mail, address: addressOf(env) }, env);
		const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
		write.mockRestore();
		return text;
	}

	it('fills the town, and says the same link at every start while its card is valid', async () => {
		const installation = await emptyInstallation();
		const first = await said(installation, { STOEP_ORIGIN: 'https://stoep.example' });
		expect(first).toContain('https://stoep.example/nl/wilgemonde');
		const [, secret = ''] = /https:\/\/stoep\.example\/counter#(\S+)/.exec(first) ?? [];
		expect(await openCounter(installation, secret)).toMatchObject({ ok: true });
		const [, code = ''] = /with the code (\w{5} \w{5})/.exec(first) ?? [];
		expect(await openCounter(installation, code)).toMatchObject({ ok: true });
		expect(statSync(join(installation.dataDirectory, 'demo.json')).mode & 0o777).toBe(0o600);

		const before = await portrait(installation.db);
		expect(await said(installation, { STOEP_ORIGIN: 'https://stoep.example' })).toBe(first);
		expect(await portrait(installation.db)).toEqual(before);
		expect(before).toEqual(told);

		const ctx = { ...installation, actor: KEEPER };
		const [network] = await listNetworks(ctx);
		const places = await listPlaces(ctx, network?.id ?? '', ['published']);
		await makeCard(ctx, places.find(({ slug }) => slug === 'cafe-de-wilg')?.id ?? '');
		expect(await said(installation)).toMatch(/http:\/\/localhost:3000\/nl\/wilgemonde\s+The team/);
	});

	it('completes a filling that was killed, wherever that was', async () => {
		const installation = await emptyInstallation();
		const start = (writes: number, at: Date) =>
			fillDemoTown({ ...installation, db: dyingAfter(installation.db, writes) }, at);
		await expect(start(0, TUESDAY)).rejects.toThrow('killed');
		await expect(start(1, TUESDAY)).rejects.toThrow('killed');

		// Days later: what was begun is completed as of when it was begun.
		const later = new Date(TUESDAY.getTime() + 3 * 86_400_000);
		let filled = null;
		for (let writes = 2; filled === null; writes = Math.ceil(writes * 1.9)) {
			filled = await start(writes, later).catch((error: Error) => {
				if (error.message !== 'killed') throw error;
				return null;
			});
		}
		expect(filled).toMatchObject({ network: 'wilgemonde', counter: { place: 'cafe-de-wilg' } });
		expect(await portrait(installation.db)).toEqual(told);
	});

	it('leaves an installation empty that is told to be', async () => {
		const installation = await emptyInstallation();
		expect(await said(installation, { STOEP_DEMO: '0' })).toContain('is empty');
		expect(await listNetworks({ ...installation, actor: GUEST })).toEqual([]);
	});

	it('leaves an installation with a network of its own alone, whatever that is called', async () => {
		const { dataDirectory } = await emptyInstallation();
		expect(await said({ db: town.db, dataDirectory, clock: () => TUESDAY })).toBe('');
		expect(await portrait(town.db)).toEqual(told);
		expect(() => readFileSync(join(dataDirectory, 'demo.json'))).toThrow('ENOENT');
	});
});

/** The database until so many writes were committed; after that it is as if the process was gone. */
function dyingAfter(db: Database, writes: number): Database {
	let left = writes;
	const write: Database['write'] = (actor, work) => {
		if (left-- <= 0) return Promise.reject(new Error('killed'));
		return db.write(actor, work);
	};
	return new Proxy(db, {
		get(target, key) {
			if (key === 'write') return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		}
	});
}
