import type { BoardEvent } from './event.ts';
import { applyNext, EMPTY_LINE, type Line, standing } from './fold.ts';

/** Since when the oldest of what waits is there. */
export type WaitingSince =
	| { readonly at: number }
	/** Longer than events are kept (thirteen months). */
	| 'longAgo';

/**
 * Since when something waits on a line. Nobody can tell one coffee from another, so the oldest is taken to go first; what
 * a count takes away was the oldest too.
 *
 * @param opening what the events build on
 * @returns null when nothing waits
 */
export function waitingSince(events: Iterable<BoardEvent>, opening: Line = EMPTY_LINE): WaitingSince | null {
	const came: { n: number; since: WaitingSince }[] = [{ n: opening.waiting, since: 'longAgo' }];
	let line = opening;
	for (const event of standing(events)) {
		const next = applyNext(line, event);
		const more = next.waiting - line.waiting;
		if (more > 0) came.push({ n: more, since: { at: event.at } });
		else takeOldest(came, -more);
		line = next;
	}
	return came.find(({ n }) => n > 0)?.since ?? null;
}

function takeOldest(came: { n: number }[], gone: number): void {
	let left = gone;
	for (const some of came) {
		const taken = Math.min(some.n, left);
		some.n -= taken;
		left -= taken;
		if (left === 0) return;
	}
}
