/**
 * What can happen on one line of a board (one place and one item). A fact is never refused and never changed; who took
 * something is no part of it, and cannot become one (charter, rule 1).
 */
export interface BoardEvent {
	/** A UUIDv7 made by the device before sending. The same id again is the same event. */
	readonly id: string;
	readonly kind: EventKind;
	/** How many times something was passed on from this line before the event arrived, given by the server; see fold.ts. */
	readonly era: number;
	/** Corrected time, unix milliseconds; the start of the day once times are cut (forget.ts). */
	readonly at: number;
	/** Units in kind, see `limitsOf`: so many coffees, never euro. */
	readonly n: number;
	/** Of `treated`: the giver lets it be passed on to another place. True when left out. */
	readonly mayPassOn?: boolean;
	/** Of `undone`: the id of the event that is undone. */
	readonly of?: string;
	/** Order among the events of one day once times are cut; 0 when left out. */
	readonly rank?: number;
}

export const EVENT_KINDS = ['treated', 'given', 'counted', 'passedOn', 'received', 'undone'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Smallest and largest number, both included. */
export interface Limits {
	readonly min: number;
	readonly max: number;
}

const LIMITS: Readonly<Record<EventKind, Limits>> = {
	treated: { min: 1, max: 20 },
	given: { min: 1, max: 20 },
	counted: { min: 0, max: 200 },
	passedOn: { min: 1, max: 200 },
	received: { min: 1, max: 200 },
	undone: { min: 0, max: 0 }
};

/** How many units an event of a kind may be about: 1 to 20 at a tap, 0 to 200 for a count (trust.md, ledger, 2). */
export function limitsOf(kind: EventKind): Limits {
	return LIMITS[kind];
}

const LARGEST_DATE = 8.64e15;

/**
 * The time at which an event counts, in whole unix milliseconds: the clock of the device plus what it was off at its
 * last contact, never before that contact and never after arrival. A device whose clock says nothing usable (no finite
 * number, or outside of what a date can be) counts at arrival.
 *
 * @param clock.deviceAt what the device says, unix milliseconds
 * @param clock.offset server time minus device time at last contact, milliseconds
 * @param clock.lastContact server time of last contact, unix milliseconds
 * @param clock.arrival server time of arrival, unix milliseconds; the only one that is trusted
 */
export function correctTime(clock: { deviceAt: number; offset: number; lastContact: number; arrival: number }): number {
	const { lastContact, arrival } = clock;
	const corrected = clock.deviceAt + clock.offset;
	const usable = Math.abs(corrected) <= LARGEST_DATE && Number.isFinite(lastContact);
	if (!usable) return Math.round(arrival);
	return Math.round(Math.min(arrival, Math.max(lastContact, corrected)));
}
