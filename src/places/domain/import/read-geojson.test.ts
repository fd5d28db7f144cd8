import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isKind } from '../catalogue/kinds.ts';
import { isService } from '../catalogue/services.ts';
import { LARGEST_FILE } from './file-text.ts';
import { readGeoJson } from './read-geojson.ts';
import { findDuplicate, PlaceIndex } from './same-place.ts';
import type { Candidate } from './reading.ts';

function refusalOf(file: string | Uint8Array): string | null {
	const result = readGeoJson(file, () => true);
	return result.ok ? null : result.refusal.code;
}

describe('a GeoJSON file', () => {
	it('is read feature by feature; a broken one costs only itself', () => {
		const cafe = {
			type: 'Feature',
			id: 1,
			geometry: { type: 'Point', coordinates: [4.35, 50.85] },
			properties: { name: 'A', amenity: 'cafe' }
		};
		const file = JSON.stringify({
			type: 'FeatureCollection',
			features: [null, cafe, 'x', { ...cafe, geometry: null }]
		});
		const result = readGeoJson(new TextEncoder().encode(`\uFEFF${file}`), () => true);
		if (!result.ok) throw new Error(result.refusal.sentence);
		expect(result.value.total).toBe(4);
		const rows = [...result.value.rows];
		expect(rows.map(({ row, reading }) => [row, 'skip' in reading ? reading.skip : reading.place.name])).toEqual([
			[1, 'notAFeature'],
			[2, 'A'],
			[3, 'notAFeature'],
			[4, 'pointUnreadable']
		]);
	});

	it.each([
		['empty', '', 'notJson'],
		['cut off', '{"type":"FeatureCollection","features":[{', 'notJson'],
		['with NaN', '{"type":"FeatureCollection","features":[NaN]}', 'notJson'],
		['nested a million deep', '['.repeat(1_000_000), 'notJson'],
		['a web page', '<html>', 'notJson'],
		['a number', '7', 'notAFeatureCollection'],
		['null', 'null', 'notAFeatureCollection'],
		['one Feature', '{"type":"Feature"}', 'notAFeatureCollection'],
		['without features', '{"type":"FeatureCollection"}', 'notAFeatureCollection'],
		['with features that are no list', '{"type":"FeatureCollection","features":{}}', 'notAFeatureCollection']
	])('%s is refused', (_, file, code) => {
		expect(refusalOf(file)).toBe(code);
	});

	it('in another encoding or too large is refused', () => {
		expect(refusalOf(new Uint8Array([0x7b, 0xe9, 0x7d]))).toBe('wrongEncoding');
		expect(refusalOf(new Uint8Array(LARGEST_FILE + 1))).toBe('fileTooLarge');
	});
});

const BRUSSELS = '../shared/data/places/brussels-osm/places.geojson';

describe.skipIf(!existsSync(BRUSSELS))('the places of Brussels (skipped where the data is not there)', () => {
	const result = existsSync(BRUSSELS) ? readGeoJson(readFileSync(BRUSSELS), () => true) : null;
	const file = result?.ok ? result.value : null;
	const readings = [...(file?.rows ?? [])].map(({ reading }) => reading);
	const places = readings.flatMap((reading) => ('skip' in reading ? [] : [reading.place]));

	it('are all accounted for: brought in, or left out with a reason', () => {
		const reasons = new Map<string, number>();
		for (const reading of readings) {
			if ('skip' in reading) reasons.set(reading.skip, (reasons.get(reading.skip) ?? 0) + 1);
		}
		expect(file?.total).toBe(11_170);
		expect([...reasons.values()].reduce((a, b) => a + b, places.length)).toBe(11_170);
		expect(reasons.get('vacant')).toBe(538);
		expect(reasons.get('playground')).toBeGreaterThan(280);
		expect(reasons.get('informationBoard')).toBeGreaterThan(250);
		expect(reasons.get('nameless')).toBeGreaterThan(350);
		expect(reasons.has('pointUnreadable')).toBe(false);
		expect(places.length).toBeGreaterThan(7_500);
	});

	it('have a name, a known kind, a point in Brussels, and ids that are theirs alone', () => {
		for (const place of places) {
			expect(place.name).toMatch(/\S/);
			expect(isKind(place.kind)).toBe(true);
			expect(place.services.every(isService)).toBe(true);
			expect(Math.abs(place.point.lat - 50.85)).toBeLessThan(0.2);
			expect(place.website ?? 'https://').toMatch(/^https?:\/\//);
		}
		expect(new Set(places.map((place) => place.source.id)).size).toBe(places.length);
	});

	it('keep the hours they had, and only say what a tag said', () => {
		expect(places.filter((place) => place.hours.week !== null).length).toBeGreaterThan(3_300);
		expect(places.filter((place) => place.services.includes('coffee'))).toEqual([]);
		expect(places.filter((place) => place.services.includes('wifi')).length).toBeGreaterThan(100);
		expect(places.filter((place) => place.stepFree !== null).length).toBeGreaterThan(1_000);
	});

	it('hold few duplicates, and none when they come a second time', () => {
		const index = new PlaceIndex<Candidate>();
		let duplicates = 0;
		for (const place of places) {
			if (findDuplicate(place, index)) duplicates++;
			else index.add(place);
		}
		expect(duplicates).toBeGreaterThan(0);
		expect(duplicates).toBeLessThan(places.length / 20);
		expect(places.every((place) => findDuplicate(place, index) !== null)).toBe(true);
	});
});
