import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CounterView } from './counter.ts';
import { withPending, type Act } from './pending.ts';

const DEVICE = { at: 1_000, offset: 500, lastContact: 0 };

const truth: CounterView = {
	lines: [
		{ id: 'coffee', item: 'coffee', sort: null, date: null, waiting: 2, today: 'yes', saidOut: false },
		{ id: 'soup', item: 'soup', sort: 'dagsoep', date: null, waiting: 0, today: 'paused', saidOut: false }
	],
	taps: [
		{ id: 'b', lineId: 'coffee', kind: 'given', n: 1, at: 20, undone: false },
		{ id: 'a', lineId: 'coffee', kind: 'treated', n: 3, at: 10, undone: false }
	],
	closedToday: false,
	servicesAway: ['toilet'],
	leaving: null
};

const tap = (act: 'given' | 'counted', n: number, id = 'new'): Act => ({
	act,
	id,
	lineId: 'coffee',
	n,
	device: DEVICE
});
const treat = (n: number, id = 'new'): Act => ({
	act: 'treated',
	id,
	lineId: 'coffee',
	n,
	mayPassOn: true,
	device: DEVICE
});
const undo = (of: string): Act => ({ act: 'undone', id: `undo-${of}`, lineId: 'coffee', of, device: DEVICE });
const waiting = (...acts: Act[]) => withPending(truth, acts).lines[0]?.waiting;

describe('what a counter shows', () => {
	it('is the truth when nothing is under way', () => {
		const { taps, ...rest } = withPending(truth, []);
		expect({ ...rest, taps: taps.map(({ sent: _, ...one }) => one) }).toEqual(truth);
		expect(taps.every(({ sent }) => sent)).toBe(true);
	});

	it('counts what was tapped at once, and never below zero', () => {
		expect(waiting(tap('given', 1))).toBe(1);
		expect(waiting(tap('given', 1, 'x'), tap('given', 1, 'y'), tap('given', 1, 'z'))).toBe(0);
		expect(waiting(treat(20))).toBe(22);
		expect(waiting(tap('counted', 7), tap('given', 1))).toBe(6);
	});

	it('shows a tap that was not sent as such, at the time of the server', () => {
		expect(withPending(truth, [tap('given', 1)]).taps[0]).toEqual({
			id: 'new',
			lineId: 'coffee',
			kind: 'given',
			n: 1,
			at: 1_500,
			undone: false,
			sent: false
		});
	});

	it('takes back what the server has, once', () => {
		expect(waiting(undo('b'))).toBe(3);
		expect(waiting(undo('a'))).toBe(0);
		expect(waiting(undo('b'), undo('b'))).toBe(3);
		expect(waiting(undo('unknown'))).toBe(2);
	});

	it('does not count what was taken back before it was sent', () => {
		const shown = withPending(truth, [treat(5), undo('new')]);
		expect(shown.lines[0]?.waiting).toBe(2);
		expect(shown.taps[0]).toMatchObject({ id: 'new', undone: true, sent: false });
	});

	it('shows switches as they were set', () => {
		const shown = withPending(truth, [
			{ act: 'out', lineId: 'coffee' },
			{ act: 'out', lineId: 'soup' },
			{ act: 'closed' },
			{ act: 'away', service: 'wifi' },
			{ act: 'there', service: 'toilet' }
		]);
		expect(shown.lines.map(({ today, saidOut }) => [today, saidOut])).toEqual([
			['out', true],
			['paused', true]
		]);
		expect([shown.closedToday, shown.servicesAway]).toEqual([true, ['wifi']]);
		const back = withPending(shown, [{ act: 'back', lineId: 'coffee' }, { act: 'opened' }]);
		expect([back.closedToday, back.lines[0]?.today]).toEqual([false, 'yes']);
	});

	it('is a whole number that is not negative, with at most 20 taps, whatever was tapped', () => {
		const act = fc.oneof(
			fc.record({ n: fc.integer({ min: 1, max: 20 }), id: fc.string() }).map(({ n, id }) => treat(n, id)),
			fc.record({ n: fc.integer({ min: 1, max: 20 }), id: fc.string() }).map(({ n, id }) => tap('given', n, id)),
			fc.record({ n: fc.integer({ min: 0, max: 200 }), id: fc.string() }).map(({ n, id }) => tap('counted', n, id)),
			fc.string().map(undo)
		);
		fc.assert(
			fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
				const shown = withPending(truth, acts);
				expect(shown.taps.length).toBeLessThanOrEqual(20);
				for (const line of shown.lines) expect(Number.isInteger(line.waiting) && line.waiting >= 0).toBe(true);
			})
		);
	});
});
