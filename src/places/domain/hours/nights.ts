/**
 * A night belongs to the day on which it begins: "Fr-Sa 18:00-02:00; Su off" closes at two on Sunday morning, and
 * "Mo-Su 18:00-02:00; PH off" gives neither the evening nor the small hours of the holiday's night. The library reads
 * rules by the clock instead: there, `Su off` cuts Saturday's night at midnight (and around a clock change it moves the
 * tail of a night by an hour). So each text is read twice, once for what lies before midnight and once for what lies
 * after it, both as spans within one day and with all rules, days and comments in their places.
 */

/** Times that follow the sun stay as they are: there the night is cut and moved by the library. */
const SUN = /sunrise|sunset|dawn|dusk/;
const SPAN = /(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)(\+?)/g;
const MIDNIGHT = 24 * 60;

/** Where the tails of nights are put: after the hours at which clocks change. In minutes. */
export const TAIL_BASE = 4 * 60;
/** What lies beyond 19:00 of the next day is left out; such texts are slips. In minutes. */
export const LONGEST_TAIL = 19 * 60;
/** Stands for a span that ends before midnight, so that it still overrules the rules before it. */
const NO_TAIL = '23:30-23:31';

/**
 * @param text tidy opening_hours, as the library's prettifyValue writes it
 * @returns the same rules, for each day first up to midnight and then after midnight (moved to TAIL_BASE);
 * `tails` is null where no span crosses midnight
 */
export function splitNights(text: string): { readonly heads: string; readonly tails: string | null } {
	if (SUN.test(text)) return { heads: text, tails: null };
	let nights = 0;
	const heads = text.replace(SPAN, (span, ...parts: string[]) => {
		if (tailMinutes(parts) === 0) return span;
		nights++;
		return `${parts[0]}:${parts[1]}-24:00`;
	});
	if (nights === 0) return { heads: text, tails: null };
	const tails = text.replace(SPAN, (_span, ...parts: string[]) => {
		const tail = tailMinutes(parts);
		return tail === 0 ? NO_TAIL : `${clock(TAIL_BASE)}-${clock(TAIL_BASE + tail)}`;
	});
	return { heads, tails };
}

function tailMinutes([fromHour, fromMinute, untilHour, untilMinute]: readonly string[]): number {
	const from = Number(fromHour) * 60 + Number(fromMinute);
	const written = Number(untilHour) * 60 + Number(untilMinute);
	const until = written <= from ? written + MIDNIGHT : written;
	return Math.min(Math.max(until - MIDNIGHT, 0), LONGEST_TAIL);
}

function clock(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
