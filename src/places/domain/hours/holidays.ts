import { addDays, type Day } from '#kernel/instant.ts';

export type Holiday =
	| 'newYear'
	| 'easterMonday'
	| 'labourDay'
	| 'ascension'
	| 'whitMonday'
	| 'nationalDay'
	| 'assumption'
	| 'allSaints'
	| 'armistice'
	| 'christmas';

const FIXED: Readonly<Record<string, Holiday>> = {
	'01-01': 'newYear',
	'05-01': 'labourDay',
	'07-21': 'nationalDay',
	'08-15': 'assumption',
	'11-01': 'allSaints',
	'11-11': 'armistice',
	'12-25': 'christmas'
};

const moving = new Map<string, ReadonlyMap<Day, Holiday>>();

/**
 * Which of the ten legal public holidays of Belgium falls on this day, if any (royal decree of 18 April 1974). Easter and
 * Whit Sunday are not among the ten. They are the same days as `PH` in opening_hours.
 */
export function holidayOn(day: Day): Holiday | null {
	return movingHolidays(day.slice(0, 4)).get(day) ?? FIXED[day.slice(5)] ?? null;
}

function movingHolidays(year: string): ReadonlyMap<Day, Holiday> {
	const known = moving.get(year);
	if (known !== undefined) return known;
	const easter = easterSunday(Number(year));
	const days = new Map<Day, Holiday>([
		[addDays(easter, 1), 'easterMonday'],
		[addDays(easter, 39), 'ascension'],
		[addDays(easter, 50), 'whitMonday']
	]);
	moving.set(year, days);
	return days;
}

/** The Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Day {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const month = Math.floor((h + l - 7 * m + 90) / 25);
	const day = (h + l - 7 * m + 33 * month + 19) % 32;
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
