import { addDays, brusselsTime, type Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { sayer, type Messages } from './say.ts';
import type dutch from './catalogues/nl.json';
import ar from 'virtual:texts/moments/ar';
import en from 'virtual:texts/moments/en';
import fr from 'virtual:texts/moments/fr';
import nl from 'virtual:texts/moments/nl';
import tr from 'virtual:texts/moments/tr';

const MESSAGES: Readonly<Record<Language, Messages>> = { nl, fr, en, ar, tr };

/** Digits are the same in every language, as they are on the slate and on the door. */
const LOCALE: Readonly<Record<Language, string>> = {
	nl: 'nl-BE',
	fr: 'fr-BE',
	en: 'en-GB',
	ar: 'ar-u-nu-latn',
	tr: 'tr'
};

/** The moment on the clock of Brussels: "14 uur", "14.30 uur", "middernacht". */
export function timeOfDay(at: Date, language: Language): string {
	const { hour, minute } = brusselsTime(at);
	return clockTime(hour * 60 + minute, language);
}

/** Minutes since midnight (0 to 2,880: a night may run into the next day) as a time people say. */
export function clockTime(minutes: number, language: Language): string {
	const say = moments(language);
	const [hour, minute] = onTheClock(minutes);
	if (hour === 0 && minute === 0) return say('midnight');
	return minute === 0 ? say('hour', { hour }) : say('hourMinute', { hour, minute: twoDigits(minute) });
}

/** From and until in minutes since midnight (until may pass 1,440): "10 tot 18 uur". */
export function hoursSpan(from: number, until: number, language: Language): string {
	const [hour, minute] = onTheClock(from);
	const say = moments(language);
	const start = minute === 0 ? say('spanHour', { hour }) : say('spanHourMinute', { hour, minute: twoDigits(minute) });
	return say('span', { from: start, until: clockTime(until, language) });
}

/** "vandaag", "morgen", "dinsdag 3 maart", and with its year when that is not the year of today. */
export function dayInWords(day: Day, today: Day, language: Language): string {
	const say = moments(language);
	if (day === today) return say('today');
	if (day === addDays(today, 1)) return say('tomorrow');
	const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
	const options = { weekday: 'long', day: 'numeric', month: 'long', year } as const;
	return formatter(LOCALE[language], options).format(new Date(day));
}

/** "dinsdag 3 maart 2026", for on paper. */
export function dayWithYear(day: Day, language: Language): string {
	const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	return formatter(LOCALE[language], options).format(new Date(day));
}

/** "dinsdag". */
export function weekdayInWords(day: Day, language: Language): string {
	return formatter(LOCALE[language], { weekday: 'long' }).format(new Date(day));
}

/** The name of a language (ISO 639-1) in another: `languageInWords('ps', 'nl')` is "Pasjtoe"; an unknown code stays. */
export function languageInWords(code: string, language: Language): string {
	try {
		return new Intl.DisplayNames([LOCALE[language]], { type: 'language' }).of(code) ?? code;
	} catch {
		return code;
	}
}

function moments(language: Language) {
	return sayer<keyof typeof dutch.moments>(MESSAGES[language], language);
}

function onTheClock(minutes: number): [hour: number, minute: number] {
	const inDay = minutes % 1440;
	return [Math.floor(inDay / 60), inDay % 60];
}

function twoDigits(minute: number): string {
	return String(minute).padStart(2, '0');
}

/** A day is read as its midnight in UTC and written in UTC, so no time zone can shift it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	let found = formatters.get(key);
	if (found === undefined) {
		found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
		formatters.set(key, found);
	}
	return found;
}
