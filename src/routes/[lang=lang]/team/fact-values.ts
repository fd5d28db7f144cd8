import type { Language } from '#kernel/language.ts';
import { kindName, serviceName, type Fact } from '#places';
import { dayWithYear, languageInWords } from '#platform/i18n/moments.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import { rowsInWords, weekInWords } from './week-words.ts';

/** The texts of the team, and the language that they are in. */
export interface Words {
	readonly say: Say<TeamKey>;
	readonly language: Language;
}

type Wording = (value: unknown, words: Words) => string;

/** Facts of which people say what came and what went: each thing of the list by itself. */
const LISTS = {
	services: (key, { language }) => serviceName(String(key), language),
	languages: (code, { language }) => languageInWords(String(code), language),
	'hours.closures': periodInWords,
	'hours.adjusted': (period, words) => `${periodInWords(period, words)}: ${week(partsOf(period).week, words)}`
} as const satisfies Partial<Record<Fact, Wording>>;

/** What cannot be read of a value (the history is older than the words for it) is said as nothing. */
const VALUES: Readonly<Record<Exclude<Fact, keyof typeof LISTS>, Wording>> = {
	name: textOf,
	names: (names, { language }) =>
		Object.entries(partsOf(names))
			.map(([code, name]) => `${languageInWords(code, language)}: ${textOf(name)}`)
			.join(', '),
	kind: (key, { language }) => (textOf(key) === '' ? '' : kindName(textOf(key), language)),
	address: addressInWords,
	point: pointInWords,
	'hours.week': week,
	'hours.holidays': (value, { say }) =>
		textOf(value) === '' ? '' : say(value === 'closed' ? 'holidaysClosed' : 'importHolidaysAsWeek'),
	'hours.paused': (value, { say }) => (typeof value === 'boolean' ? say(value ? 'linePaused' : 'factNotPaused') : ''),
	hoursAsFound: textOf,
	takeaway: week,
	phone: textOf,
	website: textOf,
	stepFree: accessInWords,
	accessibleToilet: accessInWords,
	dogs: accessInWords,
	// The history keeps that there was a name, and not which.
	friendlyFace: (value, { say }) => (typeof value === 'object' && value !== null ? say('importAName') : textOf(value))
};

/** The value of a fact as one line of text; empty where there is none. */
export function factInWords(fact: Fact, value: unknown, words: Words): string {
	return isList(fact) ? itemsInWords(fact, value, words).join(', ') : VALUES[fact](value, words);
}

/**
 * What stood there and what came of it, each as one line of text, empty where there is none. Where two hours are the same in
 * words they are said as they are written, so that a difference always shows.
 */
export function bothInWords(
	fact: Fact,
	values: { readonly before: unknown; readonly after: unknown },
	words: Words
): { readonly before: string; readonly after: string } {
	const [before, after] = [factInWords(fact, values.before, words), factInWords(fact, values.after, words)];
	if (before !== after) return { before, after };
	return { before: textOf(values.before) || before, after: textOf(values.after) || after };
}

/**
 * What came and what went, of a fact that is several things; the times of a week are, as long as some of them stay.
 *
 * @returns null where it is better said as a whole
 */
export function cameAndWent(
	fact: Fact,
	values: { readonly before: unknown; readonly after: unknown },
	words: Words
): { readonly came: string; readonly went: string } | null {
	const before = itemsInWords(fact, values.before, words);
	const after = itemsInWords(fact, values.after, words);
	if (!isList(fact) && !before.some((one) => after.includes(one))) return null;
	const only = (some: readonly string[], others: readonly string[]) =>
		some.filter((one) => !others.includes(one)).join(isList(fact) ? ', ' : '; ');
	const [came, went] = [only(after, before), only(before, after)];
	return came || went ? { came, went } : null;
}

function isList(fact: Fact): fact is keyof typeof LISTS {
	return fact in LISTS;
}

function itemsInWords(fact: Fact, value: unknown, words: Words): string[] {
	if (fact === 'hours.week' || fact === 'takeaway') return rowsInWords(textOf(value), words.language) ?? [];
	if (!isList(fact) || !Array.isArray(value)) return [];
	const wording: Wording = LISTS[fact];
	return value.map((one) => wording(one, words));
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Hours that say more than days and times stay as they are written. */
function week(value: unknown, { language }: Words): string {
	return weekInWords(textOf(value), language) ?? textOf(value);
}

function accessInWords(value: unknown, { say }: Words): string {
	return value === 'yes' || value === 'limited' || value === 'no' ? say(value) : '';
}

function addressInWords(value: unknown): string {
	const parts = partsOf(value);
	const together = (...names: string[]) => names.map((name) => textOf(parts[name])).join(' ');
	return [together('street', 'number'), together('postcode', 'town')]
		.map((part) => part.trim())
		.filter(Boolean)
		.join(', ');
}

function pointInWords(value: unknown): string {
	const { lat, lon } = partsOf(value);
	return typeof lat === 'number' && typeof lon === 'number' ? `${lat}, ${lon}` : '';
}

function periodInWords(value: unknown, { say, language }: Words): string {
	const period = partsOf(value);
	const [from, until] = [textOf(period.from), textOf(period.until)].map((day) => day && dayWithYear(day, language));
	if (from === until) return from ?? '';
	return until ? say('closingSpan', { from: from ?? '', until }) : say('closingOpen', { from: from ?? '' });
}
