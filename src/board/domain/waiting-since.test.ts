import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardEvent, EventKind } from './event.ts';
import { EMPTY_LINE, fold } from './fold.ts';
import { waitingSince } from './waiting-since.ts';

let made = 0;
const event = (kind: EventKind, at: number, n: number, more: Partial<BoardEvent> = {}): BoardEvent => ({
	id: `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
	kind,
	at,
	n,
	era: 0,
	...more
});

it('is since the oldest that was not given yet', () => {
	const events = [event('treated', 1, 2), event('treated', 5, 1), event('given', 6, 1)];
	expect(waitingSince(events)).toEqual({ at: 1 });
	expect(waitingSince([...events, event('given', 7, 1)])).toEqual({ at: 5 });
	expect(waitingSince([...events, event('given', 7, 9)])).toBeNull();
	expect(waitingSince([])).toBeNull();
});

it('begins anew after a moment at which nothing waited', () => {
	const events = [event('treated', 1, 1), event('given', 2, 5), event('treated', 9, 1)];
	expect(waitingSince(events)).toEqual({ at: 9 });
});

it('counts what a count adds from the count, and takes away the oldest', () => {
	expect(waitingSince([event('treated', 1, 1), event('given', 2, 1), event('counted', 8, 5)])).toEqual({ at: 8 });
	expect(waitingSince([event('treated', 1, 3), event('treated', 4, 2), event('counted', 8, 2)])).toEqual({ at: 4 });
});

it('leaves out what was undone', () => {
	const first = event('treated', 1, 1);
	const undo = event('undone', 3, 0, { of: first.id });
	expect(waitingSince([first, event('treated', 2, 1), undo])).toEqual({ at: 2 });
});

it('is long ago for what was there before the events that are kept', () => {
	const opening = { ...EMPTY_LINE, treated: 2, waiting: 2 };
	expect(waitingSince([event('treated', 5, 1)], opening)).toBe('longAgo');
	expect(waitingSince([event('treated', 5, 1), event('given', 6, 2)], opening)).toEqual({ at: 5 });
});

it('is null exactly when nothing waits, and else the moment of some event', () => {
	const kinds = fc.constantFrom<EventKind>('treated', 'given', 'counted', 'received');
	const events = fc.array(
		fc.record({ kind: kinds, at: fc.integer({ min: 1, max: 50 }), n: fc.integer({ min: 1, max: 9 }) })
	);
	fc.assert(
		fc.property(events, (facts) => {
			const all = facts.map(({ kind, at, n }) => event(kind, at, n));
			const since = waitingSince(all);
			expect(since === null).toBe(fold(all).waiting === 0);
			if (since !== null && since !== 'longAgo') expect(all.map(({ at }) => at)).toContain(since.at);
		})
	);
});
