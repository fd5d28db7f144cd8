import { addDays, type Day, instantAt, startOfDay } from '#kernel/instant.ts';
import type { AdjustedPeriod, Closure, Hours } from '../place.ts';
import { type Holiday, holidayOn } from './holidays.ts';
import { readWeek } from './read-week.ts';

export interface Interval {
	readonly from: Date;
	readonly until: Date;
}

/** Why a place is not open on a day, other than by its week. */
export type ClosedBecause = 'holiday' | 'leave' | 'today' | 'paused' | 'unknown';

/** What begins on one day. A night that began before midnight goes on in it, also into a day of leave. */
export interface DayPlan {
	readonly day: Day;
	/** When the place is surely open, in order. */
	readonly intervals: readonly Interval[];
	/** When it may be open: "op afspraak", or no closing time known. Nothing to promise. */
	readonly unsure: readonly Interval[];
	/** Why nothing is sure this day; null where it opens, and where the week simply has nothing. */
	readonly because: ClosedBecause | null;
	/** The public holiday that falls on this day, whether or not the place is open. */
	readonly holiday: Holiday | null;
}

/**
 * The plan of one day. The first that speaks decides: a pause, closed today, leave, a public holiday (where `holidays` is
 * 'closed'), an adjusted period (the first in the list), the week.
 *
 * "Closed today" closes that whole day on the clock, the end of last night included, and cancels the night that begins on it.
 */
export function dayPlan(hours: Hours, day: Day): DayPlan {
	const holiday = holidayOn(day);
	const shut = (because: ClosedBecause): DayPlan => ({ day, intervals: [], unsure: [], because, holiday });
	if (hours.paused) return shut('paused');
	if (hours.closedOn === day) return shut('today');
	if (closureOn(hours.closures, day) !== undefined) return shut('leave');
	if (holiday !== null && hours.holidays === 'closed') return shut('holiday');

	const text = hours.adjusted.find((period) => contains(period, day))?.week ?? hours.week;
	const week = text === null ? null : readWeek(text);
	if (week === null || !week.ok) return shut('unknown');

	const cut = hours.closedOn === addDays(day, 1) ? startOfDay(hours.closedOn) : null;
	const intervals: Interval[] = [];
	const unsure: Interval[] = [];
	for (const span of week.value.spansOn(day)) {
		const from = instantAt(day, span.from);
		const until = instantAt(day, span.until);
		const end = cut !== null && until > cut ? cut : until;
		// Nothing is left of a span that begins after the cut, or that falls into the hour skipped in spring.
		if (from < end) (span.sure ? intervals : unsure).push({ from, until: end });
	}
	const byHolidayRule = holiday !== null && week.value.namesHolidays ? 'holiday' : null;
	const because = intervals.length > 0 ? null : unsure.length > 0 ? 'unknown' : byHolidayRule;
	return { day, intervals, unsure, because, holiday };
}

/** The plans of seven days, beginning with `from`. */
export function weekPlan(hours: Hours, from: Day): readonly DayPlan[] {
	return [0, 1, 2, 3, 4, 5, 6].map((n) => dayPlan(hours, addDays(from, n)));
}

/** The first day after the leave that covers `day`, through closures that follow each other; null where nobody knows. */
export function returnDay(closures: readonly Closure[], day: Day): Day | null {
	let back: Day | null = day;
	while (back !== null) {
		const closure = closureOn(closures, back);
		if (closure === undefined) return back;
		back = closure.until === null ? null : addDays(closure.until, 1);
	}
	return null;
}

function closureOn(closures: readonly Closure[], day: Day): Closure | undefined {
	return closures.find((closure) => contains(closure, day));
}

function contains(period: AdjustedPeriod | Closure, day: Day): boolean {
	return period.from <= day && (period.until === null || day <= period.until);
}
