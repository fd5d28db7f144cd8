import { describe, expect, it } from 'vitest';
import { FACTS, type Fact, type Touched } from '#places';
import { teamTexts } from '#platform/i18n/team.ts';
import { changeInWords } from './change-words.ts';

const NL = { say: teamTexts('nl'), language: 'nl' } as const;
const AR = { say: teamTexts('ar'), language: 'ar' } as const;

/** Without what holds a value together on the line and a word to its number. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' ');
const said = (facts: Touched) => changeInWords(facts, NL).map(({ fact, text }) => [plain(fact), plain(text)] as const);

const address = { street: 'Kaaistraat', number: '7', postcode: '9000', town: 'Gent' };
const SPRING = { from: '2026-04-06', until: '2026-04-12' };
const FROM_MAY = { from: '2026-05-04', until: null };

/** What stood there, what came of it, and how that is said. */
const CHANGES: Readonly<Record<Fact, readonly [before: unknown, after: unknown, fact: string, text: string]>> = {
	name: ['De Wilg', 'Café De Wilg', 'de naam', 'van De Wilg naar Café De Wilg'],
	names: [
		{ fr: 'Le Saule' },
		{ fr: 'Le Saule', ar: 'الصفصاف' },
		'de naam in andere talen',
		'van Frans: Le Saule naar Frans: Le Saule, Arabisch: الصفصاف'
	],
	kind: ['cafe', 'library', 'wat het is', 'van café naar bibliotheek'],
	address: [
		address,
		{ ...address, street: null, number: null },
		'het adres',
		'van Kaaistraat 7, 9000 Gent naar 9000 Gent'
	],
	point: [{ lat: 51.05, lon: 3.72 }, { lat: 51.051, lon: 3.72 }, 'de plaats op de kaart', '111 m verplaatst'],
	'hours.week': [
		'Mo-Fr 08:00-18:00',
		'Mo-Sa 08:00-18:00',
		'de uren',
		'van maandag–vrijdag 8 tot 18 uur naar maandag–zaterdag 8 tot 18 uur'
	],
	'hours.holidays': ['asWeek', 'closed', 'de feestdagen', 'van op feestdagen zoals anders naar Op feestdagen gesloten'],
	'hours.adjusted': [
		[{ ...SPRING, week: 'Mo-Su 10:00-12:00' }],
		[{ ...SPRING, week: 'Mo-Su 10:00-13:00' }],
		'de tijdelijke uren',
		'erbij: maandag 6 april 2026 tot en met zondag 12 april 2026: maandag–zondag 10 tot 13 uur · ' +
			'weg: maandag 6 april 2026 tot en met zondag 12 april 2026: maandag–zondag 10 tot 12 uur'
	],
	'hours.closures': [
		[SPRING],
		[SPRING, FROM_MAY, { from: '2026-03-02', until: '2026-03-02' }],
		'de sluitingsdagen',
		'erbij: vanaf maandag 4 mei 2026, einde niet bekend, maandag 2 maart 2026'
	],
	'hours.paused': [false, true, 'de pauze', 'van gewoon open naar even pauze'],
	hoursAsFound: ['alle dagen behalve soms', null, 'de gevonden uren', 'weg: alle dagen behalve soms'],
	takeaway: [null, 'Fr 17:00-20:00', 'de uren om mee te nemen', 'nieuw: vrijdag 17 tot 20 uur'],
	services: [['water', 'toilet'], ['toilet', 'charge'], 'wat er gratis is', 'erbij: gsm laden · weg: glas water'],
	languages: [['nl', 'tr'], ['nl'], 'de talen', 'weg: Turks'],
	phone: ['+3291234567', '+3297654321', 'de telefoon', 'van +3291234567 naar +3297654321'],
	website: [null, 'https://wilg.example/', 'de website', 'nieuw: https://wilg.example/'],
	stepFree: ['no', 'limited', 'de ingang zonder trap', 'van nee naar een beetje'],
	accessibleToilet: ['yes', null, 'het aangepaste toilet', 'weg: ja'],
	dogs: [null, 'yes', 'de regel voor honden', 'nieuw: ja'],
	friendlyFace: [{ aName: true }, { aName: true }, 'het vriendelijke gezicht', 'een andere voornaam']
};

