import { addDays } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { rowsOfWeek, type WeekRow } from '#places';
import { hoursSpan, weekdayInWords } from '#platform/i18n/moments.ts';

/** A Monday: the names of the days begin there. */
const MONDAY = '2026-01-05';

/**
 * A week as somebody would say it in one line: "maandag–vrijdag 8 tot 18 uur; zaterdag 10 tot 13 uur".
 *
 * @param week in OSM opening_hours syntax
 * @returns null when it says more than days and times (months, "by appointment"): then it is shown as it is
 */
export function weekInWords(week: string, language: Language): string | null {
	return rowsInWords(week, language)?.join('; ') ?? null;
}

/** The same, each span of times by itself. */
export function rowsInWords(week: string, language: Language): string[] | null {
	const rows = rowsOfWeek(week);
	if (rows === null || rows.length === 0) return null;
	return rows.map(({ days, ...times }) => `${daysInWords(days, language)} ${spanInWords(times, language)}`);
}

/** Three days and more on end as a span. */
function daysInWords(days: readonly number[], language: Language): string {
	const name = (day: number) => weekdayInWords(addDays(MONDAY, day), language);
	const runs: number[][] = [];
	for (const day of days) {
		const run = runs.at(-1);
		if (run?.at(-1) === day - 1) run.push(day);
		else runs.push([day]);
	}
	return runs
		.flatMap((run) => (run.length > 2 ? [`${name(run[0] ?? 0)}–${name(run.at(-1) ?? 0)}`] : run.map(name)))
		.join(', ');
}

function spanInWords({ from, until }: Omit<WeekRow, 'days'>, language: Language): string {
	const [start, end] = [minutesOf(from), minutesOf(until)];
	return hoursSpan(start, end > start ? end : end + 1440, language);
}

function minutesOf(clock: string): number {
	const [hour = 0, minute = 0] = clock.split(':').map(Number);
	return hour * 60 + minute;
}
