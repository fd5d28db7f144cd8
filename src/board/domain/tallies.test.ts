import { expect, it } from 'vitest';
import { tallies } from './tallies.ts';

it.each([
	[0, []],
	[1, [1]],
	[4, [4]],
	[5, [5]],
	[6, [5, 1]],
	[12, [5, 5, 2]],
	[20, [5, 5, 5, 5]]
])('draws %i as %j', (n, groups) => {
	expect(tallies(n)).toEqual(groups);
});

it('draws as many strokes as there are', () => {
	for (let n = 0; n <= 20; n++) expect(tallies(n).reduce((sum, group) => sum + group, 0)).toBe(n);
});
