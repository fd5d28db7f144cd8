import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKind } from '../catalogue/kinds.ts';
import { isService } from '../catalogue/services.ts';
import { osmMapping } from './osm-mapping.ts';
import { readOsmFeature } from './read-osm-feature.ts';
import type { Reading } from './reading.ts';

const POINT = { type: 'Point', coordinates: [4.35, 50.85] };

function feature(properties: object, geometry: unknown = POINT): object {
	return { type: 'Feature', id: 'node/1', geometry, properties: { name: 'Bij Fatma', amenity: 'cafe', ...properties } };
}

function read(properties: object, geometry: unknown = POINT): Reading {
	return readOsmFeature(feature(properties, geometry), (week) => !week.includes('?'));
}

function placeOf(reading: Reading) {
	if ('skip' in reading) throw new Error(reading.sentence);
	return reading.place;
}

function doubtsOf(reading: Reading): string[] {
	return 'skip' in reading ? [] : reading.doubts.map((doubt) => `${doubt.field}: ${doubt.code}`);
}

function skipOf(reading: Reading): string | null {
	return 'skip' in reading ? reading.skip : null;
}

describe('a feature with OSM tags', () => {
	it('becomes a candidate with everything its tags say and nothing more', () => {
		const reading = read({
			'name:nl': 'Bij Fatma',
			'name:fr': 'Chez Fatma',
			'addr:street': 'Rue Haute - Hoogstraat',
			'addr:housenumber': '12',
			'addr:postcode': 1000,
			'addr:city': 'Brussel',
			opening_hours: 'Mo-Fr 10:00-18:00',
			'contact:phone': '02/511.12.13',
			'contact:website': 'fatma.be',
			wheelchair: 'limited',
			'toilets:wheelchair': 'no',
			toilets: 'yes',
			dog: 'leashed',
			'language:nl': 'yes',
			'language:ar': 'yes',
			'language:fr': 'no',
			takeaway: 'yes'
		});
		expect(reading).toEqual({
			place: {
				name: 'Bij Fatma',
				names: { nl: 'Bij Fatma', fr: 'Chez Fatma' },
				kind: 'cafe',
				address: { street: 'Rue Haute - Hoogstraat', number: '12', postcode: '1000', town: 'Brussel' },
				point: { lat: 50.85, lon: 4.35 },
				hours: {
					week: 'Mo-Fr 10:00-18:00',
					holidays: 'asWeek',
					adjusted: [],
					closures: [],
					closedOn: null,
					paused: false
				},
				hoursAsFound: null,
				takeaway: 'Mo-Fr 10:00-18:00',
				services: ['toilet'],
				languages: ['ar', 'nl'],
				phone: '+3225111213',
				website: 'https://fatma.be/',
				stepFree: 'limited',
				accessibleToilet: 'no',
				dogs: 'limited',
				friendlyFace: null,
				source: { name: 'osm', id: 'node/1' }
			},
			doubts: []
		});
	});

	it('keeps hours that cannot be read word for word and flags them', () => {
		const reading = read({ opening_hours: ' van 9  tot ? ', takeaway: 'yes' });
		expect(placeOf(reading)).toMatchObject({ hours: { week: null }, hoursAsFound: 'van 9 tot ?', takeaway: null });
		expect(doubtsOf(reading)).toEqual(['hours.week: hoursUnreadable']);
	});

	it('leaves a bilingual front whole', () => {
		expect(placeOf(read({ name: 'Église Saint-Denis - Sint-Denijskerk' }))).toMatchObject({
			name: 'Église Saint-Denis - Sint-Denijskerk',
			names: {}
		});
	});

	it('takes a name in one language where the front has none', () => {
		expect(placeOf(read({ name: ' ', 'name:fr': 'Chez Fatma' })).name).toBe('Chez Fatma');
	});

	it('takes an area by a point inside it', () => {
		const ring = [
			[4.35, 50.85],
			[4.36, 50.85],
			[4.36, 50.86],
			[4.35, 50.86],
			[4.35, 50.85]
		];
		const { point } = placeOf(read({}, { type: 'Polygon', coordinates: [ring] }));
		expect(point.lat).toBeCloseTo(50.855);
		expect(point.lon).toBeCloseTo(4.355);
	});

	it('finds its id wherever exporters put it, and makes a steady one where there is none', () => {
		expect(placeOf(read({ '@id': 'way/7' })).source.id).toBe('way/7');
		const bare = { ...feature({}), id: undefined };
		const first = placeOf(readOsmFeature(bare, () => true)).source.id;
		expect(first).toBe('bij-fatma@50.85000,4.35000');
		expect(placeOf(readOsmFeature({ ...bare }, () => true)).source.id).toBe(first);
		const typed = { ...feature({ osm_type: 'node', osm_id: 12 }), id: undefined };
		expect(placeOf(readOsmFeature(typed, () => true)).source.id).toBe('node/12');
	});
});

describe('services', () => {
	it('are never assumed from the kind of place', () => {
		for (const amenity of ['cafe', 'restaurant', 'library', 'bar'])
			expect(placeOf(read({ amenity })).services).toEqual([]);
	});

	it('are taken from a tag that says so', () => {
		const tags = { internet_access: 'wlan', 'drinking_water:refill': 'yes', changing_table: 'yes', dog: 'yes' };
		expect(placeOf(read(tags)).services).toEqual(['wifi', 'water', 'nappy', 'dogs']);
		expect(placeOf(read({ amenity: 'toilets' })).services).toEqual(['toilet']);
	});

	it('are not taken where they cost money', () => {
		expect(placeOf(read({ amenity: 'toilets', fee: 'yes' })).services).toEqual([]);
		expect(placeOf(read({ internet_access: 'wlan', 'internet_access:fee': 'yes' })).services).toEqual([]);
		expect(placeOf(read({ toilets: 'no', internet_access: 'no' })).services).toEqual([]);
	});

	it('that are for customers are for somebody to ask about, not to promise to everybody', () => {
		const reading = read({
			toilets: 'yes',
			'toilets:access': 'customers',
			internet_access: 'wlan',
			'internet_access:fee': 'customers'
		});
		expect(placeOf(reading).services).toEqual([]);
		expect(doubtsOf(reading)).toEqual(['services: customersOnly', 'services: customersOnly']);
	});
});

