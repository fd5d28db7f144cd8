import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST, KEEPER, type Role } from '#kernel/actor.ts';
import { enterPracticeCounter, counterOfCookie, removePracticeBoards } from '#board';
import {
	enterPractice,
	findPractice,
	listNetworks,
	listPractices,
	memberOfCookie,
	otherMemberships,
	removePractice,
	showNetwork,
	askToSignIn
} from '#networks';
import { listPlaces, removePracticePlaces } from '#places';
import type { Context } from '#platform/context.ts';
import { followCode, readOpenData } from '#street';
import { teamTexts } from '#platform/i18n/team.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { clockAt, givenNetwork, givenPlace, must, refusedWith, type GivenNetwork } from '#tests/engines/given.ts';
import { makePracticeTown } from './practice-town.ts';
import { TEAM } from './town.ts';

const PATIENCE = 120_000;
const HOUR = 3_600_000;

describeEngines('the practice town', (engine) => {
	const clock = clockAt('2026-03-03T14:00:00+01:00');
	let home: Omit<Context, 'actor'>;
	let keeper: Context;
	let real: GivenNetwork;
	let coordinator: Context;

	beforeAll(() => {
		home = { db: engine.database(), clock };
		keeper = { ...home, actor: KEEPER };
	});
	beforeEach(async () => {
		real = await givenNetwork(keeper);
		await givenPlace(keeper, real);
		coordinator = { ...home, actor: real.member };
	});
	const placesOf = (id: string) => listPlaces(keeper, id, ['candidate', 'published', 'left']);

	/** How many rows of every table are of a network, where there are any. */
	async function rowsOf(networkId: string): Promise<Record<string, number>> {
		return home.db.asOwner(async (tx) => {
			const { rows: tables } = await sql<{ name: string }>`select table_schema || '.' || table_name as name
				from information_schema.columns join information_schema.tables using (table_schema, table_name)
				where column_name = 'network_id' and table_type = 'BASE TABLE'`.execute(tx);
			const counts: Record<string, number> = {};
			for (const { name } of tables) {
				const { rows } = await sql<{ many: number }>`select count(*)::integer as many
					from ${sql.raw(name)} where network_id = ${networkId}`.execute(tx);
				if (rows[0]?.many) counts[name] = rows[0].many;
			}
			return counts;
		});
	}

	it('is filled with invented people and places, and is in no list', { timeout: PATIENCE }, async () => {
		expect(await findPractice(coordinator, real.network.id)).toBeNull();
		// Two who ask at once get one town.
		const [town, same] = await Promise.all([1, 2].map(() => makePracticeTown(home, real.network.id)));
		if (!town) throw new Error('There is no town.');
		expect(same?.id).toBe(town.id);
		expect(await findPractice(coordinator, real.network.id)).toMatchObject({
			id: town.id,
			practiceOf: real.network.id
		});
		const shown = await showNetwork({ ...home, actor: GUEST }, town.slug);
		expect([shown?.landmarks.length, shown?.neighbourhoods.length]).toEqual([4, 4]);
		const places = await placesOf(town.id);
		expect(places).toHaveLength(33);

		const guest = { ...home, actor: GUEST };
		expect((await listNetworks(guest)).map(({ id }) => id)).not.toContain(town.id);
		expect((await listNetworks(keeper)).map(({ id }) => id)).not.toContain(town.id);
		const near = { point: { lat: 51.02, lon: 3.95 } };
		for (const question of [{ limit: 10_000 }, { limit: 10_000, near: near.point }]) {
			const open = must(await readOpenData(guest, question));
			expect(open.places.filter(({ networkId }) => networkId === town.id)).toEqual([]);
			expect(open.places.length).toBeGreaterThan(0);
		}
		expect(refusedWith(await readOpenData(guest, { network: town.slug }))).toBe('noSuchNetwork');
		const [first] = places.filter(({ state }) => state === 'published');
		expect(must(await followCode(guest, first?.code ?? ''))).toEqual({ network: town.slug, place: first?.slug });
	});

	it('begins anew with nothing left, also of a filling that was killed', { timeout: PATIENCE }, async () => {
		const killed = { ...home, db: dyingAfter(home, 40) };
		await expect(makePracticeTown(killed, real.network.id)).rejects.toThrow('killed');
		const [left] = await listPractices(keeper, real.network.id);
		expect(left).toMatchObject({ isReady: false });
		expect(await showNetwork({ ...home, actor: GUEST }, left?.slug ?? '')).toBeNull();
		expect(await findPractice(keeper, real.network.id)).toBeNull();

		clock.forward(2 * HOUR);
		const first = await makePracticeTown(home, real.network.id);
		expect(await rowsOf(left?.id ?? '')).toEqual({});
		clock.forward(HOUR);
		const second = await makePracticeTown(home, real.network.id);
		expect(await rowsOf(first.id)).toEqual({});
		expect((await listPractices(keeper, real.network.id)).map(({ id }) => id)).toEqual([second.id]);
		expect(await placesOf(real.network.id)).toHaveLength(1);
	});

	it('removes no real network, whatever id is given and whoever asks', async () => {
		const before = await rowsOf(real.network.id);
		for (const remove of [removePracticeBoards, removePracticePlaces, removePractice]) {
			must(await remove(keeper, real.network.id));
			expect(refusedWith(await remove(coordinator, real.network.id))).toBe('notAllowed');
		}
		expect(await rowsOf(real.network.id)).toEqual(before);
		expect(await listNetworks(keeper)).toContainEqual(real.network);
	});

	describe('to look around in', () => {
		it('is entered as somebody invented, who is nobody elsewhere', { timeout: PATIENCE }, async () => {
			expect(refusedWith(await enterPractice(coordinator, 'coordinator'))).toBe('noPractice');
			expect(refusedWith(await enterPracticeCounter(coordinator))).toBe('noPractice');
			const town = await makePracticeTown(home, real.network.id);
			for (const role of ['coordinator', 'ambassador', 'expert'] as const satisfies Role[]) {
				const { cookie } = must(await enterPractice(coordinator, role));
				const found = await memberOfCookie(home, cookie);
				expect(found?.actor).toMatchObject({ network: town.id, role });
				if (found) expect(await otherMemberships(home, found.member)).toEqual([]);
			}
			const counters = [must(await enterPracticeCounter(coordinator)), must(await enterPracticeCounter(coordinator))];
			for (const { cookie } of counters) expect((await counterOfCookie(home, cookie))?.network).toBe(town.id);

			const sent: string[] = [];
			const mail = { keepsFiles: false, send: async ({ to }: { to: string }) => void sent.push(to) };
			const asked = {
				mail: TEAM.fatma.mail,
				language: 'nl',
				origin: 'http://localhost',
				say: teamTexts('nl')
			} as const;
			await (
				await askToSignIn({ ...home, mail }, asked)
			).sent;
			expect(sent).toEqual([]);
			const other = await givenNetwork(keeper);
			expect(refusedWith(await enterPractice({ ...home, actor: other.member }, 'expert'))).toBe('noPractice');
			expect(refusedWith(await enterPractice({ ...home, actor: GUEST }, 'expert'))).toBe('notAllowed');
			expect(refusedWith(await enterPracticeCounter({ ...home, actor: GUEST }))).toBe('notAllowed');
		});
	});
});

/** The database until so many writes were committed; after that it is as if the process was gone. */
function dyingAfter({ db }: Omit<Context, 'actor'>, writes: number): Context['db'] {
	let left = writes;
	const write: Context['db']['write'] = (actor, work) =>
		left-- > 0 ? db.write(actor, work) : Promise.reject(new Error('killed'));
	return new Proxy(db, {
		get(target, key) {
			if (key === 'write') return write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		}
	});
}
