import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('computes once what is asked again and again, and forgets what was asked longest ago', () => {
	const computed: string[] = [];
	const shout = remember(2, (word: string) => {
		computed.push(word);
		return word.toUpperCase();
	});
	expect(['soep', 'brood', 'soep', 'koffie', 'soep', 'brood'].map(shout)).toEqual(
		['soep', 'brood', 'soep', 'koffie', 'soep', 'brood'].map((word) => word.toUpperCase())
	);
	expect(computed).toEqual(['soep', 'brood', 'koffie', 'brood']);
});

it('remembers an empty answer too', () => {
	let times = 0;
	const nothing = remember(2, (_key: string) => void times++);
	nothing('a');
	nothing('a');
	expect(times).toBe(1);
});
