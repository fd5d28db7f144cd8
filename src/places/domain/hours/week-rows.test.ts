import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/instant.ts';
import { readWeek } from './read-week.ts';
import { rowsOfWeek, weekOfRows, type WeekRow } from './week-rows.ts';

const row = (days: number[], from: string, until: string): WeekRow => ({ days, from, until });
const EMPTY = row([], '', '');

describe('weekOfRows', () => {
	it.each<[string, WeekRow[], string | null]>([
		['a café', [row([0, 1, 2, 3, 4], '08:00', '18:00')], 'Mo-Fr 08:00-18:00'],
		[
			'a noon break',
			[row([0, 1, 2], '13:00', '18:00'), row([0, 1, 2], '08:00', '12:00'), EMPTY],
			'Mo-We 08:00-12:00,13:00-18:00'
		],
		['two days', [row([0, 2], '08:00', '18:00')], 'Mo,We 08:00-18:00'],
		['a night', [row([4, 5], '20:00', '02:00')], 'Fr,Sa 20:00-02:00'],
		['until midnight', [row([6], '20:00', '00:00')], 'Su 20:00-24:00'],
		['day and night', [row([0, 1, 2, 3, 4, 5, 6], '00:00', '00:00')], 'Mo-Su 00:00-24:00'],
		['the same twice', [row([0], '08:00', '18:00'), row([0], '08:00', '18:00')], 'Mo 08:00-18:00'],
		['nothing', [EMPTY, EMPTY], null]
	])('%s', (_, rows, week) => {
		expect(weekOfRows(rows)).toEqual({ ok: true, value: week });
	});

	it.each([
		row([], '08:00', '18:00'),
		row([0], '', '18:00'),
		row([0], '08:00', ''),
		row([0], '25:00', '26:00'),
		row([7], '08:00', '18:00'),
		row([0], '8 uur', '18:00; PH off')
	])('says at its row what is missing in %j', (wrong) => {
		expect(weekOfRows([EMPTY, wrong])).toMatchObject({ refusal: { code: 'rowIncomplete', field: 'rows.1' } });
	});

	it('takes the same time twice for a slip of the hand', () => {
		const answer = weekOfRows([EMPTY, row([0], '18:00', '18:00')]);
		expect(answer).toMatchObject({ refusal: { code: 'rowEmpty', field: 'rows.1' } });
	});

	it('gives a week that can be read, and that comes back as rows that say the same', () => {
		const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45)).map(([hour, minute]) => {
			return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
		});
		const days = fc.uniqueArray(fc.nat(6), { minLength: 1 });
		// One stretch a day: stretches that overlap are one to whoever reads them, and come back as one.
		const rows = fc.tuple(days, time, time).filter(([, from, until]) => from < until);
		fc.assert(
			fc.property(rows, ([on, from, until]) => {
				const week = weekOfRows([row(on, from, until)]);
				if (!week.ok || week.value === null) throw new Error('no week');
				expect(readWeek(week.value).ok).toBe(true);
				expect(rowsOfWeek(week.value)).toEqual([row([...on].sort(), from, until)]);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('rowsOfWeek', () => {
	it.each([
		'Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-13:00',
		'Fr,Sa 20:00-02:00',
		'24/7',
		'Mo-Su 00:00-24:00',
		'Fr 20:00-24:00; Sa 00:00-02:00'
	])('gives rows that say the same as %s', (week) => {
		const rows = rowsOfWeek(week);
		const again = rows && weekOfRows(rows);
		if (!again?.ok || again.value === null) throw new Error(`no rows for ${week}`);
		const [one, two] = [readWeek(week), readWeek(again.value)];
		if (!one.ok || !two.ok) throw new Error('not read');
		for (let day = 0; day < 400; day++) {
			const date = addDays('2026-01-01', day);
			expect(two.value.spansOn(date)).toEqual(one.value.spansOn(date));
		}
	});

	it.each([
		'Mo-Fr 08:00-18:00; PH off',
		'Apr-Sep Mo-Fr 08:00-18:00',
		'Mo-Fr 18:00+',
		'Mo-Fr 08:00-18:00 "op afspraak"',
		'Mo[1] 08:00-18:00',
		'Mo 08:00-08:00',
		'nonsense'
	])('gives none for %s', (week) => {
		expect(rowsOfWeek(week)).toBeNull();
	});
});
