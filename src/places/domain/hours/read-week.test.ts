import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#kernel/instant.ts';
import { readWeek } from './read-week.ts';

/** The stretches that begin on a day as "18:00-26:00", with "?" where nothing is sure. */
function stretches(week: string, day: Day): string[] {
	const read = readWeek(week);
	if (!read.ok) throw new Error(read.refusal.sentence);
	return read.value.spansOn(day).map(({ from, until, sure }) => `${clock(from)}-${clock(until)}${sure ? '' : '?'}`);
}

function clock(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const MONDAY = '2026-06-01';
const [TUESDAY, FRIDAY, SATURDAY, SUNDAY] = [1, 4, 5, 6].map((n) => addDays(MONDAY, n)) as [Day, Day, Day, Day];

describe('a week that can be read', () => {
	it('gives the stretches of a day in order', () => {
		expect(stretches('Mo-Fr 14:00-18:00,08:30-12:00', MONDAY)).toEqual(['08:30-12:00', '14:00-18:00']);
		expect(stretches('Mo-Fr 14:00-18:00,08:30-12:00', SUNDAY)).toEqual([]);
	});

	it('may be written carelessly: the library warns, we accept', () => {
		expect(stretches('ma-vr 9-17u', MONDAY)).toEqual(['09:00-17:00']);
		expect(stretches('Mo-Fr', MONDAY)).toEqual(['00:00-24:00']);
	});

	it('is whole days when it never closes', () => {
		expect(stretches('24/7', SUNDAY)).toEqual(['00:00-24:00']);
		expect(stretches('Mo-Su 09:00-09:00', SUNDAY)).toEqual(['09:00-33:00']);
	});

	it('does not take "perhaps" for open', () => {
		expect(stretches('"op afspraak"', MONDAY)).toEqual(['00:00-24:00?']);
		expect(stretches('Mo 09:00-12:00; Tu unknown "bel even"', TUESDAY)).toEqual(['00:00-24:00?']);
		expect(stretches('Mo 09:00-12:00, Mo 14:00-16:00 "op afspraak"', MONDAY)).toEqual(['09:00-12:00', '14:00-16:00?']);
		expect(stretches('Mo-Fr 09:00-12:00 || "op afspraak"', MONDAY)).toEqual([
			'00:00-09:00?',
			'09:00-12:00',
			'12:00-24:00?'
		]);
	});

	it('promises nothing after an open end, and nothing the next morning', () => {
		expect(stretches('Sa 07:00-22:00+', SATURDAY)).toEqual(['07:00-22:00', '22:00-24:00?']);
		expect(stretches('Sa 07:00-22:00+', SUNDAY)).toEqual([]);
		expect(stretches('18:00+', MONDAY)).toEqual(['18:00-24:00?']);
	});

	it('follows the sun in Belgium', () => {
		expect(stretches('sunrise-12:00', '2026-06-21')[0]).toMatch(/^05:[23]\d-12:00$/);
		expect(stretches('sunset-02:00', '2026-12-21')[0]).toMatch(/^16:[34]\d-26:00$/);
	});

	it('knows whether it speaks of public holidays', () => {
		const named = ['Mo-Fr 09:00-17:00; PH off', 'Mo-Fr,PH 09:00-17:00', 'Mo-Fr 09:00-17:00 "ook op PH"'].map((week) => {
			const read = readWeek(week);
			return read.ok && read.value.namesHolidays;
		});
		expect(named).toEqual([true, true, false]);
	});
});

describe('a night', () => {
	it('belongs to the day on which it begins', () => {
		expect(stretches('Fr 23:30-01:00', FRIDAY)).toEqual(['23:30-25:00']);
		expect(stretches('Fr 23:30-01:00', SATURDAY)).toEqual([]);
		expect(stretches('Mo-Fr 18-2', FRIDAY)).toEqual(['18:00-26:00']);
		expect(stretches('10:00-26:00', FRIDAY)).toEqual(['10:00-26:00']);
	});

	it('is not cut by a rule for the next day', () => {
		expect(stretches('Fr-Sa 18:00-02:00; Su off', SATURDAY)).toEqual(['18:00-26:00']);
		expect(stretches('Fr-Sa 18:00-02:00; Su off', SUNDAY)).toEqual([]);
		expect(stretches('Mo-Su 18:00-02:00; We 20:00-01:00', '2026-06-02')).toEqual(['18:00-26:00']);
		expect(stretches('Mo-Su 18:00-02:00; We 20:00-01:00', '2026-06-03')).toEqual(['20:00-25:00']);
		expect(stretches('Mo-Su 18:00-02:00; We 20:00-23:00', '2026-06-03')).toEqual(['20:00-23:00']);
		expect(stretches('Mo-Su 18:00-02:00; We 00:00-24:00', '2026-06-03')).toEqual(['00:00-24:00']);
	});

	it('goes on into a holiday, and leaves nothing behind a holiday that is off', () => {
		expect(stretches('Mo-Su 18:00-02:00; PH off', '2026-04-30')).toEqual(['18:00-26:00']);
		expect(stretches('Mo-Su 18:00-02:00; PH off', '2026-05-01')).toEqual([]);
		expect(stretches('Mo-Su 18:00-02:00; PH off', '2026-05-02')).toEqual(['18:00-26:00']);
	});

	it('may be written as an evening and a small hour', () => {
		const week = 'Mo 08:00-24:00; Tu-Sa 00:00-01:00,08:00-24:00; Su 00:00-01:00';
		expect(stretches(week, MONDAY)).toEqual(['08:00-25:00']);
		expect(stretches(week, SATURDAY)).toEqual(['08:00-25:00']);
		expect(stretches(week, SUNDAY)).toEqual([]);
	});

	it('keeps its clock times on the days the clock changes', () => {
		for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
			expect(stretches('Mo-Su 22:00-02:30', day)).toEqual(['22:00-26:30']);
			expect(stretches('Mo-Su 22:00-02:30; Dec 24 off', day)).toEqual(['22:00-26:30']);
			expect(stretches('Mo-Su 22:00-02:30; PH off', day)).toEqual(['22:00-26:30']);
		}
	});
});

describe('a week that cannot be read', () => {
	it.each([
		['nonsense', 'elke dag behalve als het regent'],
		['nothing', ''],
		['an impossible hour', 'Mo-Fr 06:30-17:00; Sa 78:00-13:00'],
		['a point in time', 'Mo 10:00'],
		['school holidays', 'Mo-Fr 09:00-17:00; SH off'],
		['a line break', 'Mo-Fr 09:00-17:00\nSa off'],
		['a null character', 'Mo-Fr 09:00-17:00\u0000'],
		['too long a text', `Mo-Fr 09:00-17:00 "${'x'.repeat(1000)}"`]
	])('is refused: %s', (_name, week) => {
		expect(readWeek(week)).toMatchObject({ ok: false, refusal: { code: 'hoursUnreadable' } });
	});
});
