import type { Day } from '#kernel/instant.ts';
import type { Line } from './fold.ts';

/** What a merchant sets for one line of the board. */
export interface LineSettings {
	readonly paused: boolean;
	/** So many a day, 1 to 200; null for no limit. */
	readonly dailyLimit: number | null;
	/** The day for which the counter said "vandaag op". It stops counting by itself. */
	readonly outOn: Day | null;
}

/** What a guest sees of one line of a board. */
export interface ShownLine {
	/** What waits, 0 to 20. It is stock and always shown, also when there is none today. */
	readonly waiting: number;
	/** There is more than `waiting` says: "20+". */
	readonly more: boolean;
	/** Whether one can be had today. Only on `yes` a page may promise one: `out` reads "vandaag op". */
	readonly today: 'yes' | 'out' | 'paused';
}

/** The largest number that is shown to everybody (trust.md, ledger, 7). */
export const MOST_SHOWN = 20;

/**
 * What a guest sees of a line: a number and a word, never a time and never a refusal.
 *
 * @param givenToday how many were given today, those undone left out
 */
export function shown(line: Pick<Line, 'waiting'>, settings: LineSettings, givenToday: number, today: Day): ShownLine {
	return {
		waiting: Math.min(line.waiting, MOST_SHOWN),
		more: line.waiting > MOST_SHOWN,
		today: todayOf(settings, givenToday, today)
	};
}

function todayOf(settings: LineSettings, givenToday: number, today: Day): ShownLine['today'] {
	if (settings.paused) return 'paused';
	if (settings.outOn === today) return 'out';
	return settings.dailyLimit !== null && givenToday >= settings.dailyLimit ? 'out' : 'yes';
}
