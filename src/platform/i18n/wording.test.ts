import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { writtenTexts } from './catalogue.ts';
import { guestTexts, type GuestKey } from './guest.ts';
import { GUEST_RULES, isGuestKey } from './guest-rules.ts';
import { readable, readText } from './icu.ts';
import { judgeGuestText } from './judge-text.ts';
import { stateOf, wordingOf } from './wording.ts';

const nl = writtenTexts('guest', 'nl');
const KEYS = Object.keys(GUEST_RULES) as GuestKey[];
const refused = (key: GuestKey, about = nl[key] ?? '') => ({ language: 'nl' as const, key, about });
const own = (key: GuestKey, text: string) => ({ language: 'nl' as const, key, text });

describe('the rules for texts that an expert said no to', () => {
	const valuesOf = (text: string) => {
		const read = readText(text, 'nl');
		return read.ok ? read.value.values : [];
	};

	it('say of every text what is there instead, with values that are at hand', () => {
		for (const key of KEYS) {
			const { without } = GUEST_RULES[key];
			if (['nothing', 'stays', 'common'].includes(without)) continue;
			const instead = isGuestKey(without) ? (nl[without] ?? '') : without;
			expect(valuesOf(nl[key] ?? ''), key).toEqual(expect.arrayContaining([...valuesOf(instead)]));
		}
	});

	it('leave few words standing', () => {
		expect(KEYS.filter((key) => GUEST_RULES[key].without === 'stays')).toEqual([
			'openNow',
			'alwaysFree',
			'takeaway',
			'treat'
		]);
	});

	it('never say refused words, but for those few, and never nothing where a word is needed', () => {
		for (const key of KEYS) {
			const { without } = GUEST_RULES[key];
			if (without === 'common') continue;
			const said = wordingOf([], [refused(key)]).nl?.[key] ?? nl[key];
			if (without === 'stays') expect(said).toBe(nl[key]);
			else expect(said, key).not.toBe(nl[key]);
			expect(said === '', key).toBe(without === 'nothing');
		}
	});
});

describe('the wording of a network', () => {
	it('is that of the catalogue where it says nothing itself', () => {
		expect(wordingOf([], [])).toEqual({});
		expect(wordingOf([own('point', nl.point ?? '')], [])).toEqual({});
		expect(wordingOf([], [refused('point', 'Andere woorden.')])).toEqual({});
	});

	it('is said in its own language alone, with its values', () => {
		const wording = wordingOf([own('openUntil', 'Open, tot {time}')], []);
		expect(guestTexts('nl', wording)('openUntil', { time: '17 uur' })).toBe('Open, tot 17 uur');
		expect(guestTexts('en', wording)('openUntil', { time: '17:00' })).toBe('Open until 17:00');
		expect(guestTexts('nl', wording)('point')).toBe(nl.point);
	});

	it('leaves a refused sentence out, and says a refused status in other words', () => {
		const say = guestTexts('nl', wordingOf([], [refused('point'), refused('openUntil'), refused('callName')]));
		expect(say('point')).toBe('');
		expect(say('openUntil', { time: '17 uur' })).toBe('Nu open');
		expect(say('callName', { name: 'Fatma' })).toBe('Fatma');
	});

	it('goes past words that were refused as well', () => {
		const both = [refused('closedHoliday'), refused('closedToday'), refused('closedNow')];
		expect(guestTexts('nl', wordingOf([], both))('closedHoliday')).toBe('Gesloten');
		const circle = [refused('allNeeds'), refused('emptyAll')];
		expect(guestTexts('nl', wordingOf([], circle))('allNeeds')).toBe('Toon alles');
	});

	it('goes back to the words before where only its own were refused', () => {
		const texts = [own('treat', 'Geef een koffie')];
		expect(stateOf('treat', 'nl', texts, [refused('treat', 'Geef een koffie')])).toEqual({
			text: 'Geef een koffie',
			isOwn: true,
			isRefused: true,
			said: 'Trakteer iemand'
		});
		expect(stateOf('treat', 'nl', texts, [refused('treat')])).toMatchObject({
			isRefused: false,
			said: 'Geef een koffie'
		});
	});

	it('never changes what is of all networks together', () => {
		expect(wordingOf([own('attribution', 'Van ons')], [refused('attribution')])).toEqual({});
	});
});

describe('a text in ICU MessageFormat', () => {
	it('is read as the compiler reads it, in every language', () => {
		for (const language of LANGUAGES) {
			const say = guestTexts(language);
			for (const [key, text] of Object.entries(writtenTexts('guest', language))) {
				const read = readText(text, language);
				if (!read.ok) throw new Error(text);
				for (const n of [0, 1, 2, 3, 11, 100]) {
					const values = Object.fromEntries(read.value.values.map((name) => [name, n]));
					expect(read.value.say(values)).toBe(say(key as GuestKey, values));
				}
			}
		}
	});

	it.each([
		'{',
		'a {b',
		'{a, plural, one{x}}',
		'{a, select, b{c} other{d}}',
		'{a, number}',
		'{a, plural, other{#}}',
		'x #'
	])('is not %s', (text) => expect(readText(text, 'nl')).toMatchObject({ ok: false, refusal: { code: 'badText' } }));

	it('is shown to people without braces', () => {
		expect(readable('Open tot {time}', 'nl')).toBe('Open tot …');
		expect(readable(nl.waitingCount ?? '', 'nl')).toBe('Er staan … klaar');
	});

	it('is data and never code', () => {
		const text = '{a}${process.exit()}`"\\';
		const read = readText(text, 'nl');
		expect(read.ok && read.value.say({ a: 1 })).not.toContain('{a}');
	});
});

describe('a text for guests', () => {
	it.each([
		['Wijs het aan.', null],
		['Wijs {naam} aan.', 'otherValues'],
		['Wijs {', 'badText'],
		['Een label van zes hele woorden', 'tooLong'],
		['Dit is een zin van veel meer dan twaalf woorden die niemand nog leest.', 'tooLong'],
		['Jij bent kwetsbaar.', 'labels']
	])('%s: %s', (text, code) => {
		const judged = judgeGuestText(text, nl.point ?? '', 'nl');
		expect(judged.ok ? null : judged.refusal.code).toBe(code);
	});

	it('keeps the values of the text it comes in place of', () => {
		expect(judgeGuestText('Dicht om {time}', nl.openUntil ?? '', 'nl')).toMatchObject({ ok: true });
		expect(judgeGuestText('Nu open', nl.openUntil ?? '', 'nl')).toMatchObject({ ok: false });
	});
});
