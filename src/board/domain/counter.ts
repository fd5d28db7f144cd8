import type { Day } from '#kernel/instant.ts';
import type { EventKind } from './event.ts';
import type { ItemKey } from './items.ts';
import type { ShownLine } from './shown.ts';

/** The board as its own counter sees it: whole numbers, and what was tapped last. */
export interface CounterBoard {
	readonly lines: readonly CounterLine[];
	/** The last 20 of a day, newest first. */
	readonly taps: readonly Tap[];
}

export interface CounterLine {
	readonly id: string;
	readonly item: ItemKey;
	readonly sort: string | null;
	readonly date: Day | null;
	readonly waiting: number;
	readonly today: ShownLine['today'];
	/** The counter said "vandaag op"; a daily limit that is reached reads the same to guests but is not taken back so. */
	readonly saidOut: boolean;
}

export interface Tap {
	readonly id: string;
	readonly lineId: string;
	readonly kind: Exclude<EventKind, 'undone'>;
	readonly n: number;
	/** Unix milliseconds. */
	readonly at: number;
	readonly undone: boolean;
}

/** That a place stops or has stopped, and what was agreed about what waits. */
export interface Leaving {
	readonly hasLeft: boolean;
	/** The last day on which it is there; null where none was agreed. */
	readonly lastDay: Day | null;
	/** Given out until then, passed on to other places, or left to the network; null where nothing was agreed. */
	readonly waiting: 'giveOut' | 'passOn' | 'network' | null;
}

/** Everything that can change at a counter while it is open. */
export interface CounterView extends CounterBoard {
	/** The counter said "vandaag dicht". */
	readonly closedToday: boolean;
	/** Keys of the services that are not there today. */
	readonly servicesAway: readonly string[];
	/** Null at a place that goes on. */
	readonly leaving: Leaving | null;
}
