import { withoutTime } from '#kernel/ids.ts';
import { brusselsDay, startOfDay } from '#kernel/instant.ts';
import type { BoardEvent } from './event.ts';
import { applyNext, EMPTY_LINE, inOrder, type Line, standing, withoutUndone } from './fold.ts';

/** What happened on a line in one month. */
export interface MonthTotals extends Omit<Line, 'waiting' | 'mayPassOn'> {
	/** 'YYYY-MM', as people in Brussels count it. */
	readonly month: string;
}

/**
 * Forgets at what time of the day things happened (trust.md, ledger, 7: after four days). Times become the start of their
 * day; the order within the day stays as a rank, so the fold stays what it was. The moment inside an id goes too
 * (`withoutTime`); a late retry or undo that still bears the full id is recognised by the fold all the same.
 *
 * @param before unix milliseconds; events from then on stay as they are
 * @returns every event once, in order; cutting again changes nothing
 */
export function cutToDays(events: Iterable<BoardEvent>, before: number): BoardEvent[] {
	const ranks = new Map<string, number>();
	return inOrder(events).map((event) => {
		if (event.at >= before) return event;
		const day = brusselsDay(new Date(event.at));
		const rank = ranks.get(`${event.era} ${day}`) ?? 0;
		ranks.set(`${event.era} ${day}`, rank + 1);
		const cut = { ...event, id: withoutTime(event.id), at: startOfDay(day).getTime(), rank };
		return event.of === undefined ? cut : { ...cut, of: withoutTime(event.of) };
	});
}

/**
 * Forgets single events (trust.md, ledger, 7: after thirteen months) and keeps what they came to: totals per month and
 * the line at that moment, on which later events build: `fold(kept, opening)` is the fold of everything. Only a beginning
 * of the order can be closed, so an event that came late, into a later era, waits for those that count before it.
 *
 * @param before unix milliseconds, best the start of a month; events from then on are kept
 * @param opening what an earlier closing left
 * @returns `months` in order; their totals are to be added to what an earlier closing said of the same month
 */
export function closeMonths(
	events: Iterable<BoardEvent>,
	before: number,
	opening: Line = EMPTY_LINE
): { opening: Line; months: MonthTotals[]; kept: BoardEvent[] } {
	const ordered = inOrder(events);
	const firstKept = ordered.findIndex((event) => event.at >= before);
	const closed = firstKept === -1 ? ordered : ordered.slice(0, firstKept);
	const later = ordered.slice(closed.length);

	const months = new Map<string, MonthTotals>();
	let line = opening;
	// An undo among the later ones may be of an event that is closed now.
	for (const event of standing(withoutUndone(closed, later))) {
		const next = applyNext(line, event);
		const month = brusselsDay(new Date(event.at)).slice(0, 7);
		months.set(month, withStep(months.get(month) ?? { ...NOTHING, month }, line, next));
		line = next;
	}
	const byMonth = [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
	return { opening: line, months: byMonth, kept: withoutUndone(later, closed) };
}

const NOTHING = { treated: 0, received: 0, corrections: 0, given: 0, fromHouse: 0, passedOn: 0 };

function withStep(totals: MonthTotals, from: Line, to: Line): MonthTotals {
	return {
		month: totals.month,
		treated: totals.treated + to.treated - from.treated,
		received: totals.received + to.received - from.received,
		corrections: totals.corrections + to.corrections - from.corrections,
		given: totals.given + to.given - from.given,
		fromHouse: totals.fromHouse + to.fromHouse - from.fromHouse,
		passedOn: totals.passedOn + to.passedOn - from.passedOn
	};
}
