import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	centre,
	contains,
	isPoint,
	metresBetween,
	minutesOnFoot,
	readBorder,
	rightHanded,
	type Border
} from './geography.ts';

const GHENT = { lat: 51.0536, lon: 3.7304 };
const BRUSSELS = { lat: 50.8467, lon: 4.3525 };

const SQUARE: Border = [square(0, 0, 4)];
const WITH_HOLE: Border = [[...square(0, 0, 4), ...square(1, 1, 2)]];
const TWO_PARTS: Border = [square(0, 0, 1), square(10, 10, 2)];
/** Open to the east, so that its middle lies outside. */
const MOON: Border = [
	[
		[
			[0, 0],
			[10, 0],
			[10, 1],
			[1, 1],
			[1, 9],
			[10, 9],
			[10, 10],
			[0, 10],
			[0, 0]
		]
	]
];

function square(lon: number, lat: number, side: number): Border[number] {
	return [
		[
			[lon, lat],
			[lon + side, lat],
			[lon + side, lat + side],
			[lon, lat + side],
			[lon, lat]
		]
	];
}

describe('a point', () => {
	it('is two finite numbers of degrees', () => {
		expect(isPoint(51, 3.7)).toBe(true);
		expect(isPoint(-90, 180)).toBe(true);
		for (const [lat, lon] of [
			[NaN, 3],
			[51, Infinity],
			[90.1, 0],
			[0, -180.1],
			['51', 3],
			[null, null]
		]) {
			expect(isPoint(lat, lon)).toBe(false);
		}
	});
});

describe('distance', () => {
	it('is right between two cities', () => {
		expect(metresBetween(GHENT, BRUSSELS)).toBeGreaterThan(49_000);
		expect(metresBetween(GHENT, BRUSSELS)).toBeLessThan(50_000);
		expect(metresBetween(GHENT, GHENT)).toBe(0);
	});

	it('is the same there and back, and never more than half the earth', () => {
		const point = fc.record({
			lat: fc.double({ min: -90, max: 90, noNaN: true }),
			lon: fc.double({ min: -180, max: 180, noNaN: true })
		});
		fc.assert(
			fc.property(point, point, (a, b) => {
				const there = metresBetween(a, b);
				expect(Math.abs(there - metresBetween(b, a))).toBeLessThan(0.001);
				expect(there).toBeGreaterThanOrEqual(0);
				expect(there).toBeLessThan(20_015_200);
			})
		);
	});

	it('is told in minutes on foot, rounded up, at least one', () => {
		expect(minutesOnFoot(0)).toBe(1);
		expect(minutesOnFoot(57)).toBe(1);
		expect(minutesOnFoot(58)).toBe(2);
		expect(minutesOnFoot(1000)).toBe(18);
	});
});

describe('a border', () => {
	it('contains what is inside it', () => {
		expect(contains(SQUARE, { lat: 2, lon: 2 })).toBe(true);
		expect(contains(SQUARE, { lat: 2, lon: 5 })).toBe(false);
		expect(contains(SQUARE, { lat: 2, lon: -1 })).toBe(false);
		expect(contains(TWO_PARTS, { lat: 11, lon: 11 })).toBe(true);
		expect(contains(TWO_PARTS, { lat: 5, lon: 5 })).toBe(false);
	});

	it('does not contain its holes', () => {
		expect(contains(WITH_HOLE, { lat: 2, lon: 2 })).toBe(false);
		expect(contains(WITH_HOLE, { lat: 0.5, lon: 2 })).toBe(true);
	});

	it('shares its line with a neighbour without a point belonging to both or to none', () => {
		const west: Border = [square(0, 0, 1)];
		const east: Border = [square(1, 0, 1)];
		for (const lat of [0.1, 0.5, 0.9]) {
			expect([west, east].filter((border) => contains(border, { lat, lon: 1 }))).toHaveLength(1);
		}
	});

	it('is crossed at a corner only once', () => {
		const diamond: Border = [
			[
				[
					[0, -1],
					[1, 0],
					[0, 1],
					[-1, 0],
					[0, -1]
				]
			]
		];
		expect(contains(diamond, { lat: 0, lon: 0 })).toBe(true);
		expect(contains(diamond, { lat: 0, lon: -2 })).toBe(false);
		expect(contains(diamond, { lat: 1, lon: -2 })).toBe(false);
	});

	it('has a centre, inside it also when it is bent or has a hole', () => {
		expect(centre(SQUARE)).toEqual({ lat: 2, lon: 2 });
		expect(centre(TWO_PARTS)).toEqual({ lat: 11, lon: 11 });
		for (const border of [WITH_HOLE, MOON]) expect(contains(border, centre(border))).toBe(true);
	});

	it('without any area still has a centre', () => {
		expect(
			centre([
				[
					[
						[4, 51],
						[4, 51],
						[4, 51],
						[4, 51]
					]
				]
			])
		).toEqual({ lat: 51, lon: 4 });
	});
});

