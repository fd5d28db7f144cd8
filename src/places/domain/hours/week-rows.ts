import { addDays } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { readWeek, type Span } from './read-week.ts';

/** A line of the form: on these days, from and until these times. */
export interface WeekRow {
	/** 0 for Monday to 6 for Sunday. */
	readonly days: readonly number[];
	/** As a clock shows it, 'HH:MM'; an `until` that is earlier than `from` is in the night after. */
	readonly from: string;
	readonly until: string;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MIDNIGHT = 1440;

/** A Monday in a year of which every week is looked at. */
const FIRST_MONDAY = '2026-01-05';
const WEEKS = 52;

/**
 * What a form of days and times comes to in OSM opening_hours syntax ("Mo-Fr 08:00-12:00,13:00-18:00; Sa 20:00-02:00").
 * Days that no row names are closed. Rows in which nothing is filled in are left aside.
 *
 * @returns null when no row is filled in; refused at `rows.N`: `rowIncomplete` when it has days and no times or the other
 *   way round, `rowEmpty` when it ends at the minute at which it begins, which is a slip of the hand and no day and night
 *   (that is from 00:00 until 00:00)
 */
export function weekOfRows(rows: readonly WeekRow[]): Result<string | null, 'rowIncomplete' | 'rowEmpty'> {
	const spans = WEEK.map((): string[] => []);
	for (const [index, { days, from, until }] of rows.entries()) {
		if (days.length === 0 && from === '' && until === '') continue;
		const known = days.filter((day) => WEEK.includes(day));
		if (known.length === 0 || !CLOCK.test(from) || !CLOCK.test(until)) {
			return refuse('rowIncomplete', 'Say which days, from when and until when.', `rows.${index}`);
		}
		if (from === until && from !== '00:00') {
			return refuse('rowEmpty', 'It begins and ends at the same time.', `rows.${index}`);
		}
		for (const day of known) spans[day]?.push(`${from}-${until === '00:00' ? '24:00' : until}`);
	}
	const texts = spans.map((times) => [...new Set(times)].sort().join(','));
	const groups = [...new Set(texts.filter((text) => text !== ''))];
	if (groups.length === 0) return done(null);
	return done(groups.map((text) => `${daysInWords(WEEK.filter((day) => texts[day] === text))} ${text}`).join('; '));
}

/** "Mo-Fr", "Mo,We", "Mo-We,Fr". */
function daysInWords(days: readonly number[]): string {
	const runs: number[][] = [];
	for (const day of days) {
		const run = runs.at(-1);
		if (run && run.at(-1) === day - 1) run.push(day);
		else runs.push([day]);
	}
	const name = (day: number | undefined) => DAYS[day ?? 0] ?? '';
	return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}-${name(run.at(-1))}`] : run.map(name))).join(',');
}

/**
 * The rows of a form that say the same as a week, so that it can be changed by whoever does not know the syntax.
 *
 * @returns null when the week says more than such rows can: months, holidays, "by appointment"
 */
export function rowsOfWeek(week: string): WeekRow[] | null {
	const read = readWeek(week);
	if (!read.ok || read.value.namesHolidays) return null;
	const { spansOn } = read.value;
	const first = WEEK.map((day) => spansOn(addDays(FIRST_MONDAY, day)));
	if (!first.flat().every((span) => span.sure && isOnTheClock(span))) return null;
	for (let day = 7; day < WEEKS * 7; day++) {
		if (JSON.stringify(spansOn(addDays(FIRST_MONDAY, day))) !== JSON.stringify(first[day % 7])) return null;
	}
	const rows = new Map<string, WeekRow & { days: number[] }>();
	for (const [day, spans] of first.entries()) {
		for (const { from, until } of spans) {
			const key = `${from}-${until}`;
			const row = rows.get(key) ?? { days: [], from: clock(from), until: clock(until) };
			row.days.push(day);
			rows.set(key, row);
		}
	}
	return [...rows.values()];
}

/** Begins on the day itself and is shorter than a day, or is all of it. */
function isOnTheClock({ from, until }: Span): boolean {
	if (from === 0 && until === MIDNIGHT) return true;
	return from < MIDNIGHT && until - from < MIDNIGHT && (until <= MIDNIGHT || until % MIDNIGHT !== 0);
}

function clock(minutes: number): string {
	const [hour, minute] = [Math.floor((minutes % MIDNIGHT) / 60), minutes % 60];
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
