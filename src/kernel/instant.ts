/**
 * Days and clocks of Belgium. An instant is a `Date`; a day is a calendar day as people in Europe/Brussels count it.
 * Independent of the time zone of the process. Days are remembered, because a list page asks for the same few thousands of
 * times and both Intl and reading dates are slow.
 */

/** A calendar day in Europe/Brussels, 'YYYY-MM-DD'. */
export type Day = string;

const MINUTE = 60_000;
const DAY = 86_400_000;
const REMEMBERED_DAYS = 4_000;

const brusselsClock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Brussels',
	hourCycle: 'h23',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric'
});

/** A day is also numbered: days since 1970-01-01. Its start is in milliseconds since 1970. */
const starts = new Map<number, number>();
const days = new Map<number, Day>();
const numbers = new Map<Day, number>();
/** On the two days a year on which the clock changes: the true time, by the time if it did not. */
const onChangeDay = new Map<number, number>();

/** Whether this is a real calendar day between the years 0001 and 9998, written 'YYYY-MM-DD'. */
export function isDay(value: unknown): value is Day {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	if (value < '0001' || value >= '9999') return false;
	const time = Date.parse(value);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The day that people in Brussels have at this instant. Throws a RangeError for an invalid `Date`. */
export function brusselsDay(at: Date): Day {
	return dayOf(dayNumberAt(at.getTime()));
}

/** The instant at which the day begins: 00:00 in Brussels. */
export function startOfDay(day: Day): Date {
	return new Date(startOf(numberOf(day)));
}

/** The day that lies `n` days later, or earlier where `n` is negative. */
export function addDays(day: Day, n: number): Day {
	return dayOf(numberOf(day) + n);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
	// 1970-01-01 was a Thursday.
	return (((numberOf(day) + 3) % 7) + 7) % 7;
}

/** What a clock on a wall in Brussels shows: hour 0 to 23, minute 0 to 59. */
export function brusselsTime(at: Date): { hour: number; minute: number } {
	const time = at.getTime();
	const number = dayNumberAt(time);
	const sinceMidnight = clockChangesOn(number) ? wallTime(time) - number * DAY : time - startOf(number);
	const minutes = Math.floor(sinceMidnight / MINUTE);
	return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}

/**
 * The instant at which a clock in Brussels shows `minutes` after midnight of `day`; from 1440 on it is the next day's clock.
 * The hour that comes twice in autumn is taken the first time; the hour that is skipped in spring becomes the hour after it
 * (both as Temporal's 'compatible').
 *
 * @param minutes whole minutes, 0 or more
 */
export function instantAt(day: Day, minutes: number): Date {
	const number = numberOf(day) + Math.floor(minutes / 1440);
	const asked = (minutes % 1440) * MINUTE;
	const time = startOf(number) + asked;
	if (!clockChangesOn(number)) return new Date(time);
	return new Date(onChangeDay.get(time) ?? noted(onChangeDay, time, shiftedTo(number * DAY + asked, time)));
}

/** The time at which the clock shows `wall`, where `time` is that time if the clock did not change before it. */
function shiftedTo(wall: number, time: number): number {
	const shifted = time + wall - wallTime(time);
	return wallTime(shifted) === wall ? shifted : time;
}

function numberOf(day: Day): number {
	return numbers.get(day) ?? noted(numbers, day, Date.parse(day) / DAY);
}

function dayOf(number: number): Day {
	return days.get(number) ?? noted(days, number, new Date(number * DAY).toISOString().slice(0, 10));
}

function noted<Key, Value>(notes: Map<Key, Value>, key: Key, value: Value): Value {
	if (notes.size >= REMEMBERED_DAYS) notes.clear();
	notes.set(key, value);
	return value;
}

function dayNumberAt(time: number): number {
	let number = Math.floor(time / DAY);
	while (startOf(number + 1) <= time) number++;
	while (startOf(number) > time) number--;
	return number;
}

function startOf(number: number): number {
	const known = starts.get(number);
	if (known !== undefined) return known;
	const midnight = number * DAY;
	// Twice, because the clock may change between midnight UTC and midnight in Brussels.
	const near = midnight - (wallTime(midnight) - midnight);
	return noted(starts, number, near + midnight - wallTime(near));
}

function clockChangesOn(number: number): boolean {
	return startOf(number + 1) - startOf(number) !== DAY;
}

/** What a clock in Brussels shows, as milliseconds since a 1970 counted on that same clock. */
function wallTime(time: number): number {
	const shown: Record<string, number> = {};
	for (const { type, value } of brusselsClock.formatToParts(time)) shown[type] = Number(value);
	const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
	// Not Date.UTC(year, ...), which takes the years 0 to 99 for 1900 to 1999.
	const wall = new Date(0);
	wall.setUTCFullYear(year, month - 1, day);
	return wall.setUTCHours(hour, minute, second, 0);
}
