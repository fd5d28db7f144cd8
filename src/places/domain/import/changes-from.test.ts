import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../place.ts';
import { changesFrom } from './changes-from.ts';

const LAST: PlaceFacts = {
	name: 'Bij Fatma',
	names: { fr: 'Chez Fatma' },
	kind: 'cafe',
	address: { street: 'Hoogstraat', number: '12', postcode: '9000', town: null },
	point: { lat: 51.05, lon: 3.72 },
	hours: { week: 'Mo-Fr 10:00-18:00', holidays: 'asWeek', adjusted: [], closures: [], closedOn: null, paused: false },
	hoursAsFound: null,
	takeaway: null,
	services: ['toilet', 'wifi'],
	languages: ['fr', 'nl'],
	phone: null,
	website: null,
	stepFree: null,
	accessibleToilet: null,
	dogs: null,
	friendlyFace: null
};

const access = fc.constantFrom('yes' as const, 'limited' as const, 'no' as const, null);
const text = fc.constantFrom('a', 'b', null);
const week = fc.constantFrom('Mo', 'Tu', null);
const facts: fc.Arbitrary<PlaceFacts> = fc.record({
	name: fc.constantFrom('A', 'B'),
	names: fc.record({ nl: fc.constantFrom('A', 'B'), fr: fc.constantFrom('A', 'B') }, { requiredKeys: [] }),
	kind: fc.constantFrom('cafe', 'bar'),
	address: fc.record({ street: text, number: text, postcode: text, town: text }),
	point: fc.record({ lat: fc.constantFrom(50, 51), lon: fc.constantFrom(3, 4) }),
	hours: fc.record({
		week,
		holidays: fc.constantFrom('asWeek' as const, 'closed' as const),
		adjusted: fc.constant([]),
		closures: fc.constantFrom([], [{ from: '2026-07-15', until: null }] as unknown as PlaceFacts['hours']['closures']),
		closedOn: fc.constant(null),
		paused: fc.boolean()
	}),
	hoursAsFound: text,
	takeaway: week,
	services: fc.subarray(['toilet', 'wifi', 'water']),
	languages: fc.subarray(['nl', 'fr']),
	phone: text,
	website: text,
	stepFree: access,
	accessibleToilet: access,
	dogs: access,
	friendlyFace: text
});

describe('a new import', () => {
	it('brings what changed at the source', () => {
		const incoming = { ...LAST, phone: '+3291234567', services: ['water'], address: { ...LAST.address, town: 'Gent' } };
		expect(changesFrom(LAST, incoming, LAST)).toEqual({
			phone: '+3291234567',
			services: ['water'],
			address: { ...LAST.address, town: 'Gent' }
		});
	});

	it('never overwrites what a person edited, part by part', () => {
		const existing = {
			...LAST,
			name: 'Fatma',
			names: { nl: 'Fatma' },
			services: ['toilet'],
			address: { ...LAST.address, number: '12A' }
		};
		const incoming = {
			...LAST,
			name: 'Nieuw',
			names: { fr: 'Nouveau', en: 'New' },
			services: ['wifi'],
			address: { street: 'Laagstraat', number: '14', postcode: '9000', town: null }
		};
		expect(changesFrom(existing, incoming, LAST)).toEqual({
			names: { nl: 'Fatma', en: 'New' },
			address: { street: 'Laagstraat', number: '12A', postcode: '9000', town: null }
		});
	});

	it('leaves closures and pauses alone while the week goes on', () => {
		const existing = { ...LAST, hours: { ...LAST.hours, paused: true } };
		const incoming = { ...LAST, hours: { ...LAST.hours, week: 'Mo-Sa 10:00-18:00' } };
		expect(changesFrom(existing, incoming, LAST)).toEqual({
			hours: { ...LAST.hours, week: 'Mo-Sa 10:00-18:00', paused: true }
		});
	});

	it('does not bring unreadable hours back once somebody repaired them', () => {
		const last = { ...LAST, hours: { ...LAST.hours, week: null }, hoursAsFound: 'van 10 tot 18' };
		const incoming = { ...last, hoursAsFound: 'van 10 tot 19' };
		expect(changesFrom(LAST, incoming, last)).toEqual({});
		expect(changesFrom(last, incoming, last)).toEqual({ hoursAsFound: 'van 10 tot 19' });
	});

	it('takes another order for no change', () => {
		expect(changesFrom({ ...LAST, services: ['wifi', 'toilet'] }, LAST, LAST)).toEqual({});
	});

	it('the second time changes nothing, whatever a person did in between', () => {
		fc.assert(
			fc.property(facts, facts, facts, (existing, incoming, last) => {
				const after = { ...existing, ...changesFrom(existing, incoming, last) };
				expect(changesFrom(after, incoming, incoming)).toEqual({});
			})
		);
	});

	it('writes only what differs, and nothing that a person edited', () => {
		fc.assert(
			fc.property(facts, facts, facts, (existing, incoming, last) => {
				const changes = changesFrom(existing, incoming, last);
				for (const field of ['name', 'kind', 'phone', 'dogs', 'takeaway'] as const) {
					expect(field in changes).toBe(existing[field] === last[field] && incoming[field] !== existing[field]);
				}
				expect(changesFrom(existing, last, last)).toEqual({});
			})
		);
	});
});
