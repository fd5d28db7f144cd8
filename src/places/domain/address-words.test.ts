import { expect, it } from 'vitest';
import { addressWords } from './address-words.ts';

it('numbers places of one name, past the words that are taken', () => {
	const wordFor = addressWords(new Set(['bij-jan', 'bij-jan-3']));
	expect([wordFor('Bij Jan'), wordFor('BIJ JAN'), wordFor('bij-jan'), wordFor('Bij Fatma')]).toEqual([
		'bij-jan-2',
		'bij-jan-4',
		'bij-jan-5',
		'bij-fatma'
	]);
});

it('stays within 60 characters and never gives a word twice', () => {
	const wordFor = addressWords(new Set());
	const words = Array.from({ length: 1_200 }, () => wordFor('a'.repeat(80)));
	expect(new Set(words).size).toBe(1_200);
	expect(Math.max(...words.map((word) => word.length))).toBe(60);
});

it('has a word for a name without any Latin letter', () => {
	const wordFor = addressWords(new Set());
	expect([wordFor('مقهى'), wordFor('咖啡')]).toEqual(['x', 'x-2']);
});
