import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shortPath } from './path.ts';
import { pictograms } from './pictograms.server.ts';

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
		['M1.04,.5l-0.6,-3.26', 'M1,1l-1-4'],
		['M10.2.96', 'M10,1'],
		['M8,8h4.4v4.4ZM8,8l1,1', 'M8,8h4v4ZM8,8l1,1'],
		['M0,0l1.4,0,1.4,0', 'M0,0l1,0,2,0']
	])('of %s is %s', (long, short) => {
		expect(shortPath(long)).toBe(short);
	});

	it('ends where it should, however many steps are rounded', () => {
		const steps = shortPath(`M0,0${'l.4,-.3'.repeat(100)}`).match(/l[^l]+/g) ?? [];
		const moved = steps.map((step) => (step.match(/-?\d+/g) ?? []).map(Number));
		expect(moved.reduce((sum, [x = 0]) => sum + x, 0)).toBe(40);
		expect(moved.reduce((sum, [, y = 0]) => sum + y, 0)).toBe(-30);
	});
});
