import { addDays, type Day } from '#kernel/instant.ts';

/** Half a year (facts.md, 3). */
const CHECKED_FOR_DAYS = 183;

/** Whether nobody confirmed a place for six months: "nog na te kijken". */
export function isToBeChecked(confirmedOn: Day | null, today: Day): boolean {
	return confirmedOn === null || addDays(confirmedOn, CHECKED_FOR_DAYS) < today;
}
