import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, startOfDay } from '#kernel/instant.ts';
import { holidayOn } from './holidays.ts';

describe('public holidays of Belgium', () => {
	it('are ten a year, under stable names', () => {
		const found: [Day, string][] = [];
		for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
			const holiday = holidayOn(day);
			if (holiday !== null) found.push([day, holiday]);
		}
		expect(found).toEqual([
			['2026-01-01', 'newYear'],
			['2026-04-06', 'easterMonday'],
			['2026-05-01', 'labourDay'],
			['2026-05-14', 'ascension'],
			['2026-05-25', 'whitMonday'],
			['2026-07-21', 'nationalDay'],
			['2026-08-15', 'assumption'],
			['2026-11-01', 'allSaints'],
			['2026-11-11', 'armistice'],
			['2026-12-25', 'christmas']
		]);
	});

	it('name the moving one where two fall together', () => {
		expect(holidayOn('2008-05-01')).toBe('ascension');
	});

	it('are the days that PH means in a week, for forty years', () => {
		const belgium = { lat: 50.85, lon: 4.35, address: { country_code: 'be', state: 'Brussel' } };
		const rules = new OpeningHours('PH', belgium);
		for (let day = '2015-01-01'; day < '2055-01-01'; day = addDays(day, 1)) {
			expect([day, holidayOn(day) !== null]).toEqual([day, rules.getState(startOfDay(day))]);
		}
	});
});
