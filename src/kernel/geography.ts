import { done, refuse, type Result } from './result.ts';

/** A point on earth in WGS84 degrees. */
export interface Point {
	/** -90 to 90. */
	readonly lat: number;
	/** -180 to 180. */
	readonly lon: number;
}

/** Longitude first, as GeoJSON (RFC 7946) writes it. */
export type Position = readonly [lon: number, lat: number];
/** A closed line: at least 4 positions, the last the same as the first. */
export type Ring = readonly Position[];
/** A border as the coordinates of a GeoJSON MultiPolygon: for every part its outer ring, then its holes. */
export type Border = readonly (readonly Ring[])[];

const EARTH_RADIUS_METRES = 6_371_008.8;
const DEGREE = Math.PI / 180;

/** Streets are no straight lines: the way on foot is about 1.3 times as long as the bird's. */
const DETOUR = 1.3;
/** 4.5 km an hour, the walk of somebody who carries a bag or is no longer young. */
const METRES_PER_MINUTE = 75;

const MOST_POINTS = 100_000;
/** Lines laid across a border to look for a point inside it, evenly from south to north. */
const SCAN_LINES = 15;

export function isPoint(lat: unknown, lon: unknown): boolean {
	return isWithin(lat, 90) && isWithin(lon, 180);
}

function isWithin(degrees: unknown, most: number): degrees is number {
	return typeof degrees === 'number' && Math.abs(degrees) <= most;
}

