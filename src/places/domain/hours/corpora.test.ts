import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { addDays, brusselsDay, instantAt } from '#kernel/instant.ts';
import type { Hours } from '../place.ts';
import { dayPlan } from './day-plan.ts';
import { holidayOn } from './holidays.ts';
import { openStatus } from './open-status.ts';
import { type ReadWeek, readWeek } from './read-week.ts';

/** Public collections of opening hours and holidays, kept beside the project because of their size and licences. */
const DATA = resolve('../shared/data');
const MANY = 60_000;

function linesOf(context: TestContext, file: string): string[] {
	const path = resolve(DATA, file);
	context.skip(!existsSync(path), `needs ${file} in ../shared/data, which is not there`);
	return readFileSync(path, 'utf8')
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.filter((line) => line !== '');
}

interface Expectation {
	readonly value: string;
	readonly from: string;
	readonly to: string;
	/** Start, end, unknown, comment. */
	readonly open_intervals: readonly [string, string, boolean, string?][];
	readonly location: object | null;
	readonly mode: { readonly mode?: number };
	readonly npm_opening_hours_3_15_0?: string;
}

/** Where Stoep means something else than the library, and why. */
const OUR_OWN_WAY: readonly [because: string, (value: string) => boolean][] = [
	['a night belongs to the day on which it begins', (value) => /11:00-01:00; Sa 11:00-02:00$/.test(value)],
	['a night ends at 19:00 at the latest', (value) => /We ?22:00-22:00|Tu 23:59-48:00/.test(value)],
	['nothing is said of the morning after an open end', (value) => /\d\+/.test(value)],
	['the sun rises in Belgium, not at a constant hour', (value) => /sunrise|sunset|dawn|dusk/.test(value)],
	['a tab is a control character', (value) => value.includes('\t')],
	['a range of days that crosses New Year backwards', (value) => value.startsWith('Dec 20-Dec Su[-1]')]
];

describe('what the authors of the library expect of it', () => {
	it('holds for every value that needs no country but ours', { timeout: MANY }, (context) => {
		const file = 'hours/opening_hours_js/expectations.json';
		const rows = JSON.parse(linesOf(context, file).join('\n')) as Expectation[];
		const ours = rows.filter((row) => {
			const plain = row.location === null && row.mode.mode === undefined;
			return plain && row.npm_opening_hours_3_15_0 === 'agrees';
		});
		const same = ours.filter((row) => !OUR_OWN_WAY.some(([, applies]) => applies(row.value)));
		expect(same.length).toBeGreaterThan(150);
		const differing = same.filter((row) => found(row).join() !== expected(row).join());
		expect(differing.map((row) => row.value)).toEqual([]);
	});

	it('holds for every value that must be rejected', (context) => {
		const file = 'hours/opening_hours_js/should_fail.json';
		const rows = JSON.parse(linesOf(context, file).join('\n')) as { name: string; value: unknown }[];
		// Two are wrong only without a country, or for another tag than opening hours.
		const ours = rows.filter((row) => row.value !== 'PH' && !row.name.includes('wrong mode'));
		for (const { value } of ours)
			if (typeof value === 'string') expect([value, readWeek(value).ok]).toEqual([value, false]);
	});

	function found(row: Expectation) {
		const week = read(row.value);
		const [from, to] = [instant(row.from), instant(row.to)];
		const spans: [Date, Date, boolean][] = [];
		for (let day = addDays(brusselsDay(from), -1); instantAt(day, 0) < to; day = addDays(day, 1)) {
			for (const span of week.spansOn(day)) {
				spans.push([instantAt(day, span.from), instantAt(day, span.until), !span.sure]);
			}
		}
		const within = spans.map(([start, end, unsure]): [Date, Date, boolean] => {
			return [start < from ? from : start, end > to ? to : end, unsure];
		});
		return merged(within.filter(([start, end]) => start < end));
	}

	function expected(row: Expectation) {
		return merged(row.open_intervals.map(([start, end, unsure]) => [instant(start), instant(end), unsure]));
	}

	/** In order, touching ones joined, as texts; where something is sure, "perhaps" says nothing more. */
	function merged(spans: readonly [Date, Date, boolean][]): string[] {
		const turns = [...new Set(spans.flatMap(([from, until]) => [from.getTime(), until.getTime()]))].sort(
			(a, b) => a - b
		);
		const states = turns.map((turn) => {
			const here = spans.filter(([from, until]) => from.getTime() <= turn && turn < until.getTime());
			return here.length === 0 ? 'closed' : here.every(([, , unsure]) => unsure) ? 'perhaps' : 'open';
		});
		return turns.flatMap((turn, n) =>
			states[n] === states[n - 1] ? [] : [`${new Date(turn).toISOString()} ${states[n]}`]
		);
	}

	function instant(text: string): Date {
		const [day = '', hour = '0', minute = '0'] = text.split(/[ :]/);
		return instantAt(day.replaceAll('.', '-'), Number(hour) * 60 + Number(minute));
	}
});

describe('hours as people write them', () => {
	it('are read, but for five, among 2,672 in Brussels', { timeout: MANY }, (context) => {
		const weeks = linesOf(context, 'places/brussels-osm/opening_hours_unique.txt');
		const refused = weeks.filter((week) => !survives(week));
		// Four by school holidays, and one shop that opens at "78:00".
		expect([weeks.length, refused.length]).toEqual([2672, 5]);
	});

	it('are read among those of France, but for a range of dates within a year', { timeout: MANY }, (context) => {
		const weeks = linesOf(context, 'hours/osm-sample-fr/sample.txt').filter((week) => !week.startsWith('#'));
		const refused = weeks.filter((week) => !survives(week));
		expect(refused.filter((week) => !/2021 Mar \d+-Apr 16 off/.test(week))).toEqual([]);
	});

	/** Whether the week can be read; if so, every plan and status of a month has an answer. */
	function survives(week: string): boolean {
		const hours: Hours = { week, holidays: 'asWeek', adjusted: [], closures: [], closedOn: null, paused: false };
		for (let day = '2026-10-20'; day < '2026-11-20'; day = addDays(day, 1)) {
			const plan = dayPlan(hours, day);
			expect(plan.intervals.every(({ from, until }) => from < until)).toBe(true);
		}
		const now = openStatus(hours, instantAt('2026-10-24', 1430));
		expect(now.nextChange).not.toBeNull();
		return readWeek(week).ok;
	}
});

it('knows the public holidays of 2020 to 2030', (context) => {
	const [, ...rows] = linesOf(context, 'hours/belgian-holidays/holidays.public.csv');
	const sundays = /EN (Easter|Pentecost)$/;
	const listed = rows.filter((row) => !sundays.test(row)).map((row) => row.split(';')[2]);
	const known: string[] = [];
	for (let day = '2020-01-01'; day < '2031-01-01'; day = addDays(day, 1)) if (holidayOn(day) !== null) known.push(day);
	expect(known).toEqual([...listed].sort());
});

function read(week: string): ReadWeek {
	const result = readWeek(week);
	if (!result.ok) throw new Error(result.refusal.sentence);
	return result.value;
}
