import { describe, expect, it } from 'vitest';
import type { NetworkWithParts } from '#networks';
import type { StreetPlace } from '#street';
import { featureOf, placesOf } from './feature.ts';

const NETWORK: NetworkWithParts = {
	network: {
		id: 'n1',
		slug: 'gent',
		names: { nl: 'Gent' },
		phone: '09 123 45 67',
		phoneName: 'Fatma',
		tile: ['#1B4B82', '#A8321A'],
		charter: { nl: 'Iedereen is welkom.' },
		practiceOf: null,
		wording: {},
		centre: { lat: 51.05, lon: 3.72 }
	},
	landmarks: [],
	neighbourhoods: [
		{
			id: 'b1',
			slug: 'brugse-poort',
			names: { nl: 'Brugse Poort' },
			centre: { lat: 51, lon: 3 }
		}
	]
};

const PLACE: StreetPlace = {
	id: 'p1',
	networkId: 'n1',
	neighbourhoodId: 'b1',
	slug: 'bij-fatma',
	code: 'ABC123',
	name: 'Bij Fatma',
	names: { nl: 'Bij Fatma' },
	kind: 'community-centre',
	address: { street: 'Hoogstraat', number: '1', postcode: '9000', town: 'Gent' },
	point: { lat: 51.0536, lon: 3.7304 },
	hours: { week: 'Mo-Fr 10:00-18:00', holidays: 'closed', adjusted: [], closures: [], closedOn: null, paused: false },
	hoursAsFound: null,
	status: { open: true, until: new Date('2026-03-03T17:00:00Z'), nextChange: new Date('2026-03-03T17:00:00Z') },
	takeaway: {
		week: 'Mo-Fr 12:00-13:00',
		status: { open: false, because: 'week', opens: null, returns: null, nextChange: null }
	},
	lines: [{ id: 'l1', item: 'soup', sort: 'dagsoep', date: null, waiting: 20, more: true, today: 'yes' }],
	services: ['toilet'],
	servicesAway: ['charge'],
	languages: ['nl', 'tr'],
	phone: null,
	website: null,
	stepFree: 'yes',
	accessibleToilet: null,
	dogs: null,
	friendlyFace: 'Fatma',
	confirmedOn: '2026-03-01',
	toBeChecked: false,
	source: null,
	picture: null,
	nextChange: null
};

const where = { network: 'gent', neighbourhood: 'brugse-poort', origin: 'https://stoep.example' };

describe('a place as a feature', () => {
	it('stands at its longitude and latitude, in that order', () => {
		expect(featureOf(PLACE, where).geometry).toEqual({ type: 'Point', coordinates: [3.7304, 51.0536] });
	});

	it('says what a page says', () => {
		expect(featureOf(PLACE, where).properties).toMatchObject({
			network: 'gent',
			neighbourhood: 'brugse-poort',
			services: ['toilet'],
			servicesAwayToday: ['charge'],
			open: { now: true, until: '2026-03-03T17:00:00.000Z', opens: null, returns: null, because: null },
			takeaway: { week: 'Mo-Fr 12:00-13:00', open: { now: false, because: 'week' } },
			waiting: [{ item: 'soup', sort: 'dagsoep', date: null, waiting: 20, more: true, today: 'yes' }],
			url: 'https://stoep.example/nl/gent/place/bij-fatma'
		});
	});

	it('names its fields and no others: nothing of who took what or when, and no name of a person', () => {
		const properties = featureOf(PLACE, where).properties;
		expect(Object.keys(properties)).toEqual(
			(
				'id code slug network neighbourhood name names kind address phone website services servicesAwayToday ' +
				'languages stepFree accessibleToilet dogs hours takeaway open waiting picture confirmedOn toBeChecked source url'
			).split(' ')
		);
		expect(Object.keys(properties.waiting[0] ?? {})).toEqual(['item', 'sort', 'date', 'waiting', 'more', 'today']);
	});

	it('says when it comes back from leave', () => {
		const status = {
			open: false,
			because: 'leave',
			opens: new Date('2026-03-09T09:00:00Z'),
			returns: '2026-03-09'
		} as const;
		const { properties } = featureOf({ ...PLACE, status: { ...status, nextChange: null } }, where);
		expect(properties?.open).toEqual({
			now: false,
			until: null,
			opens: '2026-03-09T09:00:00.000Z',
			returns: '2026-03-09',
			because: 'leave'
		});
	});
});

describe('a page of places', () => {
	const asked = new URL('https://stoep.example/api/v1/places?network=gent&limit=1');
	const page = (places: StreetPlace[], cursor: string | null) =>
		placesOf({ places, cursor, networks: new Map([['n1', NETWORK]]) }, asked);

	it('leads on with the same question', () => {
		expect(page([PLACE], 'aTE').next).toBe('https://stoep.example/api/v1/places?network=gent&limit=1&cursor=aTE');
		expect(page([PLACE], null).next).toBeNull();
	});

	it('names OpenStreetMap when something of it is in it, and only then', () => {
		expect(page([{ ...PLACE, source: 'osm' }, PLACE], null).attribution).toBe('© OpenStreetMap contributors');
		expect(page([{ ...PLACE, source: 'csv' }], null)).not.toHaveProperty('attribution');
	});

	it('is the same text for the same places', () => {
		expect(JSON.stringify(page([PLACE], null))).toBe(JSON.stringify(page([PLACE], null)));
		expect(page([], null)).toEqual({ type: 'FeatureCollection', features: [], next: null });
	});
});
