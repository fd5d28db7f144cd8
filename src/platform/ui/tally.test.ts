import { describe, expect, it } from 'vitest';
import { tallyMarks } from './tally.ts';

describe('a tally', () => {
	it('has one stroke for each thing that waits, from none to twenty', () => {
		for (let count = 0; count <= 20; count++) {
			expect([...tallyMarks(count).d.matchAll(/M/g)]).toHaveLength(count);
		}
	});

	it('draws every fifth stroke across the four before it', () => {
		expect(tallyMarks(4).d).not.toContain('l33-18');
		expect(tallyMarks(5).d).toContain('l33-18');
	});

	it('grows with its count and takes no room when nothing waits', () => {
		const widths = Array.from({ length: 21 }, (_, count) => tallyMarks(count).width);
		expect(widths[0]).toBe(0);
		expect([...widths].sort((a, b) => a - b)).toEqual(widths);
	});
});
