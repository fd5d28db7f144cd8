import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { isItemKey, ITEM_KEYS, itemName, ITEMS } from './items.ts';
import { allowsSort } from './sorts.ts';

describe('the catalogue of suspended items', () => {
	it('has the eight of the street', () => {
		expect(ITEM_KEYS).toEqual(['coffee', 'soup', 'meal', 'bread', 'fries', 'haircut', 'bed', 'ticket']);
	});

	it('fact 7: a ticket needs a date, a coffee does not', () => {
		expect(ITEM_KEYS.filter((key) => ITEMS[key].needsDate)).toEqual(['ticket']);
	});

	it('fact 7: names no alcohol', () => {
		for (const key of ITEM_KEYS) {
			for (const language of LANGUAGES) expect(allowsSort(itemName(key, language))).toBe(true);
		}
	});

	it.each(ITEM_KEYS)('has a pictogram for %s', (key) => {
		const file = `../../../node_modules/@phosphor-icons/core/assets/duotone/${ITEMS[key].icon}-duotone.svg`;
		expect(existsSync(new URL(file, import.meta.url))).toBe(true);
	});

	it('knows its own keys only', () => {
		expect(isItemKey('coffee')).toBe(true);
		for (const other of ['beer', 'toString', '__proto__', '', 3, null]) expect(isItemKey(other)).toBe(false);
	});

	it('says every item in every language for every number without a gap', () => {
		for (const key of ITEM_KEYS) {
			for (const language of LANGUAGES) {
				const words = [itemName(key, language), ...Array.from({ length: 201 }, (_, n) => itemName(key, language, n))];
				for (const word of words) expect(word).toMatch(/^\S.*\S$/u);
			}
		}
	});

	it.each<[Language, number | undefined, string]>([
		['nl', undefined, 'koffie of thee'],
		['nl', 0, 'koffies'],
		['nl', 1, 'koffie'],
		['nl', 6, 'koffies'],
		['fr', 0, 'café'],
		['fr', 1, 'café'],
		['fr', 2, 'cafés'],
		['en', 1, 'coffee'],
		['en', 20, 'coffees'],
		['tr', undefined, 'kahve veya çay'],
		['tr', 1, 'kahve'],
		['tr', 5, 'kahve'],
		['ar', 1, 'فنجان قهوة'],
		['ar', 2, 'فنجانا قهوة'],
		['ar', 3, 'فناجين قهوة'],
		['ar', 11, 'فنجان قهوة'],
		['ar', 100, 'فنجان قهوة']
	])('says coffee in %s for %s as %s', (language, n, word) => {
		expect(itemName('coffee', language, n)).toBe(word);
	});
});
