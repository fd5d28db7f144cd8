import OpeningHours from 'opening_hours';
import { addDays, type Day, startOfDay, weekday } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { LONGEST_TAIL, splitNights, TAIL_BASE } from './nights.ts';
import { remember } from './remember.ts';

/** A stretch of a day, in minutes on the clock since its midnight; beyond 1440 it goes on in the night after it. */
export interface Span {
	readonly from: number;
	readonly until: number;
	/** False where the text leaves it open: "op afspraak", `unknown`, or no closing time ("18:00+"). */
	readonly sure: boolean;
}

/** A week (with its exceptions) that could be read. */
export interface ReadWeek {
	/**
	 * The stretches that begin on this day, in order. A night belongs to the day on which it begins, also where it is
	 * written as two ("Fr 20:00-24:00; Sa 00:00-02:00").
	 */
	readonly spansOn: (day: Day) => readonly Span[];
	/** Whether the text itself says what holds on public holidays (`PH`). */
	readonly namesHolidays: boolean;
}

const LONGEST_WEEK = 1_000;
const LONGEST_REASON = 300;
const REMEMBERED_WEEKS = 5_000;
const REMEMBERED_DAYS = 40;
const MIDNIGHT = 24 * 60;
const NOON = 12 * 60;

/** How the library marks the closing time it guesses for "18:00+". What it guesses for the next morning is nobody's word. */
const GUESSED_END = 'Specified as open end';

/** Any week without a clock change in it, from Monday. */
const SOME_MONDAY = '2026-06-01';

/** Read by the library for `PH` and for sunrise. It computes the sun only where the coordinates are texts, as Nominatim sends them. */
const BELGIUM: object = { lat: '50.85', lon: '4.35', address: { country_code: 'be', state: 'Brussel' } };

/**
 * Reads a week in OSM opening_hours syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification).
 * What the library merely warns about is accepted. School holidays (SH) are refused: nobody keeps them for Belgium.
 * Throws when the process is not in Europe/Brussels, the only zone in which the library's answers are right.
 *
 * @param week at most 1,000 characters, no control characters
 */
export function readWeek(week: string): Result<ReadWeek, 'hoursUnreadable'> {
	if (week.length > LONGEST_WEEK) return unreadable(`Opening hours may have ${LONGEST_WEEK} characters at most.`);
	return readRemembered(week);
}

const readRemembered = remember(REMEMBERED_WEEKS, (week: string): Result<ReadWeek, 'hoursUnreadable'> => {
	insistOnBrussels();
	if (/\p{Cc}/u.test(week)) return unreadable('Opening hours may not hold line breaks or other control characters.');
	if (/\bSH\b/i.test(withoutComments(week))) return unreadable('Opening hours by school holidays (SH) cannot be read.');
	try {
		const tidy = parse(week).prettifyValue();
		const { heads, tails } = splitNights(tidy);
		const beforeMidnight = parse(heads);
		const afterMidnight = tails === null ? null : parse(tails);
		const clockSpans = remember(REMEMBERED_DAYS, (day: Day) => clockSpansOn(day, beforeMidnight, afterMidnight));
		const spansOn = (day: Day) => joinNight(clockSpans(addDays(day, -1)), clockSpans(day), clockSpans(addDays(day, 1)));
		return done({
			spansOn: beforeMidnight.isWeekStable() ? repeating(sevenDays(spansOn)) : remember(REMEMBERED_DAYS, spansOn),
			namesHolidays: /\bPH\b/.test(withoutComments(tidy))
		});
	} catch (error) {
		// The library throws texts for what it cannot parse and errors for its own mistakes; to whoever typed it both mean the same.
		const why = error instanceof Error ? error.message : String(error);
		return unreadable(`These opening hours cannot be read: ${why.slice(0, LONGEST_REASON)}`);
	}
});

function withoutComments(text: string): string {
	return text.replace(/"[^"]*"/g, '');
}

function unreadable(sentence: string): Result<never, 'hoursUnreadable'> {
	return refuse('hoursUnreadable', sentence);
}

