/** What decides where a place stands in the list. */
export interface Ranked {
	readonly open: boolean;
	/** It opens later today. */
	readonly opensToday: boolean;
	readonly metres: number;
}

/**
 * Best first: what is open now, then what opens later today, then the rest; each of these nearest first. What waits on a
 * board does not count: a guest looks for a door that is open, and a place with little is not less.
 */
export function bestFirst(a: Ranked, b: Ranked): number {
	return groupOf(a) - groupOf(b) || a.metres - b.metres;
}

/** 0 is open now, 1 opens later today, 2 is the rest. */
export type Group = 0 | 1 | 2;

export function groupOf({ open, opensToday }: Omit<Ranked, 'metres'>): Group {
	return open ? 0 : opensToday ? 1 : 2;
}
