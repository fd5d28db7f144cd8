import MessageFormat from '@messageformat/core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { counterTexts } from './counter.ts';
import { guestTexts } from './guest.ts';
import { teamTexts } from './team.ts';
import { compiled } from './vite-plugin.ts';
import { FORBIDDEN, SENTENCE_WORDS, tooLong } from './voice.ts';
import ar from './catalogues/ar.json' with { type: 'json' };
import en from './catalogues/en.json' with { type: 'json' };
import fr from './catalogues/fr.json' with { type: 'json' };
import nl from './catalogues/nl.json' with { type: 'json' };
import tr from './catalogues/tr.json' with { type: 'json' };

const CATALOGUES = { nl, fr, en, ar, tr };
const SECTIONS = ['moments', 'guest', 'counter', 'team'] as const;

const WORKING_SENTENCE_WORDS = 20;

/** Texts of the team that are the same word in Dutch and in another language. */
const SAME_WORD: Partial<Record<Language, readonly string[]>> = {
	fr: ['menu', 'markBy'],
	en: ['title', 'menu', 'postcode', 'website', 'markBy'],
	tr: ['markBy']
};

/** Which values a text asks for, seen by saying it. */
function valuesOf(text: string, language: Language): string[] {
	const read = new Set<string>();
	const watching = new Proxy({}, { get: (_, name) => (read.add(String(name)), 5) });
	new MessageFormat(language).compile(text)(watching);
	return [...read].sort();
}

describe.each(LANGUAGES)('the catalogue of %s', (language) => {
	const catalogue = CATALOGUES[language];

	it.each(SECTIONS)('has every key of the Dutch one in %s, and no other', (section) => {
		expect(Object.keys(catalogue[section])).toEqual(Object.keys(nl[section]));
	});

	it.each(SECTIONS)('needs the same values as the Dutch one in %s', (section) => {
		const needs = (texts: Record<string, string>, of: Language) =>
			Object.entries(texts).map(([key, text]) => [key, valuesOf(text, of)]);
		expect(needs(catalogue[section], language)).toEqual(needs(nl[section], 'nl'));
	});

	it('keeps the sentences of the team short', () => {
		for (const text of Object.values(catalogue.team)) {
			expect([text, tooLong(text, WORKING_SENTENCE_WORDS, WORKING_SENTENCE_WORDS)]).toEqual([text, []]);
		}
	});

	it('says whether a native reader checked it', () => {
		expect(catalogue._about).toHaveProperty('checkedBy');
	});

	it('names nobody by a label', () => {
		for (const section of SECTIONS) {
			for (const text of Object.values(catalogue[section])) expect(text).not.toMatch(FORBIDDEN[language]);
		}
	});

	it('writes numbers as {count}, so that digits stay the same in every language', () => {
		for (const section of SECTIONS) {
			for (const text of Object.values(catalogue[section])) expect(text).not.toContain('#');
		}
	});
});

describe.each(LANGUAGES.filter((language) => language !== 'nl'))('the team in %s', (language) => {
	it('is translated: no text is still the Dutch one, but for a few words that are the same', () => {
		const texts: Record<string, string> = CATALOGUES[language].team;
		const dutch = Object.entries(nl.team).filter(([key, text]) => texts[key] === text);
		expect(dutch.map(([key]) => key)).toEqual(SAME_WORD[language] ?? []);
	});
});

describe('texts', () => {
	it('are few enough for the street to be translated in a day', () => {
		expect(Object.keys(nl.guest).length + Object.keys(nl.moments).length).toBeLessThanOrEqual(150);
	});

	it('stay short for guests', () => {
		for (const text of Object.values(nl.guest)) expect([text, tooLong(text, SENTENCE_WORDS)]).toEqual([text, []]);
	});

	it('stay short at the counter', () => {
		for (const text of Object.values(nl.counter)) {
			expect([text, tooLong(text, WORKING_SENTENCE_WORDS)]).toEqual([text, []]);
		}
	});

	it('count in Arabic with its six forms', () => {
		const say = guestTexts('ar');
		const forms = [0, 1, 2, 3, 11, 100].map((minutes) => say('minutesOnFoot', { minutes }));
		expect(forms).toEqual([
			'خطوات قليلة',
			'دقيقة واحدة سيرًا',
			'دقيقتان سيرًا',
			'3 دقائق سيرًا',
			'11 دقيقة سيرًا',
			'100 دقيقة سيرًا'
		]);
	});

	it('count for the team in every form a language has', () => {
		const found = (language: Language, counts: number[]) =>
			counts.map((count) => teamTexts(language)('found', { count }));
		expect(found('ar', [0, 1, 2, 3, 11, 100])).toEqual([
			'لم نجد شيئًا.',
			'مكان واحد',
			'مكانان',
			'3 أماكن',
			'11 مكانًا',
			'100 مكان'
		]);
		expect(found('fr', [0, 1, 2])).toEqual(['Rien trouvé.', '1 lieu', '2 lieux']);
		expect(found('tr', [0, 1, 2])).toEqual(['Bir şey bulunamadı.', '1 yer', '2 yer']);
		expect(teamTexts('fr')('confirmedMany', { count: 0 })).toBe('0 lieu vérifié. Merci.');
	});

	it('keep a phone number whole in a line from right to left', () => {
		expect(guestTexts('ar')('orCall', { name: 'Fatma', phone: '09 123 45 67' })).toContain('\u206809 123 45 67\u2069');
		expect(guestTexts('nl')('callName', { name: 'Fatma' })).toBe('Bel Fatma');
	});

	it('reach the counter one language at a time', async () => {
		expect((await counterTexts('fr'))('saidUndone', { item: 'café', left: 3 })).toContain('3 sur l’ardoise');
	});

	it('refuse to be said with a value missing', () => {
		expect(() => guestTexts('nl')('openUntil')).toThrow('needs {time}');
	});

	it('are compiled to a module without a parser, and a broken one stops the build', () => {
		const module = compiled('{"guest":{"hello":"Dag {name}"}}', 'guest', 'nl');
		expect(module).toContain('hello: (d) => "Dag " + d.name');
		expect(module).not.toContain('import');
		expect(() => compiled('{"guest":{"hello":"Dag {name"}}', 'guest', 'nl')).toThrow();
		expect(() => compiled('{}', 'guest', 'nl')).toThrow('no section guest');
	});
});