/** The distance in metres along the earth (haversine, right within 0.6 %). */
export function metresBetween(a: Point, b: Point): number {
	const sinLat = Math.sin(((b.lat - a.lat) * DEGREE) / 2);
	const sinLon = Math.sin(((b.lon - a.lon) * DEGREE) / 2);
	const h = sinLat * sinLat + Math.cos(a.lat * DEGREE) * Math.cos(b.lat * DEGREE) * sinLon * sinLon;
	return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Whole minutes on foot for a distance in a straight line, rounded up, at least 1.
 *
 * @param metres as the bird flies, 0 or more
 */
export function minutesOnFoot(metres: number): number {
	return Math.max(1, Math.ceil((metres * DETOUR) / METRES_PER_MINUTE));
}

/** Whether a point lies inside a border and not in a hole of it. On a line two neighbours share, only one of them has it. */
export function contains(border: Border, point: Point): boolean {
	return border.some((rings) => {
		let inside = false;
		for (const lon of crossings(rings, point.lat)) if (point.lon < lon) inside = !inside;
		return inside;
	});
}

/**
 * A point to stand for the whole: the middle of the largest part where that lies inside, else the middle of the widest
 * stretch that does (a neighbourhood may be bent like a moon, or have a hole).
 */
export function centre(border: Border): Point {
	const rings = border.reduce<readonly Ring[]>((a, b) => (areaOf(b) > areaOf(a) ? b : a), border[0] ?? []);
	const middle = middleOf(rings[0] ?? []);
	if (contains([rings], middle)) return middle;
	return middleOfWidestStretch(rings) ?? middle;
}

/**
 * The same border with its rings the way round that RFC 7946 (3.1.6) asks for: outer rings counterclockwise, holes
 * clockwise. Whoever drew them did not always care.
 */
export function rightHanded(border: Border): Border {
	return border.map((rings) =>
		rings.map((ring, index) => (momentsOf(ring).area > 0 === (index === 0) ? ring : ring.toReversed()))
	);
}

/**
 * Reads a border from GeoJSON: a Polygon, a MultiPolygon, or a Feature of one. Heights are left out.
 *
 * @returns refused `borderUnreadable` when it is something else, a ring is open or has fewer than 4 points, or a point is
 *   not on earth in degrees; `borderTooDetailed` above 100,000 points
 */
export function readBorder(geojson: unknown): Result<Border, 'borderUnreadable' | 'borderTooDetailed'> {
	const geometry = field(geojson, 'type') === 'Feature' ? field(geojson, 'geometry') : geojson;
	const type = field(geometry, 'type');
	const coordinates = field(geometry, 'coordinates');
	if (type !== 'Polygon' && type !== 'MultiPolygon')
		return unreadable('A border is a GeoJSON Polygon or MultiPolygon.');

	const parts: unknown = type === 'Polygon' ? [coordinates] : coordinates;
	if (!Array.isArray(parts) || parts.length === 0) return unreadable('This border has no coordinates.');

	let points = 0;
	const border: Ring[][] = [];
	for (const part of parts as unknown[]) {
		if (!Array.isArray(part) || part.length === 0) return unreadable('A part of this border has no ring.');
		const rings: Ring[] = [];
		for (const line of part as unknown[]) {
			if (!Array.isArray(line) || line.length < 4) return unreadable('A ring of a border has at least 4 points.');
			points += line.length;
			if (points > MOST_POINTS) {
				return refuse('borderTooDetailed', 'This border has more than 100,000 points. Simplify it first.');
			}
			const ring = (line as unknown[]).map(readPosition);
			if (!isRing(ring)) return unreadable('Every point of a border is [longitude, latitude] in degrees.');
			if (!isClosed(ring)) return unreadable('A ring of a border ends where it began.');
			rings.push(ring);
		}
		border.push(rings);
	}
	return done(border);
}

function unreadable(sentence: string) {
	return refuse('borderUnreadable', sentence);
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function readPosition(value: unknown): Position | null {
	if (!Array.isArray(value)) return null;
	const [lon, lat] = value as unknown[];
	return isWithin(lat, 90) && isWithin(lon, 180) ? [lon, lat] : null;
}

function isRing(positions: (Position | null)[]): positions is Position[] {
	return !positions.includes(null);
}

function isClosed(ring: Ring): boolean {
	const first = ring[0];
	const last = ring.at(-1);
	return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** The longitudes where rings cross a latitude. A corner counts for one of its two edges, so that no line crosses it twice. */
function crossings(rings: readonly Ring[], lat: number): number[] {
	const found: number[] = [];
	for (const ring of rings) {
		let before = ring.at(-1);
		for (const here of ring) {
			if (before && here[1] > lat !== before[1] > lat) {
				found.push(here[0] + ((lat - here[1]) / (before[1] - here[1])) * (before[0] - here[0]));
			}
			before = here;
		}
	}
	return found;
}

/** Twice the area in square degrees and the sums for the middle, reckoned from the first position to keep the digits. */
function momentsOf(ring: Ring): { area: number; lon: number; lat: number } {
	const origin = ring[0] ?? [0, 0];
	const sum = { area: 0, lon: 0, lat: 0 };
	let before = ring.at(-1);
	for (const here of ring) {
		if (before) {
			const [x0, y0] = [before[0] - origin[0], before[1] - origin[1]];
			const [x1, y1] = [here[0] - origin[0], here[1] - origin[1]];
			const cross = x0 * y1 - x1 * y0;
			sum.area += cross;
			sum.lon += (x0 + x1) * cross;
			sum.lat += (y0 + y1) * cross;
		}
		before = here;
	}
	return sum;
}

function areaOf(rings: readonly Ring[]): number {
	return Math.abs(momentsOf(rings[0] ?? []).area);
}

function middleOf(ring: Ring): Point {
	const [lon, lat] = ring[0] ?? [0, 0];
	const moments = momentsOf(ring);
	if (moments.area === 0) return { lat, lon };
	return { lat: lat + moments.lat / (3 * moments.area), lon: lon + moments.lon / (3 * moments.area) };
}

function middleOfWidestStretch(rings: readonly Ring[]): Point | null {
	let south = Infinity;
	let north = -Infinity;
	for (const [, lat] of rings[0] ?? []) {
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	let widest = 0;
	let found: Point | null = null;
	for (let line = 1; line <= SCAN_LINES; line++) {
		const lat = south + ((north - south) * line) / (SCAN_LINES + 1);
		const edges = crossings(rings, lat).sort((a, b) => a - b);
		for (let edge = 0; edge + 1 < edges.length; edge += 2) {
			const west = edges[edge] ?? 0;
			const east = edges[edge + 1] ?? 0;
			if (east - west > widest) {
				widest = east - west;
				found = { lat, lon: (west + east) / 2 };
			}
		}
	}
	return found;
}
