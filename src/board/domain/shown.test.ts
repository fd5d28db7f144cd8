import { describe, expect, it } from 'vitest';
import { shown, type LineSettings } from './shown.ts';

const TODAY = '2026-03-03';
const free: LineSettings = { paused: false, dailyLimit: null, outOn: null };

describe('what a guest sees of a line', () => {
	it.each([
		[0, 0, false],
		[7, 7, false],
		[20, 20, false],
		[21, 20, true],
		[180, 20, true]
	])('shows %i waiting as %i, more %s', (waiting, number, more) => {
		expect(shown({ waiting }, free, 0, TODAY)).toEqual({ waiting: number, more, today: 'yes' });
	});

	it('fact 16: five a day, and at the fifth "vandaag op"', () => {
		const five = { ...free, dailyLimit: 5 };
		expect(shown({ waiting: 9 }, five, 4, TODAY).today).toBe('yes');
		expect(shown({ waiting: 8 }, five, 5, TODAY).today).toBe('out');
		expect(shown({ waiting: 7 }, five, 6, TODAY).today).toBe('out');
	});

	it('fact 16: "vandaag op" from the counter holds for that day only', () => {
		expect(shown({ waiting: 9 }, { ...free, outOn: TODAY }, 0, TODAY).today).toBe('out');
		expect(shown({ waiting: 9 }, { ...free, outOn: '2026-03-02' }, 0, TODAY).today).toBe('yes');
	});

	it('fact 16: a pause goes before everything else, and what waits stays on the slate', () => {
		const paused = { paused: true, dailyLimit: 5, outOn: TODAY };
		expect(shown({ waiting: 9 }, paused, 5, TODAY)).toEqual({ waiting: 9, more: false, today: 'paused' });
	});

	it('never tells a time, a total or a person', () => {
		expect(Object.keys(shown({ waiting: 3 }, free, 1, TODAY)).sort()).toEqual(['more', 'today', 'waiting']);
	});
});
