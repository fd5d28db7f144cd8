import { describe, expect, it } from 'vitest';
import { holdsOsmTags, readOwnGeoJson, readOwnGeoJsonHead } from './read-own-geojson.ts';

const feature = (properties: object, coordinates: unknown = [3.72, 51.05]) => ({
	type: 'Feature',
	geometry: { type: 'Point', coordinates },
	properties
});
const collection = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('GeoJSON with names of its own', () => {
	const features = [
		feature({ titel: 'Bij Fatma', soort: 'buurthuis', nr: 12 }),
		feature({ titel: 'Bij Jan', telefoon: '09 123 45 67' }, ['x', null]),
		feature({}),
		null
	];

	it('is told from OSM tags', () => {
		expect(holdsOsmTags(features)).toBe(false);
		expect(holdsOsmTags([...features, feature({ amenity: 'cafe' })])).toBe(true);
		expect(holdsOsmTags([feature({ shop: 'vacant' })])).toBe(true);
	});

	it('has the properties of all its features as columns', () => {
		expect(readOwnGeoJsonHead(features)).toEqual({
			ok: true,
			value: {
				header: ['titel', 'soort', 'nr', 'telefoon'],
				samples: [['Bij Fatma', 'Bij Jan'], ['buurthuis'], ['12'], ['09 123 45 67']]
			}
		});
		expect(readOwnGeoJsonHead([null, 3])).toMatchObject({ ok: false, refusal: { code: 'headerUnreadable' } });
	});

	it('is read by the columns that somebody said, with the point of its geometry', () => {
		const result = readOwnGeoJson(collection(features), () => true, ['name', 'kind', null, 'phone']);
		if (!result.ok) throw new Error(result.refusal.sentence);
		const rows = [...result.value.rows].map(({ row, name, reading }) => [
			row,
			name,
			'skip' in reading ? reading.skip : reading.place
		]);
		expect(rows).toMatchObject([
			[
				1,
				'Bij Fatma',
				{
					kind: 'community-centre',
					point: { lat: 51.05, lon: 3.72 },
					address: { number: null },
					source: { name: 'csv' }
				}
			],
			[2, 'Bij Jan', 'pointUnreadable'],
			[3, null, 'nameless'],
			[4, null, 'nameless']
		]);
	});
});
