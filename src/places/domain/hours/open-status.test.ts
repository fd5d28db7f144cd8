import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, brusselsDay, instantAt } from '#kernel/instant.ts';
import type { Hours } from '../place.ts';
import { dayPlan } from './day-plan.ts';
import { openStatus, takeawayStatus } from './open-status.ts';

const bar: Hours = {
	week: 'Tu-Th 10:00-18:00; Fr-Sa 10:00-01:00',
	holidays: 'closed',
	adjusted: [],
	closures: [],
	closedOn: null,
	paused: false
};

/** An instant by the clock in Brussels: "2026-06-05 23:30". */
function at(text: string): Date {
	const [day = '', hour = '', minute = ''] = text.split(/[ :]/);
	return instantAt(day, Number(hour) * 60 + Number(minute));
}

const status = (changes: Partial<Hours>, text: string) => openStatus({ ...bar, ...changes }, at(text));

describe('open now', () => {
	it('says until when', () => {
		expect(status({}, '2026-06-02 10:00')).toEqual({
			open: true,
			until: at('2026-06-02 18:00'),
			nextChange: at('2026-06-02 18:00')
		});
	});

	it('goes on past midnight, with new words at midnight (fact 6)', () => {
		const week = { week: 'Fr 23:30-01:00' };
		const until = at('2026-06-06 01:00');
		expect(status(week, '2026-06-05 23:29')).toMatchObject({ open: false, opens: at('2026-06-05 23:30') });
		expect(status(week, '2026-06-05 23:30')).toEqual({ open: true, until, nextChange: at('2026-06-06 00:00') });
		expect(status(week, '2026-06-06 00:59')).toEqual({ open: true, until, nextChange: until });
		expect(status(week, '2026-06-06 01:00')).toMatchObject({ open: false, because: 'week' });
	});

	it('goes on into a day of leave, a holiday and another period', () => {
		const until = at('2026-06-06 01:00');
		const leave = { closures: [{ from: '2026-06-06', until: '2026-06-20' }] };
		expect(status(leave, '2026-06-06 00:30')).toMatchObject({ open: true, until });
		expect(status(leave, '2026-06-06 01:00')).toMatchObject({ open: false, because: 'leave', returns: '2026-06-21' });
		const fair = { adjusted: [{ from: '2026-06-06', until: '2026-06-20', week: 'off' }] };
		expect(status(fair, '2026-06-06 00:30')).toMatchObject({ open: true, until });
		expect(status({}, '2026-08-15 00:30')).toMatchObject({ open: true, until: at('2026-08-15 01:00') });
		expect(status({}, '2026-08-15 12:00')).toMatchObject({ open: false, because: 'holiday' });
	});

	it('never closes within the horizon when it is always open', () => {
		const always = { week: '24/7', holidays: 'asWeek' } as const;
		expect(status(always, '2026-06-05 12:00')).toEqual({ open: true, until: null, nextChange: at('2026-06-06 00:00') });
		const leave = { ...always, closures: [{ from: '2026-06-08', until: null }] };
		expect(status(leave, '2026-06-05 12:00')).toMatchObject({ open: true, until: at('2026-06-08 00:00') });
	});

	it('joins what touches across days', () => {
		const week = { week: 'Fr 12:00-24:00; Sa 00:00-24:00; Su 00:00-15:00' };
		expect(status(week, '2026-06-05 13:00')).toMatchObject({ open: true, until: at('2026-06-07 15:00') });
	});

	it('is right in the night the clock changes (fact 6)', () => {
		const week = { week: 'Mo-Su 22:00-04:00' };
		const autumn = new Date('2026-10-25T01:30Z');
		expect(openStatus({ ...bar, ...week }, autumn)).toMatchObject({ open: true, until: new Date('2026-10-25T03:00Z') });
		const spring = new Date('2026-03-29T01:30Z');
		expect(openStatus({ ...bar, ...week }, spring)).toMatchObject({ open: true, until: new Date('2026-03-29T02:00Z') });
	});
});

