import { addDays, brusselsDay, type Day, startOfDay } from '#kernel/instant.ts';
import type { Hours } from '../place.ts';
import { type ClosedBecause, type DayPlan, dayPlan, returnDay } from './day-plan.ts';

export type OpenStatus = OpenNow | ClosedNow;

export interface OpenNow {
	readonly open: true;
	/** When it closes; null where it does not close within the horizon. */
	readonly until: Date | null;
	readonly nextChange: Date | null;
}

export interface ClosedNow {
	readonly open: false;
	/** 'unknown' also where it may well be open ("op afspraak"). */
	readonly because: 'week' | ClosedBecause;
	/** When it surely opens again within the horizon; null where that is not known. */
	readonly opens: Date | null;
	/** With 'leave': the first day after it; null where nobody knows it. */
	readonly returns: Day | null;
	/**
	 * The first instant at which this answer, or its words ("morgen om 9 uur"), may become different: never later than the
	 * next midnight in Brussels, and null only during a pause, which no clock ends. Until then the answer stays the same.
	 */
	readonly nextChange: Date | null;
}

/** Answers look at nights that began yesterday, at today, and at the thirteen days after it. */
const HORIZON_DAYS = 14;

/**
 * Whether a place is open at an instant, until when, or why not and when it opens. The rules are those of `dayPlan`.
 * At the very instant of opening it is open, at the very instant of closing it is closed.
 */
export function openStatus(hours: Hours, at: Date): OpenStatus {
	if (hours.paused) return { open: false, because: 'paused', opens: null, returns: null, nextChange: null };

	const today = brusselsDay(at);
	const midnight = startOfDay(addDays(today, 1));
	const yesterdayPlan = dayPlan(hours, addDays(today, -1));
	const todayPlan = dayPlan(hours, today);

	const openUntil = endOfOpening(hours, at, [yesterdayPlan, todayPlan]);
	if (openUntil !== null) {
		const until = openUntil < startOfDay(addDays(today, HORIZON_DAYS)) ? openUntil : null;
		return { open: true, until, nextChange: earliest(until, midnight) };
	}

	const unsure = [...yesterdayPlan.unsure, ...todayPlan.unsure];
	const perhaps = unsure.some(({ from, until }) => from <= at && at < until);
	const because = todayPlan.because ?? (perhaps ? 'unknown' : 'week');
	const opens = nextOpening(hours, at, todayPlan);
	const turns = unsure.flatMap(({ from, until }) => [from, until]).filter((turn) => turn > at);
	return {
		open: false,
		because,
		opens,
		returns: because === 'leave' ? returnDay(hours.closures, today) : null,
		nextChange: turns.reduce(earliest, earliest(opens, midnight))
	};
}

/** The same for taking away: its own week, with the closed days of the place. Adjusted periods are about staying in. */
export function takeawayStatus(hours: Hours, takeaway: string, at: Date): OpenStatus {
	return openStatus({ ...hours, week: takeaway, adjusted: [] }, at);
}

/** Where the opening that covers `at` ends, followed through days that join; null where it is closed. */
function endOfOpening(hours: Hours, at: Date, plans: readonly [yesterday: DayPlan, today: DayPlan]): Date | null {
	let end = at;
	for (const plan of plans) end = extended(end, plan);
	if (end === at) return null;
	for (let n = 1; n < HORIZON_DAYS; n++) {
		const day = addDays(plans[1].day, n);
		if (end < startOfDay(day)) return end;
		end = extended(end, dayPlan(hours, day));
	}
	return end;
}

function extended(end: Date, plan: DayPlan): Date {
	let reach = end;
	for (const { from, until } of plan.intervals) if (from <= reach && until > reach) reach = until;
	return reach;
}

function nextOpening(hours: Hours, at: Date, today: DayPlan): Date | null {
	let plan = today;
	for (let n = 1; ; n++) {
		const next = plan.intervals.find(({ from }) => from > at);
		if (next !== undefined) return next.from;
		if (n === HORIZON_DAYS) return null;
		plan = dayPlan(hours, addDays(today.day, n));
	}
}

function earliest(a: Date | null, b: Date): Date {
	return a !== null && a < b ? a : b;
}
