import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { EVENT_KINDS, limitsOf, type BoardEvent, type EventKind } from './event.ts';
import { applyNext, comesAfter, EMPTY_LINE, fold, inOrder, standing } from './fold.ts';
import { closeMonths, cutToDays, type MonthTotals } from './forget.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 0, 1);

let made = 0;

function event(kind: EventKind, n: number, at: number, more: Partial<BoardEvent> = {}): BoardEvent {
	made += 1;
	const random = new Uint8Array(10);
	new DataView(random.buffer).setUint32(6, made);
	return { id: uuidV7(at, random), kind, n, at, era: 0, ...more };
}

/** Events over so many hours, often on one day and at one moment, some late and some undone. */
function eventsOver(hours: number): fc.Arbitrary<BoardEvent[]> {
	const seed = fc.record({
		kind: fc.constantFrom(...EVENT_KINDS),
		n: fc.integer({ min: 1, max: 6 }),
		hour: fc.integer({ min: 0, max: hours }),
		era: fc.integer({ min: 0, max: 2 }),
		of: fc.nat({ max: 25 })
	});
	return fc.array(seed, { maxLength: 25 }).map((seeds) => {
		const events = seeds.map(({ kind, n, hour, era }) =>
			event(kind, Math.min(n, limitsOf(kind).max), START + hour * HOUR, { era })
		);
		return events.map((one, index) =>
			one.kind === 'undone' ? { ...one, of: events[seeds[index]?.of ?? 0]?.id ?? one.id } : one
		);
	});
}

const moment = (hours: number) => fc.integer({ min: -2, max: hours + 2 }).map((hour) => START + hour * HOUR);

describe('cutToDays', () => {
	it('cuts to midnight in Brussels and keeps the order of the day as a rank', () => {
		const summer = Date.UTC(2026, 6, 14);
		const late = event('given', 1, summer + 22.5 * HOUR);
		const events = [
			event('treated', 1, summer + 8 * HOUR),
			event('given', 1, summer + 7 * HOUR),
			late,
			event('given', 1, summer + 30 * HOUR)
		];
		const cut = cutToDays(events, summer + 30 * HOUR);
		expect(cut.map(({ kind, at, rank }) => [kind, at - summer, rank])).toEqual([
			['given', -2 * HOUR, 0],
			['treated', -2 * HOUR, 1],
			['given', 22 * HOUR, 0],
			['given', 30 * HOUR, undefined]
		]);
		expect(fold(cut)).toEqual(fold(events));
		expect(fold(cut)).toMatchObject({ waiting: 0, fromHouse: 2 });
	});

	it('leaves no time of the day behind, also not inside an id', () => {
		const [one, other] = [8.25, 17.5].map((hour) => START + hour * HOUR);
		const tap = event('given', 1, one!);
		const cut = cutToDays([tap, event('undone', 0, other!, { of: tap.id })], START + 99 * HOUR);
		for (const { id, of } of cut) {
			expect(id).toMatch(/^00000000-0000-8/);
			if (of !== undefined) expect(of).toBe(cut[0]!.id);
		}
		expect(new Set(cut.map(({ at }) => at))).toEqual(new Set([START - HOUR]));
		expect(fold(cut)).toEqual(EMPTY_LINE);
	});

	it('still knows a retry and an undo that bear the full id', () => {
		const tap = event('treated', 3, START + 9 * HOUR);
		const cut = cutToDays([tap], START + 99 * HOUR);
		expect(fold([...cut, tap]).waiting).toBe(3);
		expect(fold([...cut, event('undone', 0, START + 200 * HOUR, { of: tap.id })]).waiting).toBe(0);
	});

	it('keeps the fold and every prefix of it', () => {
		fc.assert(
			fc.property(eventsOver(60), moment(60), (events, before) => {
				const cut = cutToDays(events, before);
				expect(fold(cut.toReversed())).toEqual(fold(events));
				expect(standing(cut).map(({ kind, n }) => [kind, n])).toEqual(standing(events).map(({ kind, n }) => [kind, n]));
			})
		);
	});

	it('keeps the fold as days go by, with new events coming after', () => {
		fc.assert(
			fc.property(eventsOver(120), moment(120), moment(120), (events, one, other) => {
				const [early, later] = [Math.min(one, other), Math.max(one, other)];
				const twice = cutToDays(cutToDays(events, early), later);
				expect(twice).toEqual(cutToDays(events, later));
				expect(cutToDays(twice, later)).toEqual(twice);
			})
		);
	});
});

