import { contains, type Border, type Point } from '#kernel/geography.ts';

interface Boxed {
	readonly neighbourhoodId: string;
	readonly shape: Border;
	readonly west: number;
	readonly east: number;
	readonly south: number;
	readonly north: number;
}

/**
 * Finds the neighbourhood of points. Where borders overlap, the first one in the list has it.
 *
 * @param borders GeoJSON MultiPolygon coordinates, each with the id of its neighbourhood
 * @returns a function from a point to the id of its neighbourhood, or null outside of all
 */
export function locator(
	borders: readonly { neighbourhoodId: string; shape: Border }[]
): (point: Point) => string | null {
	const boxed = borders.map(boxOf);
	return ({ lat, lon }) =>
		boxed.find(
			(box) =>
				lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north && contains(box.shape, { lat, lon })
		)?.neighbourhoodId ?? null;
}

function boxOf({ neighbourhoodId, shape }: { neighbourhoodId: string; shape: Border }): Boxed {
	let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
	for (const [lon = 0, lat = 0] of shape.flat(2)) {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	return { neighbourhoodId, shape, west, east, south, north };
}
