import { describe, expect, it } from 'vitest';
import { brusselsTime } from '#kernel/instant.ts';
import type { Hours } from '../place.ts';
import { dayPlan, type Interval, returnDay, weekPlan } from './day-plan.ts';

const bakery: Hours = {
	week: 'Tu-Sa 07:00-18:00; Su 07:00-12:00',
	holidays: 'closed',
	adjusted: [],
	closures: [],
	closedOn: null,
	paused: false
};

function clocks(intervals: readonly Interval[]): string[] {
	return intervals.map(({ from, until }) => [from, until].map(clock).join('-'));
}

function clock(at: Date): string {
	const { hour, minute } = brusselsTime(at);
	return `${hour}:${String(minute).padStart(2, '0')}`;
}

function hoursLong(intervals: readonly Interval[]): number[] {
	return intervals.map(({ from, until }) => (until.getTime() - from.getTime()) / 3_600_000);
}

const plan = (changes: Partial<Hours>, day: string) => dayPlan({ ...bakery, ...changes }, day);

describe('the plan of a day', () => {
	it('follows the week', () => {
		expect(clocks(plan({}, '2026-06-02').intervals)).toEqual(['7:00-18:00']);
		expect(plan({}, '2026-06-01')).toMatchObject({ intervals: [], because: null, holiday: null });
	});

	it('is unknown without a week, or with one that cannot be read', () => {
		expect(plan({ week: null }, '2026-06-02')).toMatchObject({ intervals: [], because: 'unknown' });
		expect(plan({ week: 'als de vlag uithangt' }, '2026-06-02')).toMatchObject({ intervals: [], because: 'unknown' });
	});

	it('keeps what is on appointment apart', () => {
		const day = plan({ week: 'Tu 09:00-12:00, Tu 14:00-16:00 "op afspraak"; We "op afspraak"' }, '2026-06-02');
		expect([clocks(day.intervals), clocks(day.unsure), day.because]).toEqual([['9:00-12:00'], ['14:00-16:00'], null]);
		expect(plan({ week: 'We "op afspraak"' }, '2026-06-03')).toMatchObject({ intervals: [], because: 'unknown' });
	});

	it('is empty on 1 May and 21 July though the week says open (fact 1)', () => {
		expect(plan({}, '2026-05-01')).toMatchObject({ intervals: [], because: 'holiday', holiday: 'labourDay' });
		expect(plan({}, '2026-07-21')).toMatchObject({ intervals: [], because: 'holiday', holiday: 'nationalDay' });
	});

	it('follows the week on a holiday where the place says so, naming the holiday', () => {
		const day = plan({ holidays: 'asWeek' }, '2026-05-01');
		expect([clocks(day.intervals), day.because, day.holiday]).toEqual([['7:00-18:00'], null, 'labourDay']);
	});

	it('follows PH where the week writes it out', () => {
		const short = plan({ holidays: 'asWeek', week: 'Tu-Sa 07:00-18:00; PH 08:00-11:00' }, '2026-05-01');
		expect(clocks(short.intervals)).toEqual(['8:00-11:00']);
		const off = plan({ holidays: 'asWeek', week: 'Tu-Sa 07:00-18:00; PH off' }, '2026-05-01');
		expect(off).toMatchObject({ intervals: [], because: 'holiday' });
		const closed = plan({ holidays: 'closed', week: 'Tu-Sa 07:00-18:00; PH 08:00-11:00' }, '2026-05-01');
		expect(closed).toMatchObject({ intervals: [], because: 'holiday' });
	});

	it('lets a closed day beat adjusted hours, and adjusted hours beat the week (fact 1)', () => {
		const summer = { from: '2026-07-01', until: '2026-08-31', week: 'Mo-Su 10:00-14:00' };
		const day = { adjusted: [summer], closures: [{ from: '2026-07-15', until: '2026-07-31' }] };
		expect(clocks(plan(day, '2026-06-30').intervals)).toEqual(['7:00-18:00']);
		expect(clocks(plan(day, '2026-07-01').intervals)).toEqual(['10:00-14:00']);
		expect(clocks(plan(day, '2026-08-31').intervals)).toEqual(['10:00-14:00']);
		expect(clocks(plan(day, '2026-09-01').intervals)).toEqual(['7:00-18:00']);
		expect(plan(day, '2026-07-16')).toMatchObject({ intervals: [], because: 'leave' });
		expect(plan({ adjusted: [summer] }, '2026-07-21')).toMatchObject({ intervals: [], because: 'holiday' });
	});

	it('gives the reason that weighs most', () => {
		const all = { paused: true, closedOn: '2026-07-21', closures: [{ from: '2026-07-21', until: null }] };
		expect(plan(all, '2026-07-21').because).toBe('paused');
		expect(plan({ ...all, paused: false }, '2026-07-21').because).toBe('today');
		expect(plan({ ...all, paused: false, closedOn: null }, '2026-07-21').because).toBe('leave');
	});

	it('spans midnight, also on the eve of leave (fact 6)', () => {
		const bar = { week: 'Fr 23:30-01:00; Sa 20:00-02:00', closures: [{ from: '2026-06-06', until: '2026-06-14' }] };
		const friday = plan(bar, '2026-06-05');
		expect([clocks(friday.intervals), hoursLong(friday.intervals)]).toEqual([['23:30-1:00'], [1.5]]);
		expect(plan(bar, '2026-06-06')).toMatchObject({ intervals: [], because: 'leave' });
	});

	it('has the right length in the nights the clock changes (fact 6)', () => {
		const bar = { week: 'Mo-Su 22:00-04:00' };
		expect(hoursLong(plan(bar, '2026-03-28').intervals)).toEqual([5]);
		expect(hoursLong(plan(bar, '2026-03-29').intervals)).toEqual([6]);
		expect(hoursLong(plan(bar, '2026-10-24').intervals)).toEqual([7]);
		expect(hoursLong(plan(bar, '2026-10-25').intervals)).toEqual([6]);
		expect(hoursLong(plan({ week: '24/7' }, '2026-03-29').intervals)).toEqual([23]);
		expect(hoursLong(plan({ week: '24/7' }, '2026-10-25').intervals)).toEqual([25]);
		expect(plan({ week: 'Mo-Su 02:00-03:00' }, '2026-03-29').intervals).toEqual([]);
	});

	it('cuts last night where today is closed by the counter, and cancels the night that begins', () => {
		const bar = { week: 'Mo-Su 20:00-03:00', closedOn: '2026-06-06' };
		expect(clocks(plan(bar, '2026-06-05').intervals)).toEqual(['20:00-0:00']);
		expect(plan(bar, '2026-06-06')).toMatchObject({ intervals: [], because: 'today' });
		expect(clocks(plan(bar, '2026-06-07').intervals)).toEqual(['20:00-3:00']);
	});

	it('makes a week of seven', () => {
		const week = weekPlan(bakery, '2026-06-01');
		expect(week.map((day) => [day.day.slice(8), ...clocks(day.intervals)])).toEqual([
			['01'],
			['02', '7:00-18:00'],
			['03', '7:00-18:00'],
			['04', '7:00-18:00'],
			['05', '7:00-18:00'],
			['06', '7:00-18:00'],
			['07', '7:00-12:00']
		]);
	});
});

describe('the day of return', () => {
	it('is the first after closures that follow or overlap each other', () => {
		const closures = [
			{ from: '2026-07-15', until: '2026-07-31' },
			{ from: '2026-07-28', until: '2026-08-02' },
			{ from: '2026-08-03', until: '2026-08-03' }
		];
		expect(returnDay(closures, '2026-07-16')).toBe('2026-08-04');
		expect(returnDay([...closures, { from: '2026-08-04', until: null }], '2026-07-16')).toBeNull();
	});
});
