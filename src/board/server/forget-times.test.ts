import { beforeAll, expect, it } from 'vitest';
import { KEEPER } from '#kernel/actor.ts';
import { sql } from 'kysely';
import { withoutTime } from '#kernel/ids.ts';
import type { Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	DAY,
	deviceId,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	tapsOn
} from '#tests/engines/given.ts';
import { conserved, EMPTY_LINE, fold } from '../domain/fold.ts';
import { eventsOf, linesOf } from './board-store.ts';
import { forgetTimes } from './forget-times.ts';

const MORNING = '2026-03-03T10:00:00+01:00';

describeEngines('forgetTimes', (engine) => {
	const clock = clockAt(MORNING);
	let ctx: Context;
	let place: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		place = await givenPlace(ctx, await givenNetwork(ctx));
	});

	const events = (lineId: string) => ctx.db.read(KEEPER, (tx) => eventsOf(tx, lineId));

	async function kept(lineId: string) {
		const lines = await ctx.db.read(KEEPER, (tx) => linesOf(tx, place.id));
		return lines.find(({ id }) => id === lineId)!;
	}

	async function monthsOf(lineId: string) {
		const { rows } = await ctx.db.asOwner((tx) =>
			sql<Record<string, string | number>>`select month, treated, given, from_house, received, passed_on, corrections
				from board.month where line_id = ${lineId} order by month`.execute(tx)
		);
		return rows;
	}

	/** A line on which something of everything happened in an hour, and the ids of it. */
	async function lived() {
		clock.to(MORNING);
		const lineId = await givenLine(ctx, place);
		const tap = tapsOn(ctx, place, lineId);
		const ids: Record<string, string> = {};
		const facts = [
			['given', 1],
			['treated', 3],
			['given', 2],
			['counted', 4],
			['given', 5],
			['treated', 2]
		] as const;
		for (const [index, [kind, n]] of facts.entries()) {
			clock.forward(MINUTE);
			must(await tap(kind, n, { id: (ids[`${index}`] = deviceId(clock())) }));
		}
		must(await tap('undone', 0, { id: (ids.undo = deviceId(clock())), of: ids['2'] }));
		return { lineId, tap, ids };
	}

	it('forgets nothing for four days', async () => {
		const { lineId } = await lived();
		const before = await events(lineId);
		clock.to('2026-03-07T23:59:59+01:00');
		await forgetTimes(ctx);
		expect(await events(lineId)).toEqual(before);
	});

	it('after four days knows the day and no time, in the ids neither, and the board stays', async () => {
		const { lineId, ids } = await lived();
		const before = await kept(lineId);
		clock.to('2026-03-08T00:00:00+01:00');
		await forgetTimes(ctx);
		const cut = await events(lineId);
		expect(cut).toHaveLength(7);
		const midnight = Date.parse('2026-03-03T00:00:00+01:00');
		expect(new Set(cut.map(({ at }) => at))).toEqual(new Set([midnight]));
		expect(cut.map(({ id }) => id).sort()).toEqual(Object.values(ids).map(withoutTime).sort());
		expect(cut.find(({ kind }) => kind === 'undone')?.of).toBe(withoutTime(ids['2']!));
		const line = await kept(lineId);
		expect({ ...line, last: null }).toEqual({ ...before, last: null });
		expect(line.last?.at).toBe(midnight);
		expect(line).toMatchObject(fold(cut));
		const { rows } = await ctx.db.asOwner((tx) =>
			sql<{ row: string }>`select e::text || l::text as row from board.event e join board.line l on l.id = e.line_id
				where l.id = ${lineId}`.execute(tx)
		);
		for (const id of Object.values(ids)) expect(rows.map(({ row }) => row).join()).not.toContain(id);
	});

	it('knows a late retry and a late undo all the same', async () => {
		const { lineId, tap, ids } = await lived();
		const { waiting } = await kept(lineId);
		clock.forward(6 * DAY);
		await forgetTimes(ctx);
		for (const id of Object.values(ids)) {
			expect(must(await tap('treated', 1, { id }))).toMatchObject({ fresh: false, line: { waiting } });
		}
		expect(refusedWith(await tap('undone', 0, { of: ids['5'] }))).toBe('tooLateToUndo');
		expect(must(await tap('treated', 1)).line.waiting).toBe(waiting + 1);
		// From a device that was away: counts at the first moment that is kept, behind everything that was cut.
		const at = clock().getTime() - 30 * DAY;
		const late = must(await tap('given', 1, { device: { at, offset: 0, lastContact: at } }));
		expect(late.line.waiting).toBe(waiting);
		expect(await kept(lineId)).toMatchObject(fold(await events(lineId)));
	});

	it('after thirteen months knows totals of the month only, and the board stays', async () => {
		const { lineId, tap } = await lived();
		clock.to('2026-04-10T12:00:00+02:00');
		must(await tap('treated', 4));
		const before = await kept(lineId);
		clock.to('2027-04-30T12:00:00+02:00');
		await forgetTimes(ctx);
		expect(await monthsOf(lineId)).toHaveLength(0);

		clock.to('2027-05-01T03:00:00+02:00');
		await forgetTimes(ctx);
		const march = { month: '2026-03', treated: 5, given: 6, from_house: 2, received: 0, passed_on: 0, corrections: 1 };
		expect(await monthsOf(lineId)).toEqual([march]);
		expect((await events(lineId)).map(({ kind, n }) => [kind, n])).toEqual([['treated', 4]]);
		const line = await kept(lineId);
		const { opening } = line;
		expect({ ...line, last: null, opening: EMPTY_LINE }).toEqual({ ...before, last: null, opening: EMPTY_LINE });
		expect(opening).toMatchObject({ treated: 5, given: 6, fromHouse: 2, corrections: 1, waiting: 2 });
		expect(line).toMatchObject(fold(await events(lineId), opening));
		expect(conserved(line) && conserved(opening)).toBe(true);

		clock.to('2027-06-01T03:00:00+02:00');
		await forgetTimes(ctx);
		expect((await monthsOf(lineId)).map(({ month, treated }) => [month, treated])).toEqual([
			['2026-03', 5],
			['2026-04', 4]
		]);
		expect(await events(lineId)).toEqual([]);
		expect((await kept(lineId)).waiting).toBe(before.waiting);
		must(await tap('given', 1));
		expect(await kept(lineId)).toMatchObject({ waiting: before.waiting - 1, treated: 9, given: 7 });
	});

	it('changes nothing when it runs again', async () => {
		const { lineId } = await lived();
		for (const later of ['2026-03-09T03:00:00+01:00', '2027-06-01T03:00:00+02:00']) {
			clock.to(later);
			await forgetTimes(ctx);
			const state = [await events(lineId), await kept(lineId), await monthsOf(lineId)];
			expect(await forgetTimes(ctx)).toBe(0);
			expect([await events(lineId), await kept(lineId), await monthsOf(lineId)]).toEqual(state);
		}
	});
});
