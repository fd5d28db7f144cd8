import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, brusselsDay, brusselsTime, type Day, instantAt, isDay, startOfDay, weekday } from './instant.ts';

const BRUSSELS = 'Europe/Brussels';
const someDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('1970-01-01', n));
const someInstant = fc.date({ min: new Date('1950-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
const changeDays: readonly Day[] = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'];

describe('a day', () => {
	it('is a real one, written in full', () => {
		for (const day of ['2026-07-21', '2024-02-29', '0001-01-01']) expect(isDay(day)).toBe(true);
		const others = [
			'2026-02-29',
			'2026-13-01',
			'2026-7-1',
			'2026-07-21T00:00',
			' 2026-07-21',
			'0000-01-01',
			'9999-01-01'
		];
		for (const other of [...others, '', 'vandaag', 20260721, null, undefined, new Date()])
			expect(isDay(other)).toBe(false);
	});

	it('follows and precedes another across months, years and clock changes', () => {
		expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
		expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
		expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
	});

	it('knows its weekday from Monday 0 to Sunday 6', () => {
		expect(weekday('2026-06-01')).toBe(0);
		expect(weekday('2026-07-21')).toBe(1);
		expect(weekday('2026-10-25')).toBe(6);
		expect(weekday('1969-12-31')).toBe(2);
	});

	it('starts at midnight in Brussels, also on the days of a clock change', () => {
		expect(startOfDay('2026-01-15')).toEqual(new Date('2026-01-14T23:00Z'));
		expect(startOfDay('2026-03-29')).toEqual(new Date('2026-03-28T23:00Z'));
		expect(startOfDay('2026-03-30')).toEqual(new Date('2026-03-29T22:00Z'));
		expect(startOfDay('2026-10-25')).toEqual(new Date('2026-10-24T22:00Z'));
		expect(startOfDay('2026-10-26')).toEqual(new Date('2026-10-25T23:00Z'));
	});
});

describe('the clock in Brussels', () => {
	it('shows the hour twice in autumn and skips it in spring', () => {
		expect(brusselsTime(new Date('2026-10-25T00:30Z'))).toEqual({ hour: 2, minute: 30 });
		expect(brusselsTime(new Date('2026-10-25T01:30Z'))).toEqual({ hour: 2, minute: 30 });
		expect(brusselsTime(new Date('2026-03-29T00:59Z'))).toEqual({ hour: 1, minute: 59 });
		expect(brusselsTime(new Date('2026-03-29T01:00Z'))).toEqual({ hour: 3, minute: 0 });
	});

	it('takes minutes past midnight into the next day', () => {
		expect(instantAt('2026-10-24', 28 * 60)).toEqual(new Date('2026-10-25T03:00Z'));
		expect(instantAt('2026-03-28', 28 * 60)).toEqual(new Date('2026-03-29T02:00Z'));
		expect(instantAt('2026-03-29', 24 * 60)).toEqual(startOfDay('2026-03-30'));
	});

	it('refuses a date that is none', () => {
		expect(() => brusselsDay(new Date(Number.NaN))).toThrow(RangeError);
	});
});

describe('agrees with Temporal', () => {
	it('on the day and the time of any instant', () => {
		fc.assert(
			fc.property(someInstant, (at) => {
				const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(BRUSSELS);
				expect(brusselsDay(at)).toBe(zoned.toPlainDate().toString());
				expect(brusselsTime(at)).toEqual({ hour: zoned.hour, minute: zoned.minute });
			})
		);
	});

	it('on the start, the weekday and every minute of any day', () => {
		const day = fc.oneof(someDay, fc.constantFrom(...changeDays));
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: -800, max: 800 }), (day, minutes, n) => {
				const plain = Temporal.PlainDate.from(day);
				expect(startOfDay(day).getTime()).toBe(plain.toZonedDateTime(BRUSSELS).epochMilliseconds);
				expect(weekday(day)).toBe(plain.dayOfWeek - 1);
				expect(addDays(day, n)).toBe(plain.add({ days: n }).toString());
				const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
				const there = plain.toZonedDateTime({ timeZone: BRUSSELS, plainTime });
				expect(instantAt(day, minutes).getTime()).toBe(there.epochMilliseconds);
			})
		);
	});
});