describe('closeMonths', () => {
	const FIFTEEN_MONTHS = 15 * 30 * 24;
	const sum = (months: MonthTotals[], key: Exclude<keyof MonthTotals, 'month'>) =>
		months.reduce((total, month) => total + month[key], 0);

	it('keeps totals per month, the line at that moment, and what came later', () => {
		const at = (month: number, day: number) => Date.UTC(2025, month - 1, day, 12);
		const mistake = event('given', 1, at(1, 20));
		const kept = [event('given', 1, at(3, 1)), event('treated', 2, at(3, 2), { mayPassOn: false })];
		const events = [
			event('given', 1, at(1, 5)),
			event('treated', 5, at(1, 6)),
			mistake,
			event('undone', 0, at(1, 20) + 1000, { of: mistake.id }),
			event('counted', 3, at(2, 10)),
			event('given', 1, at(2, 11)),
			...kept
		];
		const closed = closeMonths(events, at(3, 1));
		expect(closed.months).toEqual([
			{ month: '2025-01', treated: 5, received: 0, corrections: 0, given: 1, fromHouse: 1, passedOn: 0 },
			{ month: '2025-02', treated: 0, received: 0, corrections: -2, given: 1, fromHouse: 0, passedOn: 0 }
		]);
		expect(closed.opening).toMatchObject({ waiting: 2, mayPassOn: 2, treated: 5, given: 2, fromHouse: 1 });
		expect(closed.kept).toEqual(kept);
	});

	it('counts midnight as people in Brussels do', () => {
		const newYear = event('treated', 1, Date.UTC(2025, 11, 31, 23));
		expect(closeMonths([newYear], Infinity).months[0]?.month).toBe('2026-01');
	});

	it('keeps the fold, whatever is closed', () => {
		fc.assert(
			fc.property(eventsOver(FIFTEEN_MONTHS), moment(FIFTEEN_MONTHS), (events, before) => {
				const { opening, kept } = closeMonths(events, before);
				expect(fold(kept.toReversed(), opening)).toEqual(fold(events));
			})
		);
	});

	it('keeps the fold when events come afterwards, are cut to days, or close bit by bit', () => {
		fc.assert(
			fc.property(eventsOver(3000), moment(3000), moment(3000), (events, one, other) => {
				const [early, later] = [Math.min(one, other), Math.max(one, other)];
				const first = closeMonths(cutToDays(events, later), early);
				const second = closeMonths(first.kept, later, first.opening);
				expect(fold(second.kept, second.opening)).toEqual(fold(events));
				const next = event('given', 2, START + 4000 * HOUR, { era: 3 });
				expect(fold([...second.kept, next], second.opening)).toEqual(applyNext(fold(events), next));
			})
		);
	});

	it('loses nothing: the months add up to the line, and nothing old stays unless something newer counts before it', () => {
		fc.assert(
			fc.property(eventsOver(FIFTEEN_MONTHS), moment(FIFTEEN_MONTHS), (events, before) => {
				const { opening, months, kept } = closeMonths(events, before);
				for (const key of ['treated', 'received', 'corrections', 'given', 'fromHouse', 'passedOn'] as const) {
					expect(sum(months, key)).toBe(opening[key]);
				}
				expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
				const newer = inOrder(events).find(({ at }) => at >= before);
				for (const one of kept) if (one.at < before) expect(newer && comesAfter(one, newer)).toBe(true);
			})
		);
	});

	it('fact 18: tells of a month what happened, never to whom or when', () => {
		const { months } = closeMonths([event('given', 1, START)], Infinity);
		expect(Object.keys(months[0]!).sort()).toEqual(
			['corrections', 'fromHouse', 'given', 'month', 'passedOn', 'received', 'treated'].sort()
		);
	});
});