function parse(text: string): OpeningHours {
	const read = () =>
		new OpeningHours(text, BELGIUM as ConstructorParameters<typeof OpeningHours>[1], {
			tag_key: 'opening_hours',
			mode: undefined,
			map_value: undefined,
			warnings_severity: undefined,
			locale: 'en'
		});
	return quietly(read);
}

/** The library writes its own mistakes on the console before it throws them; here they are a refusal, no more. */
function quietly<Value>(ask: () => Value): Value {
	const loud = console.error;
	console.error = () => {};
	try {
		return ask();
	} finally {
		console.error = loud;
	}
}

/** Most weeks are all alike, so seven days say everything. */
function sevenDays(spansOn: (day: Day) => readonly Span[]): readonly (readonly Span[])[] {
	return [0, 1, 2, 3, 4, 5, 6].map((n) => spansOn(addDays(SOME_MONDAY, n)));
}

/** Holds on to nothing but the seven days: the parsed rules are tens of kilobytes a week. */
function repeating(days: readonly (readonly Span[])[]): (day: Day) => readonly Span[] {
	return (day) => days[weekday(day)] ?? [];
}

function clockSpansOn(day: Day, beforeMidnight: OpeningHours, afterMidnight: OpeningHours | null): readonly Span[] {
	const heads = libraryDay(beforeMidnight, day);
	const tails = afterMidnight === null ? [] : libraryDay(afterMidnight, day);
	const moved = joined(tails)
		.filter((span) => span.from === TAIL_BASE && span.until <= TAIL_BASE + LONGEST_TAIL)
		.map((span) => ({ ...span, from: MIDNIGHT, until: span.until - TAIL_BASE + MIDNIGHT }));
	return joined([...heads, ...moved]);
}

function libraryDay(rules: OpeningHours, day: Day): readonly Span[] {
	const start = startOfDay(day);
	const end = startOfDay(addDays(day, 1));
	try {
		return quietly(() => rules.getOpenIntervals(start, end))
			.filter(([from, , , comment]) => from > start || !comment?.startsWith(GUESSED_END))
			.map(([from, until, unknown]) => ({
				from: minutesOnTheClock(from),
				until: until >= end ? MIDNIGHT : minutesOnTheClock(until),
				sure: !unknown
			}));
	} catch {
		// A rule may fail on single days only. One such day must not take a page down: nobody knows it.
		return [{ from: 0, until: MIDNIGHT, sure: false }];
	}
}

function minutesOnTheClock(at: Date): number {
	return at.getHours() * 60 + at.getMinutes();
}

/** Moves the small hours to the evening they continue. */
function joinNight(before: readonly Span[], spans: readonly Span[], after: readonly Span[]): readonly Span[] {
	const own = reachesMidnight(before) ? spans.filter((span) => !isSmallHours(span)) : spans;
	const tail = reachesMidnight(spans) ? after.filter(isSmallHours) : [];
	if (tail.length === 0) return own;
	return joined([...own, ...tail.map((span) => ({ ...span, from: MIDNIGHT, until: span.until + MIDNIGHT }))]);
}

function reachesMidnight(spans: readonly Span[]): boolean {
	return spans.some((span) => span.sure && span.until >= MIDNIGHT);
}

function isSmallHours(span: Span): boolean {
	return span.sure && span.from === 0 && span.until <= NOON;
}

/** In order, with spans that touch made one. Where sure and unsure overlap, both stay. */
function joined(spans: readonly Span[]): readonly Span[] {
	const result: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.from - b.from)) {
		const index = result.findLastIndex((other) => other.sure === span.sure && other.until >= span.from);
		const earlier = result[index];
		if (earlier === undefined) result.push(span);
		else result[index] = { ...earlier, until: Math.max(earlier.until, span.until) };
	}
	return result;
}

let inBrussels = false;

function insistOnBrussels(): void {
	if (inBrussels) return;
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	if (zone !== 'Europe/Brussels') {
		throw new Error(`Opening hours need a process in Europe/Brussels, not ${zone}: start it with TZ=Europe/Brussels.`);
	}
	inBrussels = true;
}
