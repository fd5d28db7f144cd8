import type { Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';

/** In words of Intl alone: those of the street come in five languages at once, too much for the script of one page. */
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });

/** What a clock in Brussels shows at this moment (unix milliseconds): "09:05". */
export function hourAndMinute(at: number): string {
	return clock.format(at);
}

/** "dinsdag 3 maart", in digits that everybody reads. */
export function dayInWords(day: Day, language: Language): string {
	const options = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' } as const;
	return new Intl.DateTimeFormat(`${language}-u-nu-latn`, options).format(new Date(day));
}

/** The same with its year, for a day that may be far ahead: "dinsdag 30 juni 2026". */
export function dayWithYear(day: Day, language: Language): string {
	const options = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	return new Intl.DateTimeFormat(`${language}-u-nu-latn`, options).format(new Date(day));
}
