import { describe, expect, it } from 'vitest';
import { kinds, weekPlan, type Hours } from '#places';
import types from '../domain/schema-types.json' with { type: 'json' };
import { describePlace } from './describe-place.ts';
import type { PlacePage } from './show-place.ts';
import type { StreetPlace } from './street-place.ts';

const PAGE = 'https://stoep.example/nl/gent/place/bij-fatma';
const HOURS: Hours = {
	week: 'Mo-Fr 10:00-18:00',
	holidays: 'closed',
	adjusted: [],
	closures: [],
	closedOn: null,
	paused: false
};

const page = (more: Partial<StreetPlace> = {}, hours: Partial<Hours> = {}, from = '2026-03-03') =>
	({
		place: {
			kind: 'cafe',
			name: 'Bij Fatma',
			names: { fr: 'Chez Fatma' },
			code: 'K7M2QX',
			address: { street: 'Hoogstraat', number: '1', postcode: '9000', town: 'Gent' },
			point: { lat: 51.0536, lon: 3.7304 },
			phone: null,
			website: null,
			picture: null,
			services: ['toilet'],
			...more
		},
		week: weekPlan({ ...HOURS, ...hours }, from)
	}) as unknown as PlacePage;

const described = (of: PlacePage) => JSON.parse(describePlace(of, 'nl', PAGE));
const hoursOf = (hours: Partial<Hours>, from?: string) =>
	(described(page({}, hours, from)).openingHoursSpecification ?? []).map(
		({ dayOfWeek, opens, closes }: Record<string, string>) => [dayOfWeek, opens, closes]
	);

describe('a place for machines', () => {
	it('has a type, a name, an address and a spot', () => {
		expect(described(page())).toEqual({
			'@context': 'https://schema.org',
			'@type': 'CafeOrCoffeeShop',
			name: 'Bij Fatma',
			url: PAGE,
			address: {
				'@type': 'PostalAddress',
				streetAddress: 'Hoogstraat 1',
				postalCode: '9000',
				addressLocality: 'Gent',
				addressCountry: 'BE'
			},
			geo: { '@type': 'GeoCoordinates', latitude: 51.0536, longitude: 3.7304 },
			isAccessibleForFree: true,
			openingHoursSpecification: [
				{
					'@type': 'OpeningHoursSpecification',
					dayOfWeek: ['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Monday'],
					opens: '10:00',
					closes: '18:00',
					validFrom: '2026-03-03',
					validThrough: '2026-03-09'
				}
			],
			amenityFeature: [{ '@type': 'LocationFeatureSpecification', name: 'toilet', value: true }]
		});
		expect(JSON.parse(describePlace(page(), 'fr', PAGE)).name).toBe('Chez Fatma');
	});

	it('knows only kinds that there are', () => {
		expect(kinds.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(types)));
		expect(described(page({ kind: 'other' }))['@type']).toBe('LocalBusiness');
		expect(described(page({ kind: 'constructor' }))['@type']).toBe('LocalBusiness');
	});

	it('has hours in which holidays and leaves are worked out', () => {
		expect(hoursOf({}, '2026-04-28')).toEqual([
			[['Tuesday', 'Wednesday', 'Thursday', 'Monday'], '10:00', '18:00'],
			[['Friday'], '00:00', '00:00']
		]);
		expect(hoursOf({ closures: [{ from: '2026-03-01', until: null }] })).toEqual([
			[expect.any(Array), '00:00', '00:00']
		]);
		expect(hoursOf({ week: 'Fr 22:00-02:00' })).toEqual([[['Friday'], '22:00', '02:00']]);
		expect(hoursOf({ week: '24/7' })[0]?.slice(1)).toEqual(['00:00', '23:59']);
		expect(hoursOf({ week: null })).toEqual([]);
		expect(hoursOf({ paused: true })).toEqual([]);
	});

	it.each([
		'</script><script>alert(1)</script>',
		'<!--<script>',
		']]>',
		'"}\u2028\u2029',
		'&lt;/script&gt;',
		'\\u003c'
	])('cannot end the element that it stands in: %j', (name) => {
		const text = describePlace(page({ name }), 'nl', PAGE);
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
		expect(JSON.parse(text).name).toBe(name);
	});
});