describe('what is no place', () => {
	it.each([
		['vacant', { amenity: undefined, shop: 'vacant' }],
		['nameless', { name: undefined }],
		['nameless', { name: ' \u200b ' }],
		['nameless', { name: undefined, amenity: 'toilets' }],
		['playground', { amenity: undefined, leisure: 'playground' }],
		['informationBoard', { amenity: undefined, tourism: 'information' }],
		['artwork', { amenity: undefined, tourism: 'artwork' }],
		['parking', { amenity: 'parking' }],
		['atm', { amenity: 'atm' }],
		['vendingMachine', { amenity: 'vending_machine' }],
		['private', { access: 'private' }],
		['notAPlace', { amenity: 'something_new' }],
		['notAPlace', { amenity: undefined }],
		['nameTooLong', { name: 'a'.repeat(161) }]
	])('is left out, with a reason: %s', (reason, properties) => {
		const reading = read(properties);
		expect(skipOf(reading)).toBe(reason);
		expect('skip' in reading && reading.sentence).toMatch(/\.$/);
	});

	it('does not hide the office behind the sign, nor the café in the car park', () => {
		expect(placeOf(read({ amenity: undefined, tourism: 'information', information: 'office' })).kind).toBe(
			'town-service'
		);
		expect(placeOf(read({ amenity: 'parking;cafe' })).kind).toBe('cafe');
	});
});

describe('points', () => {
	it.each([
		[null],
		[{ type: 'Point' }],
		[{ type: 'Point', coordinates: ['4.35', '50.85'] }],
		[{ type: 'Point', coordinates: [NaN, NaN] }],
		[{ type: 'Point', coordinates: [null, 50.85] }],
		[{ type: 'Point', coordinates: [150_000, 170_000] }],
		[{ type: 'Point', coordinates: [0, 0] }],
		[{ type: 'LineString', coordinates: [[4.35, 50.85]] }]
	])('that are none cost the row: %j', (geometry) => {
		expect(skipOf(read({}, geometry))).toBe('pointUnreadable');
	});

	it('that were exchanged are turned around and doubted', () => {
		const reading = read({}, { type: 'Point', coordinates: [50.85, 4.35] });
		expect(placeOf(reading).point).toEqual({ lat: 50.85, lon: 4.35 });
		expect(doubtsOf(reading)).toEqual(['point: pointSwapped']);
	});

	it('abroad are kept and doubted', () => {
		expect(doubtsOf(read({}, { type: 'Point', coordinates: [2.35, 48.85] }))).toEqual(['point: pointAbroad']);
	});
});

describe('the mapping', () => {
	it('speaks only of kinds and services of the catalogues, and gives every skip its sentence', () => {
		for (const rule of osmMapping.places) {
			expect(rule.kind === undefined).toBe(rule.skip !== undefined);
			if (rule.kind !== undefined) expect(isKind(rule.kind), rule.kind).toBe(true);
			else expect(rule.because).toMatch(/\.$/);
		}
		for (const rule of [...osmMapping.services, ...osmMapping.customersOnly]) {
			expect(isService(rule.service), rule.service).toBe(true);
		}
		for (const rule of osmMapping.access) {
			expect(['stepFree', 'accessibleToilet', 'dogs']).toContain(rule.field);
			expect(['yes', 'limited', 'no']).toContain(rule.is);
		}
	});
});

describe('hostile features', () => {
	it('are answered, never thrown at', () => {
		const tags = fc.dictionary(
			fc.constantFrom(
				'name',
				'name:nl',
				'opening_hours',
				'phone',
				'website',
				'toilets',
				'addr:street',
				'@id',
				'__proto__'
			),
			fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.jsonValue({ maxDepth: 1 }))
		);
		const near = fc.record({
			type: fc.constant('Feature'),
			id: fc.jsonValue({ maxDepth: 1 }),
			geometry: fc.record({ type: fc.constantFrom('Point', 'Polygon'), coordinates: fc.jsonValue({ maxDepth: 3 }) }),
			properties: tags.map((some) => ({ amenity: 'cafe', ...some }))
		});
		const placed = near.map((some) => ({ ...some, geometry: POINT }));
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), near, placed), (json) => {
				const reading = readOsmFeature(json, () => true);
				if ('skip' in reading) {
					expect(reading.sentence).not.toBe('');
				} else {
					expect(reading.place.name).toMatch(/^\P{Cc}+$/u);
					expect(reading.place.source.id).not.toBe('');
					expect(reading.place.website ?? 'http').toMatch(/^http/);
				}
			}),
			{ numRuns: 500 }
		);
	});

	it('do not break the lines of a report', () => {
		const reading = read({ opening_hours: `?\n\u001b[31m${'x'.repeat(400)}`, phone: 'bel\r\nmij' });
		expect(doubtsOf(reading)).toEqual(['hours.week: hoursUnreadable', 'phone: phoneUnclear']);
		if ('skip' in reading) throw new Error(reading.sentence);
		for (const { sentence } of reading.doubts) {
			expect(sentence).toMatch(/^\P{Cc}+$/u);
			expect(sentence.length).toBeLessThan(200);
		}
	});
});
