import { describe, expect, it } from 'vitest';
import { openStatus, type Hours } from '#places';
import { readerOf } from './reader.ts';
import { sayStatus } from './say-status.ts';

const hours: Hours = {
	week: 'Mo-Sa 10:00-18:00',
	holidays: 'closed',
	adjusted: [],
	closures: [],
	closedOn: null,
	paused: false
};

/** What a reader of Dutch sees of these hours at a moment in Brussels. */
function said(changes: Partial<Hours>, at: string) {
	const now = new Date(at);
	const { words, next } = sayStatus(openStatus({ ...hours, ...changes }, now), now, readerOf('nl'));
	return [words, next].filter(Boolean).join(' | ').replaceAll('\u00a0', ' ');
}

describe('whether a place is open, in words', () => {
	it.each([
		['until when', {}, '2026-03-03T14:00+01:00', 'Open tot 18 uur'],
		['later today', {}, '2026-03-03T08:00+01:00', 'Gaat open om 10 uur'],
		['tomorrow', {}, '2026-03-03T19:00+01:00', 'Open morgen om 10 uur'],
		['after the weekend', {}, '2026-03-07T19:00+01:00', 'Open maandag 9 maart om 10 uur'],
		['always', { week: '24/7', holidays: 'asWeek' }, '2026-03-03T14:00+01:00', 'Dag en nacht open'],
		[
			'for days on end',
			{ week: 'Mo 00:00-24:00; Tu 00:00-24:00; We 00:00-18:00' },
			'2026-03-02T14:00+01:00',
			'Nu open'
		],
		['never again', { week: 'Mo-Su off' }, '2026-03-03T14:00+01:00', 'Nu gesloten'],
		['past midnight (fact 6)', { week: 'Fr 23:30-01:00' }, '2026-03-06T23:45+01:00', 'Open tot 1 uur'],
		['in the small hours (fact 6)', { week: 'Fr 23:30-01:00' }, '2026-03-07T00:59+01:00', 'Open tot 1 uur'],
		['until midnight', { week: 'Fr 20:00-24:00' }, '2026-03-06T22:00+01:00', 'Open tot middernacht'],
		[
			'on the first of May (fact 1)',
			{},
			'2026-05-01T14:00+02:00',
			'Gesloten vandaag (feestdag) | Open morgen om 10 uur'
		],
		[
			'on the national holiday, though adjusted hours say open (fact 1)',
			{ adjusted: [{ from: '2026-07-01', until: '2026-07-31', week: 'Mo-Su 08:00-20:00' }] },
			'2026-07-21T14:00+02:00',
			'Gesloten vandaag (feestdag) | Open morgen om 8 uur'
		],
		[
			'on leave (fact 2)',
			{ closures: [{ from: '2026-07-15', until: '2026-07-31' }] },
			'2026-07-16T14:00+02:00',
			'Met verlof. Terug: zaterdag 1 augustus'
		],
		[
			'on leave for who knows how long',
			{ closures: [{ from: '2026-07-15', until: null }] },
			'2026-07-16T14:00+02:00',
			'Met verlof'
		],
		[
			'closed by its counter',
			{ closedOn: '2026-03-03' },
			'2026-03-03T14:00+01:00',
			'Vandaag gesloten | Open morgen om 10 uur'
		],
		['in a pause', { paused: true }, '2026-03-03T14:00+01:00', 'Even pauze'],
		['without hours', { week: null }, '2026-03-03T14:00+01:00', 'Uren niet bekend'],
		['by appointment', { week: 'Mo-Fr 10:00-18:00 "op afspraak"' }, '2026-03-03T14:00+01:00', 'Uren niet bekend']
	] satisfies [string, Partial<Hours>, string, string][])('%s', (_, changes, at, words) => {
		expect(said(changes, at)).toBe(words);
	});
});
