import { AsyncResource } from 'node:async_hooks';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	deviceId,
	givenLine,
	givenNetwork,
	givenPlace,
	HOUR,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	tapsOn,
	type GivenNetwork
} from '#tests/engines/given.ts';
import type { Place } from '#places';
import { conserved, fold } from '../domain/fold.ts';
import { eventsOf, linesOf, lockLineById, type KeptLine } from './board-store.ts';
import { recentLines } from './recent-lines.ts';
import { recordEvent } from './record-event.ts';
import { limitLine, pauseLine } from './set-line.ts';
import { showCounterBoard } from './show-board.ts';

const MORNING = '2026-03-03T10:00:00+01:00';

describeEngines('recordEvent', (engine) => {
	const clock = clockAt(MORNING);
	let ctx: Context;
	let network: GivenNetwork;
	let place: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
	});

	beforeEach(async () => {
		clock.to(MORNING);
		place = await givenPlace(ctx, network);
	});

	/** A line of its own for a test, and taps on it: each a millisecond later, since what happens at once is ordered by id. */
	async function fresh() {
		const lineId = await givenLine(ctx, place);
		const tapNow = tapsOn(ctx, place, lineId);
		const tap: typeof tapNow = (...fact) => {
			clock.forward(1);
			return tapNow(...fact);
		};
		return { lineId, tap, tapNow };
	}

	async function kept(lineId: string): Promise<KeptLine> {
		const lines = await ctx.db.read(KEEPER, (tx) => linesOf(tx, place.id));
		return lines.find(({ id }) => id === lineId)!;
	}

	const events = (lineId: string) => ctx.db.read(KEEPER, (tx) => eventsOf(tx, lineId));

	/** What is kept beside the events is what they fold to, and nothing got lost. */
	async function expectFolded(lineId: string): Promise<KeptLine> {
		const line = await kept(lineId);
		expect(line).toMatchObject(fold(await events(lineId), line.opening));
		expect(conserved(line)).toBe(true);
		return line;
	}

	/** Out of reach of the guard against a transaction inside a transaction: another request. */
	const outside = AsyncResource.bind(<Value>(work: () => Value) => work());

	/** Until so many wait for a lock. */
	async function waiting(many: number): Promise<void> {
		const count = () =>
			ctx.db.asOwner((tx) =>
				sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
			);
		while ((await outside(count)).rows[0]?.n !== many);
	}

	const board = () => showCounterBoard({ ...ctx, actor: counterOf(place) }, place.id);

	it('takes a fact in and says what the line comes to', async () => {
		const { lineId, tap } = await fresh();
		expect(must(await tap('treated', 3))).toMatchObject({
			fresh: true,
			line: { waiting: 3, treated: 3, mayPassOn: 3 }
		});
		expect(must(await tap('given', 1))).toMatchObject({ fresh: true, line: { waiting: 2, given: 1, fromHouse: 0 } });
		expect(must(await tap('counted', 7))).toMatchObject({ line: { waiting: 7, corrections: 5 } });
		await expectFolded(lineId);
	});

	it('takes the same id in once', async () => {
		const { lineId, tap } = await fresh();
		const id = deviceId(clock());
		must(await tap('treated', 2, { id }));
		expect(must(await tap('treated', 2, { id }))).toMatchObject({ fresh: false, line: { waiting: 2 } });
		expect((await expectFolded(lineId)).waiting).toBe(2);
	});

	it('takes an id that another line has for the same event', async () => {
		const one = await fresh();
		const other = await fresh();
		const id = deviceId(clock());
		must(await one.tap('treated', 2, { id }));
		expect(must(await other.tap('treated', 2, { id }))).toMatchObject({ fresh: false, line: { waiting: 0 } });
		await expectFolded(other.lineId);
		expect((await expectFolded(one.lineId)).waiting).toBe(2);
	});

	it('looks again when a line is not what this process saw last', async () => {
		const { lineId, tap } = await fresh();
		must(await tap('treated', 5));
		const seen = recentLines(ctx.db).get(lineId)!;
		must(await tap('given', 2));
		must(await limitLine(ctx, place.id, lineId, 9));
		recentLines(ctx.db).set(seen);
		expect(must(await tap('given', 1))).toMatchObject({ fresh: true, line: { waiting: 2, given: 3 } });
		expect(await expectFolded(lineId)).toMatchObject({ givenThatDay: 3, dailyLimit: 9 });
	});

	it('believes neither an event nor its undo twice on a line that it saw last', async () => {
		const { lineId, tap } = await fresh();
		must(await tap('treated', 5));
		const [late, other] = [deviceId(clock()), deviceId(clock())];
		must(await tap('undone', 0, { of: late }));
		must(await tap('treated', 1, { id: other }));
		expect(must(await tap('given', 3, { id: late }))).toMatchObject({ fresh: true, line: { waiting: 6 } });
		expect(must(await tap('treated', 1, { id: other }))).toMatchObject({ fresh: false, line: { waiting: 6 } });
		expect(must(await tap('given', 1))).toMatchObject({ fresh: true, line: { waiting: 5 } });
		await expectFolded(lineId);
	});

	it('refuses what is nonsense and leaves nothing of it', async () => {
		const { lineId, tap } = await fresh();
		for (const n of [0, 21, -1, 1.5, NaN, Infinity]) expect(refusedWith(await tap('given', n))).toBe('badInput');
		for (const n of [-1, 201]) expect(refusedWith(await tap('counted', n))).toBe('badInput');
		for (const id of ['', 'x', '00000000-0000-4000-8000-000000000000', deviceId(clock()).toUpperCase()]) {
			expect(refusedWith(await tap('given', 1, { id }))).toBe('badInput');
		}
		expect(refusedWith(await tap('undone', 0))).toBe('badInput');
		expect(refusedWith(await tap('passedOn' as 'given', 1))).toBe('badInput');
		expect(refusedWith(await tap('given', 1, { lineId: 'x' }))).toBe('badInput');
		expect(await events(lineId)).toEqual([]);
		must(await tap('given', 20));
	});

	it('is for the counter of that board alone', async () => {
		const { lineId, tap } = await fresh();
		const elsewhere = await givenPlace(ctx, network);
		const input = { id: deviceId(clock()), placeId: place.id, lineId, kind: 'given' as const, n: 1 };
		for (const actor of [KEEPER, network.member, counterOf(elsewhere), { kind: 'guest' } as const]) {
			expect(refusedWith(await recordEvent({ ...ctx, actor }, input))).toBe('noSuchLine');
		}
		// The line of another place, asked for as if it were one's own.
		const stolen = { ...input, placeId: elsewhere.id };
		expect(refusedWith(await recordEvent({ ...ctx, actor: counterOf(elsewhere) }, stolen))).toBe('noSuchLine');
		expect(refusedWith(await tap('given', 1, { lineId: deviceId(clock()) }))).toBe('noSuchLine');
		expect(await events(lineId)).toEqual([]);
	});

	describe('at once', () => {
		it('lets twenty counters hand out the last one: all are taken in, none below zero', async () => {
			const { lineId, tap } = await fresh();
			must(await tap('treated', 1));
			const answers = await Promise.all(Array.from({ length: 20 }, () => tap('given', 1)));
			expect(answers.every((answer) => must(answer).fresh)).toBe(true);
			expect(await expectFolded(lineId)).toMatchObject({ waiting: 0, given: 20, fromHouse: 19 });
		});

		it('takes one id once, however many send it', async () => {
			const { lineId, tap } = await fresh();
			const id = deviceId(clock());
			const answers = await Promise.all(Array.from({ length: 10 }, () => tap('treated', 1, { id })));
			expect(answers.filter((answer) => must(answer).fresh)).toHaveLength(1);
			expect((await expectFolded(lineId)).waiting).toBe(1);
		});

		it('comes to the same when a tap and its undo pass each other', async () => {
			const { lineId, tap } = await fresh();
			const ids = [1, 2, 3, 4].map(() => deviceId(clock()));
			const undos = ids.map((of) => tap('undone', 0, { of }));
			await Promise.all([...undos, ...ids.map((id) => tap('treated', 1, { id })), tap('treated', 1)]);
			expect((await expectFolded(lineId)).waiting).toBe(1);
		});

		// PGlite has one connection, so nobody waits for a line there.
		it.runIf(engine.name === 'postgres')('sees the undo that came in while it waited for the line', async () => {
			const { lineId, tap } = await fresh();
			// Of two that count at one moment the later id comes last.
			const id = deviceId(clock().getTime() + MINUTE);
			const started: Promise<unknown>[] = [];
			await ctx.db.write(KEEPER, async (tx) => {
				await lockLineById(tx, lineId);
				started.push(outside(() => tap('undone', 0, { of: id })));
				await waiting(1);
				started.push(outside(() => tap('treated', 1, { id })));
				await waiting(2);
				return done(null);
			});
			await Promise.all(started);
			expect(await expectFolded(lineId)).toMatchObject({ waiting: 0, treated: 0 });
		});
	});

	describe('undone', () => {
		it('takes a tap back, in the last list too, and twice is once', async () => {
			const { lineId, tap } = await fresh();
			const id = deviceId(clock());
			must(await tap('treated', 5));
			must(await tap('given', 1, { id }));
			expect(must(await tap('undone', 0, { of: id })).line.waiting).toBe(5);
			expect(must(await tap('undone', 0, { of: id })).line.waiting).toBe(5);
			const taps = (await board()).taps.filter((one) => one.lineId === lineId);
			expect(taps.map(({ kind, undone }) => [kind, undone]).sort()).toEqual([
				['given', true],
				['treated', false]
			]);
			await expectFolded(lineId);
		});

		it('may arrive before what it undoes', async () => {
			const { lineId, tap } = await fresh();
			const id = deviceId(clock());
			must(await tap('treated', 2));
			must(await tap('undone', 0, { of: id }));
			expect(must(await tap('given', 1, { id }))).toMatchObject({ fresh: true, line: { waiting: 2, given: 0 } });
			await expectFolded(lineId);
		});

		it('is refused after a day, and not before', async () => {
			const { lineId, tapNow } = await fresh();
			const [one, other] = [deviceId(clock()), deviceId(clock())];
			must(await tapNow('treated', 1, { id: one }));
			must(await tapNow('treated', 1, { id: other }));
			clock.forward(DAY);
			expect(must(await tapNow('undone', 0, { of: one })).line.waiting).toBe(1);
			clock.forward(1);
			expect(refusedWith(await tapNow('undone', 0, { of: other }))).toBe('tooLateToUndo');
			expect((await expectFolded(lineId)).waiting).toBe(1);
		});

		it('of a tap on another line undoes nothing', async () => {
			const one = await fresh();
			const other = await fresh();
			const id = deviceId(clock());
			must(await one.tap('treated', 1, { id }));
			must(await other.tap('undone', 0, { of: id }));
			expect((await expectFolded(one.lineId)).waiting).toBe(1);
			expect((await board()).taps.find((tap) => tap.id === id)).toMatchObject({ undone: false });
		});

		it('is no part of another fact, whatever it says', async () => {
			const { lineId, tap } = await fresh();
			const id = deviceId(clock());
			must(await tap('treated', 1, { id }));
			must(await tap('given', 1, { of: id }));
			expect((await board()).taps.find((tap) => tap.id === id)).toMatchObject({ undone: false });
			expect(await expectFolded(lineId)).toMatchObject({ treated: 1, given: 1, waiting: 0 });
		});
	});

	describe('late', () => {
		it('counts where the clock of the device says, and folds again', async () => {
			const { lineId, tap } = await fresh();
			must(await tap('treated', 1));
			clock.forward(HOUR);
			must(await tap('given', 2));
			expect((await kept(lineId)).fromHouse).toBe(1);
			clock.forward(HOUR);
			// Treated between the two, without network, by a device whose clock is 5 minutes slow.
			const at = Date.parse(MORNING) + 30 * MINUTE;
			const device = { at: at - 5 * MINUTE, offset: 5 * MINUTE, lastContact: Date.parse(MORNING) };
			must(await tap('treated', 1, { device }));
			expect(await expectFolded(lineId)).toMatchObject({ waiting: 0, fromHouse: 0, given: 2 });
			expect((await events(lineId)).map((event) => event.at)).toContain(at);
		});

		it('is held between the last contact and the arrival when a clock is 48 hours off', async () => {
			const { lineId, tapNow } = await fresh();
			const now = clock().getTime();
			const lastContact = now - MINUTE;
			for (const at of [now - 48 * HOUR, now + 48 * HOUR, Infinity]) {
				must(await tapNow('treated', 1, { device: { at, offset: 0, lastContact } }));
			}
			expect((await events(lineId)).map(({ at }) => at).sort()).toEqual([lastContact, now, now]);
		});

		it('is never put before the days that are kept with their times', async () => {
			const { lineId, tap } = await fresh();
			const old = clock().getTime() - 30 * DAY;
			must(await tap('treated', 1, { device: { at: old, offset: 0, lastContact: old } }));
			expect((await events(lineId)).map(({ at }) => at)).toEqual([Date.parse('2026-02-27T00:00:00+01:00')]);
			await expectFolded(lineId);
		});
	});

	it('fact 10: given at 0 and then treated shows 1', async () => {
		const { lineId, tap } = await fresh();
		must(await tap('given', 1));
		expect(must(await tap('treated', 1)).line).toMatchObject({ waiting: 1, given: 1, fromHouse: 1 });
		await expectFolded(lineId);
	});

	it('fact 16: beyond the limit of the day and in a pause facts go on, and guests see why there is none', async () => {
		const { lineId, tap } = await fresh();
		const counter = { ...ctx, actor: counterOf(place) };
		const today = async () => (await board()).lines.find(({ id }) => id === lineId)!.today;
		expect(refusedWith(await limitLine(counter, place.id, lineId, 2))).toBe('noSuchPlace');
		expect(refusedWith(await pauseLine(counter, place.id, lineId))).toBe('noSuchPlace');
		must(await limitLine(ctx, place.id, lineId, 2));
		must(await tap('treated', 9));
		must(await tap('given', 1));
		expect(await today()).toBe('yes');
		const last = deviceId(clock());
		must(await tap('given', 1, { id: last }));
		expect(await today()).toBe('out');
		expect(must(await tap('given', 1)).line).toMatchObject({ waiting: 6, fromHouse: 0 });
		must(await tap('undone', 0, { of: last }));
		expect(await kept(lineId)).toMatchObject({ givenThatDay: 2, waiting: 7 });
		clock.to('2026-03-04T00:00:01+01:00');
		expect(await today()).toBe('yes');
		must(await pauseLine(ctx, place.id, lineId));
		expect(must(await tap('given', 1)).line.waiting).toBe(6);
		expect(await today()).toBe('paused');
		await expectFolded(lineId);
	});

	it('keeps what the events fold to, in whatever order and however often they come', async () => {
		const step = fc.record({
			kind: fc.constantFrom('treated' as const, 'given' as const, 'counted' as const, 'undone' as const),
			n: fc.integer({ min: 1, max: 4 }),
			/** Minutes before now; few, so that they tie. */
			ago: fc.integer({ min: 0, max: 5 }),
			of: fc.nat({ max: 12 }),
			again: fc.boolean()
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
				const { lineId, tap } = await fresh();
				const now = clock().getTime();
				const ids = steps.map(({ ago }) => deviceId(now - ago * MINUTE));
				for (const [index, { kind, n, ago, of, again }] of steps.entries()) {
					const device = { at: now - ago * MINUTE, offset: 0, lastContact: now - HOUR };
					const fact = { id: ids[index]!, device, ...(kind === 'undone' ? { of: ids[of % ids.length]! } : {}) };
					const answer = must(await tap(kind, kind === 'undone' ? 0 : n, fact));
					expect(answer.fresh).toBe(true);
					expect(conserved(answer.line)).toBe(true);
					if (again) expect(must(await tap(kind, kind === 'undone' ? 0 : n, fact)).fresh).toBe(false);
				}
				expect(await events(lineId)).toHaveLength(steps.length);
				await expectFolded(lineId);
			}),
			{ numRuns: 12 }
		);
	});
});
