import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shortPath } from './path.ts';
import { pictograms } from './pictograms.server.ts';

const numbers = (d: string) => d.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? [];

describe('pictograms', () => {
	it('are drawn in two tones, each once', () => {
		const [coffee, ...others] = pictograms(['coffee', 'coffee']);
		expect(others).toEqual([]);
		expect(coffee?.paths.map(({ faint }) => faint)).toEqual([true, false]);
	});

	it.each(['no-such-thing', '../../../../package', 'Coffee', '', 'a\0b'])('give a circle for %j', (name) => {
		const [circle] = pictograms([name]);
		expect(circle?.paths).toHaveLength(1);
		expect(circle?.name).toBe(name);
	});

	it('are all readable in the set as it is installed', () => {
		const files = readdirSync('node_modules/@phosphor-icons/core/assets/duotone');
		const names = files.map((file) => file.replace('-duotone.svg', ''));
		const all = pictograms(names);
		expect(all).toHaveLength(names.length);
		expect(all.filter(({ paths }) => paths.some(({ d }) => d === '')).map(({ name }) => name)).toEqual([]);
	});
});

describe('a short path', () => {
	it.each([
		['M80,56V24a8,8,0,0,1,16,0Z', 'M80,56V24a8,8,0,0,1,16,0Z'],
		['M1.04,.5l-0.02,-3.26', 'M1,.5l0-3.3'],
		['M0.52,0.26', 'M.5.3'],
		['M10.04.96', 'M10,1']
	])('of %s is %s', (long, short) => {
		expect(shortPath(long)).toBe(short);
	});

	it('keeps every number within a twentieth', () => {
		for (const d of ['M248,120a96.59,96.59,0,0,1-27,40.09H208.55', 'M36.4-.07.26,1.049l.951-.951']) {
			const [before, after] = [numbers(d).map(Number), numbers(shortPath(d)).map(Number)];
			expect(after).toHaveLength(before.length);
			for (const [at, value] of before.entries())
				expect(Math.abs(value - (after[at] ?? NaN))).toBeLessThanOrEqual(0.0501);
		}
	});
});