describe('reading a border', () => {
	const ring = SQUARE[0]?.[0] ?? [];

	it('takes a Polygon, a MultiPolygon and a Feature, and leaves heights out', () => {
		const polygon = { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat, 12])] };
		for (const geojson of [
			polygon,
			{ type: 'MultiPolygon', coordinates: [[ring]] },
			{ type: 'Feature', geometry: polygon }
		]) {
			expect(readBorder(geojson)).toEqual({ ok: true, value: SQUARE });
		}
	});

	it('refuses what is no border', () => {
		for (const geojson of [
			null,
			'x',
			{ type: 'Point', coordinates: [4, 51] },
			{ type: 'Polygon' },
			{ type: 'Polygon', coordinates: [] },
			{ type: 'Polygon', coordinates: [[]] },
			{ type: 'Polygon', coordinates: [ring.slice(0, 4)] },
			{ type: 'Polygon', coordinates: [ring.slice(0, 3)] },
			{ type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat + 89])] },
			{
				type: 'Polygon',
				coordinates: [
					[
						[0, 0],
						[1, NaN],
						[1, 1],
						[0, 0]
					]
				]
			},
			{ type: 'MultiPolygon', coordinates: [[ring], []] },
			{ type: 'MultiPolygon', coordinates: ring },
			{ type: 'Feature', geometry: null }
		]) {
			expect(readBorder(geojson)).toMatchObject({ ok: false, refusal: { code: 'borderUnreadable' } });
		}
	});

	it('refuses more than 100,000 points', () => {
		const coordinates = [Array.from({ length: 100_001 }, () => [4, 51])];
		expect(readBorder({ type: 'Polygon', coordinates })).toMatchObject({
			ok: false,
			refusal: { code: 'borderTooDetailed' }
		});
	});

	it('throws at nothing', () => {
		const shape = fc.record({
			type: fc.constantFrom('Polygon', 'MultiPolygon', 'Feature'),
			coordinates: fc.jsonValue()
		});
		fc.assert(fc.property(fc.oneof(shape, fc.jsonValue()), (json) => void readBorder(json)));
	});
});

const BRUSSELS_FILE = '../shared/data/areas/brussel-gemeenten/gemeenten.geojson';

describe.skipIf(!existsSync(BRUSSELS_FILE))(
	'the municipalities of Brussels (skipped where the data is not there)',
	() => {
		it('are read, have their centre inside, and the Grand-Place lies in exactly one', () => {
			const file = JSON.parse(readFileSync(BRUSSELS_FILE, 'utf8')) as {
				features: { properties: { nis: string } }[];
			};
			const found = file.features.filter((feature) => {
				const border = readBorder(feature);
				if (!border.ok) throw new Error(border.refusal.sentence);
				expect(contains(border.value, centre(border.value))).toBe(true);
				return contains(border.value, BRUSSELS);
			});
			expect(found.map((feature) => feature.properties.nis)).toEqual(['21004']);
		});
	}
);

describe('the way round of rings', () => {
	/** Positive for counterclockwise (the shoelace formula). */
	const turn = (ring: readonly (readonly [number, number])[]) =>
		ring.reduce((sum, [x, y], index) => {
			const [nextX, nextY] = ring[index + 1] ?? [x, y];
			return sum + x * nextY - nextX * y;
		}, 0);

	it.each([
		['as it was drawn', WITH_HOLE],
		['drawn the other way', WITH_HOLE.map((rings) => rings.map((ring) => ring.toReversed()))],
		['in parts', TWO_PARTS]
	])('is counterclockwise outside and clockwise for holes: %s', (_, border) => {
		for (const [outer, ...holes] of rightHanded(border)) {
			expect(turn(outer ?? [])).toBeGreaterThan(0);
			for (const hole of holes) expect(turn(hole)).toBeLessThan(0);
		}
		expect(rightHanded(rightHanded(border))).toEqual(rightHanded(border));
	});
});
