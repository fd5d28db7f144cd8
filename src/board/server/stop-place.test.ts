import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { addMember } from '#networks';
import {
	cancelLeaving,
	changePlace,
	leavePlace,
	listActs,
	listChanges,
	planLeaving,
	returnPlace,
	showPlace,
	type Place
} from '#places';
import type { Context } from '#platform/context.ts';
import { sql } from 'kysely';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	tapsOn,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { listLines, showCounter, stopPlace } from '../index.ts';

describeEngines('a place that stops', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
	});

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);
	const now = async (place: Place) => (await showPlace(ctx, place.id))!;

	/** A place with twelve coffees waiting. */
	async function withTwelve(changed?: Parameters<typeof givenPlace>[2]) {
		const place = await givenPlace(ctx, network, changed);
		const line = await givenLine(ctx, place);
		clock.forward(MINUTE);
		must(await tapsOn(ctx, place, line)('treated', 12));
		return place;
	}

	/** What the street is told of the lines of a place. */
	async function promised(place: Place) {
		return ctx.db.read(GUEST, async (tx) => {
			const { rows } = await sql<{ waiting: number; paused: boolean }>`
				select waiting, paused from board.street_line where place_id = ${place.id}`.execute(tx);
			return rows;
		});
	}

	it('is asked first what happens to what waits, and until then nothing changes (fact 15)', async () => {
		const place = await withTwelve();
		const stop = { placeId: place.id, because: 'Jan gaat met pensioen.' };
		for (const more of [{}, { lastDay: '2026-06-30' }]) {
			expect(await stopPlace(jan(), { ...stop, ...more })).toMatchObject({
				ok: false,
				refusal: { code: 'sayWhatWaits', field: 'waiting', sentence: expect.stringContaining('12') }
			});
		}
		expect(await now(place)).toEqual(place);
		must(await stopPlace(jan(), { ...stop, waiting: 'network' }));
		expect(await now(place)).toMatchObject({ state: 'left' });
		const acts = await listActs(jan(), place.id);
		expect(acts.at(-1)).toMatchObject({ act: 'left', waiting: 'network', because: stop.because });
	});

	it('is asked nothing where nothing waits', async () => {
		const place = await givenPlace(ctx, network);
		must(await stopPlace(jan(), { placeId: place.id, because: 'Verhuisd.' }));
		expect((await now(place)).state).toBe('left');
	});

	it('plans a last day: it gives out until then, is closed after it, and leaves when somebody lets it', async () => {
		const place = await withTwelve({ hours: { closures: [{ from: '2026-04-06', until: '2026-04-10' }] } });
		const stop = { placeId: place.id, because: 'Pensioen.', lastDay: '2026-06-30', waiting: 'giveOut' } as const;
		must(await stopPlace(jan(), stop));
		expect(await now(place)).toMatchObject({
			state: 'published',
			leaving: { lastDay: '2026-06-30', waiting: 'giveOut' },
			hours: {
				closures: [
					{ from: '2026-04-06', until: '2026-04-10' },
					{ from: '2026-07-01', until: null }
				]
			}
		});
		expect(await promised(place)).toEqual([{ waiting: 12, paused: false }]);
		const [act, change] = await listChanges(jan(), place.id);
		expect([act, change]).toMatchObject([
			{ is: 'act', act: 'leaving', lastDay: '2026-06-30', waiting: 'giveOut' },
			{ is: 'change', facts: { 'hours.closures': {} } }
		]);
		// What was agreed is not asked again.
		clock.forward(MINUTE);
		must(await stopPlace(jan(), { placeId: place.id, because: 'Het is zover.' }));
		expect((await listActs(jan(), place.id)).at(-1)).toMatchObject({ act: 'left', waiting: 'giveOut' });
	});

	it('promises nothing in between when what waits is passed on or left to the network', async () => {
		const place = await withTwelve();
		const stop = { placeId: place.id, because: 'Pensioen.', lastDay: '2026-06-30', waiting: 'passOn' } as const;
		must(await stopPlace(jan(), stop));
		expect(await promised(place)).toEqual([{ waiting: 12, paused: true }]);
		must(await cancelLeaving(jan(), { placeId: place.id, because: 'Toch niet.' }));
		expect(await promised(place)).toEqual([{ waiting: 12, paused: false }]);
		expect(await now(place)).toMatchObject({ leaving: null, hours: { closures: [] } });
		expect(refusedWith(await cancelLeaving(jan(), { placeId: place.id, because: 'Nog eens.' }))).toBe('notThere');
	});

	it('takes another plan for the one before', async () => {
		const place = await givenPlace(ctx, network);
		const plan = { placeId: place.id, because: 'Pensioen.', waiting: 'giveOut' } as const;
		must(await planLeaving(jan(), { ...plan, lastDay: '2026-06-30' }));
		must(await planLeaving(jan(), { ...plan, lastDay: '2026-05-31' }));
		must(await planLeaving(jan(), { ...plan, lastDay: '2026-05-31' }));
		expect((await now(place)).hours.closures).toEqual([{ from: '2026-06-01', until: null }]);
	});

	it('comes back within thirty days with its board as it was, and without the last day', async () => {
		const place = await withTwelve();
		must(
			await stopPlace(jan(), { placeId: place.id, because: 'Pensioen.', lastDay: '2026-06-30', waiting: 'network' })
		);
		must(await stopPlace(jan(), { placeId: place.id, because: 'Nu al.' }));
		const before = await listLines(ctx, place.id);
		clock.forward(30 * DAY);
		expect(await promised(place)).toEqual([]);
		must(await returnPlace(jan(), { placeId: place.id, because: 'Toch niet.' }));
		expect(await listLines(ctx, place.id)).toEqual(before);
		expect(await promised(place)).toEqual([{ waiting: 12, paused: false }]);
		expect(await now(place)).toMatchObject({ state: 'published', leaving: null, hours: { closures: [] } });
		clock.to('2026-03-03T10:00:00+01:00');
	});

	it('tells its counter, which goes on taking facts (charter: a fact is never refused)', async () => {
		const place = await withTwelve();
		const [line] = await listLines(ctx, place.id);
		const counter = async () => (await showCounter(as(counterOf(place))))!.view.leaving;
		async function given() {
			clock.forward(MINUTE);
			must(await tapsOn(ctx, place, line!.id)('given', 1));
		}
		expect(await counter()).toBeNull();
		const plan = { placeId: place.id, because: 'Pensioen.', lastDay: '2026-06-30', waiting: 'passOn' } as const;
		must(await stopPlace(jan(), plan));
		expect(await counter()).toEqual({ hasLeft: false, lastDay: '2026-06-30', waiting: 'passOn' });
		await given();
		must(await stopPlace(jan(), { placeId: place.id, because: 'Nu al.', waiting: 'network' }));
		expect(await counter()).toEqual({ hasLeft: true, lastDay: '2026-06-30', waiting: 'network' });
		await given();
		expect((await listLines(ctx, place.id))[0]?.waiting).toBe(10);
		must(await returnPlace(jan(), { placeId: place.id, because: 'Toch niet.' }));
		expect(await counter()).toBeNull();
	});

	it('tells its counter also when no day was planned, and a return leaves the closures alone', async () => {
		const closures = [{ from: '2026-03-04', until: null }];
		const place = await withTwelve({ hours: { closures } });
		must(await stopPlace(jan(), { placeId: place.id, because: 'Weg.', waiting: 'giveOut' }));
		expect((await showCounter(as(counterOf(place))))!.view.leaving).toMatchObject({
			hasLeft: true,
			waiting: 'giveOut'
		});
		must(await returnPlace(jan(), { placeId: place.id, because: 'Toch niet.' }));
		expect(await now(place)).toMatchObject({ state: 'published', leaving: null, hours: { closures } });

		const empty = await givenPlace(ctx, network);
		must(await stopPlace(jan(), { placeId: empty.id, because: 'Weg.' }));
		const leaving = { hasLeft: true, lastDay: null, waiting: null };
		expect((await showCounter(as(counterOf(empty))))!.view.leaving).toEqual(leaving);
		expect(await showCounter(as(GUEST))).toBeNull();
	});

	it('leaves other closures alone that somebody changed meanwhile', async () => {
		const place = await givenPlace(ctx, network);
		const plan = { placeId: place.id, because: 'Pensioen.', waiting: 'giveOut', lastDay: '2026-06-30' } as const;
		must(await planLeaving(jan(), plan));
		const closures = [{ from: '2026-04-06', until: '2026-04-10' }, ...(await now(place)).hours.closures];
		must(await changePlace(jan(), place.id, { change: { hours: { closures } }, seen: 1 }));
		must(await cancelLeaving(jan(), { placeId: place.id, because: 'Toch niet.' }));
		expect((await now(place)).hours.closures).toEqual([{ from: '2026-04-06', until: '2026-04-10' }]);
	});

	it('says at the field what is wrong with a plan', async () => {
		const place = await givenPlace(ctx, network);
		const plan = { placeId: place.id, because: 'Pensioen.', waiting: 'giveOut', lastDay: '2026-06-30' } as const;
		for (const [wrong, field] of [
			[{ lastDay: '2026-03-02' }, 'lastDay'],
			[{ lastDay: '2029-01-01' }, 'lastDay'],
			[{ lastDay: 'morgen' }, 'lastDay'],
			[{ waiting: 'weg' }, 'waiting'],
			[{ because: '\u0000' }, 'because'],
			[{ state: 'left' }, 'state']
		] as const) {
			const refused = await planLeaving(jan(), { ...plan, ...wrong } as typeof plan);
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'badInput', field } });
		}
		expect(await now(place)).toEqual(place);
		must(await leavePlace(jan(), { placeId: place.id, because: 'Weg.' }));
		expect(refusedWith(await planLeaving(jan(), plan))).toBe('notThere');
	});

	it('is an act of coordinators and ambassadors of that network', async () => {
		const place = await withTwelve();
		const other = await givenNetwork(ctx);
		const stop = { placeId: place.id, because: 'Weg.', lastDay: '2026-06-30', waiting: 'giveOut' } as const;
		for (const actor of [GUEST, DOOR, other.member, counterOf(place)]) {
			expect(refusedWith(await stopPlace(as(actor), stop))).toBe('noSuchPlace');
			expect(refusedWith(await cancelLeaving(as(actor), { placeId: place.id, because: 'Nee.' }))).toBe('noSuchPlace');
		}
		const { slug, id } = network.network;
		const els = must(await addMember(ctx, { network: slug, name: 'Els', mail: `els@${slug}.example`, role: 'expert' }));
		const expert: Actor = { kind: 'member', network: id, member: els.id, role: 'expert' };
		expect(refusedWith(await stopPlace(as(expert), stop))).toBe('notAllowed');
		expect(refusedWith(await stopPlace(ctx, stop))).toBe('whoActs');
		must(await stopPlace(ctx, { ...stop, as: network.member.member }));
	});
});
