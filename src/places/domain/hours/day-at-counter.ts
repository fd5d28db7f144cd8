import { addDays, brusselsDay, type Day } from '#kernel/instant.ts';
import type { Hours } from '../place.ts';
import { dayPlan } from './day-plan.ts';

/**
 * The day that "vandaag dicht" means at an instant: the one on the calendar, but after midnight the day before while its
 * night goes on and nothing of the new day has begun. "Closed today" itself makes no difference to the answer.
 */
export function dayAtCounter(hours: Hours, at: Date): Day {
	const today = brusselsDay(at);
	const yesterday = addDays(today, -1);
	const week = { ...hours, closedOn: null };
	return isOpenBy(week, yesterday, at) && !isOpenBy(week, today, at) ? yesterday : today;
}

/** Whether an opening that began on a day is going on. */
function isOpenBy(hours: Hours, day: Day, at: Date): boolean {
	return dayPlan(hours, day).intervals.some(({ from, until }) => from <= at && at < until);
}
