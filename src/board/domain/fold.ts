import { withoutTime } from '#kernel/ids.ts';
import type { BoardEvent } from './event.ts';

/** What a line of a board comes to. All whole numbers, none below zero except `corrections`. */
export interface Line {
	/** What hangs on the slate for the next guest. */
	readonly waiting: number;
	/** How many of those waiting their giver allowed to be passed on. */
	readonly mayPassOn: number;
	readonly treated: number;
	readonly received: number;
	/** What counting again added (positive) or took away (negative). */
	readonly corrections: number;
	/** Everything handed to guests, from the slate and from the house. */
	readonly given: number;
	/** The part of `given` for which nothing was waiting: a gift from the house. */
	readonly fromHouse: number;
	readonly passedOn: number;
}

export const EMPTY_LINE: Line = {
	waiting: 0,
	mayPassOn: 0,
	treated: 0,
	received: 0,
	corrections: 0,
	given: 0,
	fromHouse: 0,
	passedOn: 0
};

/** The part of an event that decides where it stands in the order. */
export type Position = Pick<BoardEvent, 'id' | 'kind' | 'era' | 'at' | 'rank'>;

/**
 * The line that a set of events comes to (trust.md, "The ledger of the board"). The order in which events arrived, and
 * how often, makes no difference: devices that were offline converge.
 *
 * Events count in the order of era, then time, rank and id. An *era* is how an exclusive act stays as it was decided.
 * Passing on happens under a lock and opens a new era, in which it is the first event whatever its time; the server
 * stamps each event with the era in which it arrives. So an event that comes late, however old, counts after every
 * passing-on that is already committed, and where that left nothing a late `given` is from the house. Only an undo
 * reaches back, and even then what was passed on stays passed on (see `applyNext`).
 *
 * @param opening what the events build on, when earlier ones were closed into months (forget.ts)
 */
export function fold(events: Iterable<BoardEvent>, opening: Line = EMPTY_LINE): Line {
	return standing(events).reduce(applyNext, opening);
}

/**
 * One step of the fold, floored at zero. On its own it may extend a line that is already folded, when the event is new,
 * comes after everything folded so far (`comesAfter`), is no undo and has no undo that arrived before it; otherwise fold
 * again.
 *
 * - `given` takes those that may not be passed on first; what was not waiting is from the house.
 * - `counted` sets what waits; nobody knows who gave what it adds, so that may not be passed on.
 * - `passedOn` always counts in full, since another place received it. If an undo took away what it rested on, the
 *   difference stands among the corrections.
 */
export function applyNext(line: Line, event: BoardEvent): Line {
	const { n } = event;
	switch (event.kind) {
		case 'treated': {
			const mayPassOn = line.mayPassOn + (event.mayPassOn === false ? 0 : n);
			return { ...line, treated: line.treated + n, waiting: line.waiting + n, mayPassOn };
		}
		case 'received':
			return { ...line, received: line.received + n, waiting: line.waiting + n, mayPassOn: line.mayPassOn + n };
		case 'given': {
			const fromHouse = Math.max(0, n - line.waiting);
			const waiting = line.waiting - (n - fromHouse);
			const mayPassOn = Math.min(line.mayPassOn, waiting);
			return { ...line, given: line.given + n, fromHouse: line.fromHouse + fromHouse, waiting, mayPassOn };
		}
		case 'counted': {
			const corrections = line.corrections + n - line.waiting;
			return { ...line, corrections, waiting: n, mayPassOn: Math.min(line.mayPassOn, n) };
		}
		case 'passedOn': {
			const missing = Math.max(0, n - line.waiting);
			return {
				...line,
				passedOn: line.passedOn + n,
				corrections: line.corrections + missing,
				waiting: line.waiting - (n - missing),
				mayPassOn: Math.max(0, line.mayPassOn - n)
			};
		}
		case 'undone':
			return line;
	}
}

/** Whether `a` counts after `b` in the fold. False for one and the same event. */
export function comesAfter(a: Position, b: Position): boolean {
	return compare(a, b) > 0;
}

/** The events of a set in the order in which they count, each id once. */
export function inOrder(events: Iterable<BoardEvent>): BoardEvent[] {
	const once = new Map<string, BoardEvent>();
	for (const event of [...events].sort(compare)) {
		const id = withoutTime(event.id);
		if (!once.has(id)) once.set(id, event);
	}
	return [...once.values()];
}

/**
 * The events that count, in order, each once: without the undos and what they undo. An undo may stand anywhere in the
 * set. Of a passing-on, a receipt, another undo or an unknown event it undoes nothing.
 */
export function standing(events: Iterable<BoardEvent>): BoardEvent[] {
	const ordered = inOrder(events);
	return withoutUndone(ordered, ordered).filter((event) => event.kind !== 'undone');
}

/** The events of a list that the undos in another (or the same) list leave standing; the undos themselves stay. */
export function withoutUndone(events: readonly BoardEvent[], undos: readonly BoardEvent[]): BoardEvent[] {
	const undone = new Set<string>();
	for (const { kind, of } of undos) if (kind === 'undone' && of !== undefined) undone.add(withoutTime(of));
	return events.filter((event) => !isUndoable(event) || !undone.has(withoutTime(event.id)));
}

/** Whether nothing came from nowhere or got lost (trust.md, ledger, 5). Holds after every event. */
export function conserved(line: Line): boolean {
	return (
		line.treated + line.received + line.corrections === line.waiting + (line.given - line.fromHouse) + line.passedOn
	);
}

/** Whether an undo of this event has an effect: yes for what a tap at the counter did, no for what ties two places. */
export function isUndoable(event: Pick<BoardEvent, 'kind'>): boolean {
	return event.kind === 'treated' || event.kind === 'given' || event.kind === 'counted';
}

function compare(a: Position, b: Position): number {
	return (
		a.era - b.era ||
		Number(b.kind === 'passedOn') - Number(a.kind === 'passedOn') ||
		a.at - b.at ||
		(a.rank ?? 0) - (b.rank ?? 0) ||
		(a.id < b.id ? -1 : Number(a.id > b.id))
	);
}
