import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/instant.ts';
import { needsOf, type Watched } from './attention.ts';

const TODAY = '2026-06-15';
const daysAgo = (days: number) => addDays(TODAY, -days);

/** A place of which everything is as it should be. */
const WELL: Watched = {
	confirmedOn: daysAgo(10),
	week: 'Mo-Fr 09:00-17:00',
	hoursAsFound: null,
	closures: [],
	paused: false,
	leavesAfter: null,
	lines: 2,
	lastEventOn: daysAgo(1),
	cardMadeOn: daysAgo(100),
	cardUsedOn: daysAgo(1)
};

const kinds = (changed: Partial<Watched>) => needsOf({ ...WELL, ...changed }, TODAY).map(({ kind }) => kind);

it('leaves a place alone of which everything is as it should be', () => {
	expect(kinds({})).toEqual([]);
});

describe.each<[string, Partial<Watched>, Partial<Watched>]>([
	['toBeChecked', { confirmedOn: daysAgo(184) }, { confirmedOn: daysAgo(183) }],
	['toBeChecked', { confirmedOn: null }, { confirmedOn: TODAY }],
	['hoursUnreadable', { week: null, hoursAsFound: 'soms' }, { week: null }],
	['noReturnDay', { closures: [{ from: TODAY, until: null }] }, { closures: [{ from: daysAgo(-1), until: null }] }],
	[
		'noReturnDay',
		{ closures: [{ from: daysAgo(9), until: null }] },
		{ closures: [{ from: daysAgo(9), until: TODAY }] }
	],
	['leaving', { leavesAfter: daysAgo(-14) }, { leavesAfter: daysAgo(-15) }],
	['leaving', { leavesAfter: daysAgo(3), closures: [{ from: daysAgo(2), until: null }] }, {}],
	['silentBoard', { lastEventOn: daysAgo(43) }, { lastEventOn: daysAgo(42) }],
	['silentBoard', { lastEventOn: null, cardMadeOn: daysAgo(43) }, { lastEventOn: null, cardMadeOn: daysAgo(42) }],
	[
		'cardUnused',
		{ cardUsedOn: null, lastEventOn: null, cardMadeOn: daysAgo(15) },
		{ cardUsedOn: null, lastEventOn: null, cardMadeOn: daysAgo(14) }
	],
	['cardUnused', { cardUsedOn: null, cardMadeOn: daysAgo(20), lastEventOn: daysAgo(30) }, { cardMadeOn: daysAgo(20) }]
])('%s', (kind, needed, not) => {
	it(`is said of ${JSON.stringify(needed)} and not of ${JSON.stringify(not)}`, () => {
		expect(kinds(needed)).toEqual([kind]);
		expect(kinds(not)).toEqual([]);
	});
});

it('asks nobody why a board is silent during a leave, a pause, or after the last day', () => {
	const silent = { lastEventOn: daysAgo(90) };
	expect(kinds({ ...silent, paused: true })).toEqual([]);
	expect(kinds({ ...silent, closures: [{ from: daysAgo(50), until: TODAY }] })).toEqual([]);
	expect(kinds({ ...silent, leavesAfter: daysAgo(1) })).toEqual(['leaving']);
	expect(kinds({ ...silent, closures: [{ from: daysAgo(50), until: daysAgo(1) }] })).toEqual(['silentBoard']);
});

it('asks nothing about the board of a place that has none, or no card', () => {
	expect(kinds({ lines: 0, lastEventOn: null })).toEqual([]);
	expect(kinds({ cardMadeOn: null, cardUsedOn: null, lastEventOn: null })).toEqual([]);
});
