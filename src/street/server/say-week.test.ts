import { describe, expect, it } from 'vitest';
import { weekPlan, type Hours } from '#places';
import { readerOf } from './reader.ts';
import { sayWeek } from './say-week.ts';

const hours: Hours = {
	week: 'Mo-Th 10:00-12:30,14:00-18:00; Fr 23:30-01:00; PH off',
	holidays: 'closed',
	adjusted: [],
	closures: [{ from: '2026-05-05', until: null }],
	closedOn: null,
	paused: false
};

/** The week from a day on, a line a day, as a reader of Dutch sees it. */
const lines = (changes: Partial<Hours>, from: string) =>
	sayWeek(weekPlan({ ...hours, ...changes }, from), from, readerOf('nl')).map(({ day, hours, note, today }) =>
		[today ? '>' : '', day, hours.join(' en '), note ?? ''].filter(Boolean).join(' ').replaceAll('\u00a0', ' ')
	);

describe('the week in words', () => {
	it('names holidays, nights and leave', () => {
		expect(lines({}, '2026-04-30')).toEqual([
			'> donderdag 10 tot 12.30 uur en 14 tot 18 uur',
			'vrijdag Gesloten · Dag van de Arbeid',
			'zaterdag Gesloten',
			'zondag Gesloten',
			'maandag 10 tot 12.30 uur en 14 tot 18 uur',
			'dinsdag Met verlof',
			'woensdag Met verlof'
		]);
		expect(lines({}, '2026-04-24')[0]).toBe('> vrijdag 23.30 tot 1 uur');
	});

	it('names a holiday on which it is open', () => {
		expect(lines({ week: '24/7', holidays: 'asWeek' }, '2026-05-01')[0]).toBe(
			'> vrijdag Dag en nacht Dag van de Arbeid'
		);
	});

	it('says what nobody knows', () => {
		expect(lines({ week: null, closures: [] }, '2026-03-03')[0]).toBe('> dinsdag Uren niet bekend');
	});

	it('keeps the hours of the clock on the day that the clock changes', () => {
		expect(lines({ week: 'Su 00:00-24:00', closures: [] }, '2026-03-29')[0]).toBe('> zondag Dag en nacht');
		expect(lines({ week: 'Su 01:00-10:00', closures: [] }, '2026-10-25')[0]).toBe('> zondag 1 tot 10 uur');
	});
});
