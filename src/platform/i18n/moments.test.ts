import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { clockTime, dayInWords, hoursSpan, languageInWords, timeOfDay, weekdayInWords } from './moments.ts';

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' ');

describe('a time of day', () => {
	it.each([
		['nl', '14 uur', '14.30 uur'],
		['fr', '14 h', '14 h 30'],
		['en', '14:00', '14:30'],
		['ar', '14:00', '14:30'],
		['tr', '14.00', '14.30']
	] as const)('reads in %s as people say it', (language, whole, half) => {
		expect(plain(timeOfDay(new Date('2026-03-03T13:00:00Z'), language))).toBe(whole);
		expect(plain(timeOfDay(new Date('2026-03-03T13:30:00Z'), language))).toBe(half);
	});

	it('follows the clock of Brussels through both changes of the hour', () => {
		const read = (at: string) => plain(timeOfDay(new Date(at), 'nl'));
		expect([read('2026-03-29T00:59:00Z'), read('2026-03-29T01:00:00Z')]).toEqual(['1.59 uur', '3 uur']);
		expect([read('2026-10-25T00:30:00Z'), read('2026-10-25T01:30:00Z')]).toEqual(['2.30 uur', '2.30 uur']);
	});

	it('calls midnight by its name, at either end of the night', () => {
		expect([clockTime(0, 'nl'), clockTime(1440, 'fr')]).toEqual(['middernacht', 'minuit']);
	});

	it('spans hours, also past midnight', () => {
		expect(plain(hoursSpan(600, 1080, 'nl'))).toBe('10 tot 18 uur');
		expect(plain(hoursSpan(1410, 1500, 'nl'))).toBe('23.30 tot 1 uur');
		expect(plain(hoursSpan(600, 1110, 'fr'))).toBe('10 h à 18 h 30');
		expect(plain(hoursSpan(600, 1080, 'ar'))).toBe('من 10:00 إلى 18:00');
	});
});

describe('a day', () => {
	const today = '2026-02-28';

	it.each([
		['nl', 'vandaag', 'morgen', 'dinsdag 3 maart', 'vrijdag 1 januari 2027'],
		['fr', 'aujourd’hui', 'demain', 'mardi 3 mars', 'vendredi 1 janvier 2027'],
		['tr', 'bugün', 'yarın', '3 Mart Salı', '1 Ocak 2027 Cuma']
	] as const)('is named in %s', (language, ...names) => {
		const days = [today, '2026-03-01', '2026-03-03', '2027-01-01'];
		expect(days.map((day) => dayInWords(day, today, language))).toEqual(names);
	});

	it('has digits that everybody reads, in every language', () => {
		for (const language of LANGUAGES) expect(dayInWords('2026-03-13', today, language)).toContain('13');
	});

	it('has the name of its weekday', () => {
		expect(weekdayInWords('2026-03-03', 'en')).toBe('Tuesday');
	});
});

describe('a language', () => {
	it('is named in the language of the reader, and an unknown one keeps its code', () => {
		expect([languageInWords('tr', 'nl'), languageInWords('not a code', 'nl')]).toEqual(['Turks', 'not a code']);
	});
});