describe('closed now', () => {
	it('says when it opens', () => {
		expect(status({}, '2026-06-02 18:00')).toEqual({
			open: false,
			because: 'week',
			opens: at('2026-06-03 10:00'),
			returns: null,
			nextChange: at('2026-06-03 00:00')
		});
	});

	it('opens after the holiday (fact 1)', () => {
		const friday = { open: false, because: 'holiday', opens: at('2026-05-02 10:00') };
		expect(status({}, '2026-05-01 12:00')).toMatchObject(friday);
		expect(status({ holidays: 'asWeek' }, '2026-05-01 12:00')).toMatchObject({ open: true });
	});

	it('returns on 1 August from leave of 15 to 31 July (fact 2)', () => {
		const leave = { closures: [{ from: '2026-07-15', until: '2026-07-31' }] };
		expect(status(leave, '2026-07-16 12:00')).toMatchObject({ because: 'leave', returns: '2026-08-01', opens: null });
		expect(status(leave, '2026-07-30 12:00')).toMatchObject({ returns: '2026-08-01', opens: at('2026-08-01 10:00') });
		const sickness = { closures: [{ from: '2026-07-15', until: null }] };
		expect(status(sickness, '2026-07-16 12:00')).toMatchObject({ because: 'leave', returns: null, opens: null });
	});

	it('closes at once when the counter says so, until the end of that day', () => {
		const today = { closedOn: '2026-06-05' };
		expect(status(today, '2026-06-05 14:00')).toMatchObject({ because: 'today', opens: at('2026-06-06 10:00') });
		expect(status(today, '2026-06-06 00:30')).toMatchObject({ open: false, because: 'week' });
		expect(status(today, '2026-06-06 10:00')).toMatchObject({ open: true });
		expect(status({ closedOn: '2026-06-06' }, '2026-06-05 23:00')).toMatchObject({ until: at('2026-06-06 00:00') });
		expect(status({ closedOn: '2026-06-06' }, '2026-06-06 00:30')).toMatchObject({ open: false, because: 'today' });
	});

	it('promises nothing during a pause', () => {
		expect(status({ paused: true, week: '24/7' }, '2026-06-05 14:00')).toEqual({
			open: false,
			because: 'paused',
			opens: null,
			returns: null,
			nextChange: null
		});
	});

	it('says that nobody knows', () => {
		const unknown = { open: false, because: 'unknown', opens: null };
		expect(status({ week: null }, '2026-06-05 14:00')).toMatchObject(unknown);
		expect(status({ week: 'zie deur' }, '2026-06-05 14:00')).toMatchObject(unknown);
		expect(status({ week: '"op afspraak"' }, '2026-06-05 14:00')).toMatchObject(unknown);
	});

	it('does not know while it is on appointment, and changes when that begins and ends', () => {
		const week = { week: 'Fr 09:00-12:00, Fr 14:00-16:00 "op afspraak"' };
		expect(status(week, '2026-06-05 13:00')).toMatchObject({ because: 'week', nextChange: at('2026-06-05 14:00') });
		expect(status(week, '2026-06-05 14:00')).toMatchObject({ because: 'unknown', nextChange: at('2026-06-05 16:00') });
		expect(status(week, '2026-06-05 16:00')).toMatchObject({ because: 'week', opens: at('2026-06-12 09:00') });
	});
});

it('has its own hours for taking away, and the closed days of the place', () => {
	const place = { ...bar, closures: [{ from: '2026-06-06', until: '2026-06-08' }] };
	expect(takeawayStatus(place, 'Mo-Su 17:00-19:00', at('2026-06-05 17:00'))).toMatchObject({ open: true });
	expect(takeawayStatus(place, 'Mo-Su 17:00-19:00', at('2026-06-06 17:00'))).toMatchObject({ because: 'leave' });
});

describe('at any instant, for any hours', () => {
	const FIRST = '2026-03-20';
	const day = fc.integer({ min: 0, max: 250 }).map((n) => addDays(FIRST, n));
	const nearChange = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-05-01');
	const week = fc.constantFrom(
		'Tu-Th 10:00-18:00; Fr-Sa 10:00-01:00',
		'Mo-Su 22:00-04:00',
		'Mo-Su 18:00-02:30; PH off',
		'24/7',
		'Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00 "op afspraak"',
		'Fr 12:00-24:00; Sa 00:00-24:00; Su 00:00-15:00',
		'Sa 07:00-22:00+',
		'Jun-Aug 10:00-20:00; Sep-May 10:00-16:00',
		'We 14:00-17:00 || "op afspraak"',
		'leesbaar is anders'
	);
	const period = fc.tuple(day, fc.integer({ min: 0, max: 25 })).map(([from, n]) => ({ from, until: addDays(from, n) }));
	const hours: fc.Arbitrary<Hours> = fc.record({
		week: fc.option(week, { freq: 9 }),
		holidays: fc.constantFrom('closed', 'asWeek'),
		adjusted: fc.array(
			fc.tuple(period, week).map(([span, week]) => ({ ...span, week })),
			{ maxLength: 2 }
		),
		closures: fc.array(
			fc.oneof(
				period,
				day.map((from) => ({ from, until: null }))
			),
			{ maxLength: 2 }
		),
		closedOn: fc.option(day),
		paused: fc.integer({ min: 0, max: 19 }).map((n) => n === 0)
	});
	const instant = fc
		.tuple(fc.oneof(day, nearChange), fc.integer({ min: 0, max: 1439 }))
		.map(([day, minutes]) => instantAt(day, minutes));

	it('stays the same until its next change', () => {
		fc.assert(
			fc.property(hours, instant, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (hours, at, part) => {
				const now = openStatus(hours, at);
				expect(now.nextChange === null).toBe(hours.paused);
				if (now.nextChange === null) return;
				const left = now.nextChange.getTime() - at.getTime();
				expect(left).toBeGreaterThan(0);
				expect(openStatus(hours, new Date(at.getTime() + Math.floor(left * part)))).toEqual(now);
				expect(openStatus(hours, new Date(now.nextChange.getTime() - 1))).toEqual(now);
			}),
			{ numRuns: 400 }
		);
	});

	it('agrees with the plans of the day and of the day before', () => {
		fc.assert(
			fc.property(hours, instant, (hours, at) => {
				const today = brusselsDay(at);
				const intervals = [addDays(today, -1), today].flatMap((day) => dayPlan(hours, day).intervals);
				const covered = intervals.some(({ from, until }) => from <= at && at < until);
				expect(openStatus(hours, at).open).toBe(covered);
			}),
			{ numRuns: 400 }
		);
	});

	it('is closed when it says it closes, and open when it says it opens, not before', () => {
		fc.assert(
			fc.property(hours, instant, (hours, at) => {
				const now = openStatus(hours, at);
				const turn = now.open ? now.until : now.opens;
				if (turn === null) return;
				expect(openStatus(hours, turn).open).toBe(!now.open);
				expect(openStatus(hours, new Date(turn.getTime() - 1)).open).toBe(now.open);
			}),
			{ numRuns: 400 }
		);
	});
});