describe('what a change did', () => {
	it.each(FACTS)('is said of %s', (fact) => {
		const [before, after, name, text] = CHANGES[fact];
		expect(said({ [fact]: { before, after } })).toEqual([[name, text]]);
	});

	it('is said of every fact in every language without a name of the code', () => {
		const facts = Object.fromEntries(FACTS.map((fact) => [fact, { before: null, after: CHANGES[fact][0] }]));
		for (const language of ['nl', 'fr', 'en', 'ar', 'tr'] as const) {
			const lines = changeInWords(facts, { say: teamTexts(language), language });
			expect(new Set(lines.map(({ fact }) => fact)).size).toBe(FACTS.length);
			for (const { text } of lines) expect(text).not.toMatch(/undefined|null|NaN|\[object|asWeek|aName/);
		}
	});

	it('is a first name that came or went, and never which', () => {
		expect(said({ friendlyFace: { before: null, after: { aName: true } } })).toEqual([
			['het vriendelijke gezicht', 'nieuw: een voornaam']
		]);
		expect(said({ friendlyFace: { before: { aName: true }, after: null } })).toEqual([
			['het vriendelijke gezicht', 'weg: een voornaam']
		]);
	});

	it('says of hours that stay in part what came and what went', () => {
		const week = (friday: string) => `Mo-Th 08:00-18:00; Fr ${friday}; Sa 10:00-13:00`;
		const longer = { before: week('08:00-17:00'), after: week('08:00-22:00') };
		expect(said({ 'hours.week': longer })[0]?.[1]).toBe('erbij: vrijdag 8 tot 22 uur · weg: vrijdag 8 tot 17 uur');
		const closed = { before: week('08:00-17:00'), after: 'Mo-Th 08:00-18:00' };
		expect(said({ 'hours.week': closed })[0]?.[1]).toBe('weg: vrijdag 8 tot 17 uur; zaterdag 10 tot 13 uur');
	});

	it('says hours as they are written where days and times alone say too little', () => {
		const written = { before: 'Mo-Su 10:00-12:00', after: 'Mo,Tu,We,Th,Fr,Sa,Su 10:00-12:00' };
		expect(said({ 'hours.week': written })[0]?.[1]).toBe(`van ${written.before} naar ${written.after}`);
		expect(said({ takeaway: { before: null, after: 'Apr-Sep Mo 08:00-18:00' } })[0]?.[1]).toBe(
			'nieuw: Apr-Sep Mo 08:00-18:00'
		);
	});

	it('shortens what is long, and keeps it whole beside that', () => {
		const long = `https://wilg.example/${'heel-'.repeat(40)}lang`;
		const [line] = changeInWords({ website: { before: 'https://wilg.example/', after: long } }, NL);
		expect(plain(line?.text ?? '')).toMatch(
			/^van https:\/\/wilg\.example\/ naar https:\/\/wilg\.example\/heel.{90,100}…$/
		);
		expect(plain(line?.whole ?? '')).toBe(`van https://wilg.example/ naar ${long}`);
		expect(changeInWords({ phone: { before: null, after: '+3291234567' } }, NL)[0]?.whole).toBeNull();
	});

	it('breaks no character of two halves', () => {
		const [line] = changeInWords({ name: { before: null, after: '🌳'.repeat(150) } }, NL);
		expect(plain(line?.text ?? '')).toBe(`nieuw: ${'🌳'.repeat(120)}…`);
	});

	it('holds each value together among words of the other direction', () => {
		const facts = { name: { before: 'Café De Wilg!', after: 'مقهى 7' } };
		expect(changeInWords(facts, NL)[0]?.text).toBe('van \u2068Café De Wilg!\u2069 naar \u2068مقهى 7\u2069');
		expect(changeInWords(facts, AR)[0]?.text).toContain('\u2068Café De Wilg!\u2069');
	});

	it('says nothing of what cannot be read, and does not stumble', () => {
		for (const nonsense of [7, 'x', [], {}, true, [[null]]]) {
			for (const fact of FACTS) {
				expect(changeInWords({ [fact]: { before: null, after: nonsense } }, NL)).toHaveLength(1);
				expect(changeInWords({ [fact]: { before: nonsense, after: null } }, NL)).toHaveLength(1);
			}
		}
		expect(changeInWords({ colour: { before: 'red', after: 'blue' } } as Touched, NL)).toEqual([]);
	});
});
