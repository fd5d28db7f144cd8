import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { plainWords } from '#kernel/text.ts';
import { catalogueOf } from './catalogue.ts';
import { isKind, kindName, kinds } from './kinds.ts';
import { isService, serviceCatalogue, serviceName, services } from './services.ts';

describe.each([
	['services', services],
	['kinds', kinds]
])('the catalogue of %s', (_, entries) => {
	it('has keys that can stand in an address, each once', () => {
		for (const { key } of entries) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
	});

	it.each(entries.map((entry) => [entry.key, entry.icon]))(
		'draws %s with a pictogram that exists (%s)',
		(_key, icon) => {
			expect(existsSync(`node_modules/@phosphor-icons/core/assets/duotone/${icon}-duotone.svg`)).toBe(true);
		}
	);

	it('names everything in every language, in one to four words', () => {
		for (const { names } of entries) {
			expect(Object.keys(names)).toEqual([...LANGUAGES]);
			for (const name of Object.values(names)) {
				expect(name).toBe(name.trim());
				expect(name.split(' ').length, name).toBeLessThanOrEqual(4);
				expect(name.length, name).toBeGreaterThan(1);
			}
		}
	});

	it('gives no word to two entries', () => {
		const owners = new Map<string, Set<string>>();
		for (const { key, names } of entries) {
			for (const text of [key, ...Object.values(names)]) {
				const words = plainWords(text).join(' ');
				owners.set(words, (owners.get(words) ?? new Set()).add(key));
			}
		}
		expect([...owners].filter(([, keys]) => keys.size > 1).map(([words]) => words)).toEqual([]);
	});
});

describe('asking a catalogue', () => {
	it('knows its keys and says their names', () => {
		expect(isService('toilet')).toBe(true);
		expect(isService('toString')).toBe(false);
		expect(serviceName('charge', 'nl')).toBe('gsm laden');
		expect(isKind('cafe')).toBe(true);
		expect(isKind('toilet')).toBe(false);
		expect(kindName('snack-bar', 'nl')).toBe('frituur of snack');
	});

	it('shows the key of what is no longer there', () => {
		expect(serviceName('fax', 'nl')).toBe('fax');
	});

	it('finds what somebody means in any language', () => {
		for (const text of ['coffee', ' Koffie of THEE ', 'cafe ou the', 'قهوة أو شاي']) {
			expect(serviceCatalogue.find(text)).toBe('coffee');
		}
		expect(serviceCatalogue.find('champagne')).toBeNull();
		expect(serviceCatalogue.find('')).toBeNull();
	});

	it('takes a new pictogram from data alone (fact 5)', () => {
		const names = {
			nl: 'babyvoeding warmen',
			fr: 'chauffer un biberon',
			en: 'heat baby food',
			ar: 'تسخين',
			tr: 'mama'
		};
		const wider = catalogueOf([...services, { key: 'baby-food', icon: 'oven', names }]);
		expect(wider.has('baby-food')).toBe(true);
		expect(wider.name('baby-food', 'nl')).toBe('babyvoeding warmen');
		expect(wider.find('Chauffer un biberon')).toBe('baby-food');
	});
});
