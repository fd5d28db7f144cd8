import { metresBetween, type Point } from '#kernel/geography.ts';
import { plainWords } from '#kernel/text.ts';
import type { Source } from './reading.ts';

/** What tells one place from another. */
export interface Identity {
	readonly name: string;
	readonly point: Point;
	/** Null for a place that somebody typed in. */
	readonly source: Source | null;
}

/** Why two are the same: the id of their source, or their name and spot. */
export interface Duplicate<T> {
	readonly of: T;
	readonly because: 'source' | 'nameAndPoint';
}

/** Mappers and people put the same front down this far apart at most. */
const SAME_SPOT_METRES = 60;
/** Cells of the grid in degrees: wider than 60 m up to 74 degrees north, so that the cells around hold every neighbour. */
const CELL_DEGREES = 0.002;

/** Words that people put before the name of an eating or drinking place, or leave out, as they like. */
const GENERIC = new Set(
	(
		'cafe koffiehuis resto restaurant brasserie bistro taverne tavern eetcafe eethuis bar pub snack snackbar frituur ' +
		'friterie de het t le la les l the'
	).split(' ')
);

/** A name as one compares it: without case, accents, punctuation and generic words, unless nothing else is left. */
export function foldedName(name: string): string {
	const words = plainWords(name);
	const own = words.filter((word) => !GENERIC.has(word));
	return (own.length > 0 ? own : words).join('') || name.trim();
}

/** The same source and id, or the same folded name within 60 metres. */
export function isSamePlace(a: Identity, b: Identity): boolean {
	return isSameSource(a, b) || (foldedName(a.name) === foldedName(b.name) && isSameSpot(a, b));
}

/** Places laid in a grid, so that finding a duplicate among tens of thousands takes no longer than among ten. */
export class PlaceIndex<T extends Identity> {
	readonly #bySource = new Map<string, T>();
	readonly #byNameAndCell = new Map<string, T[]>();

	constructor(places: Iterable<T> = []) {
		for (const place of places) this.add(place);
	}

	add(place: T): void {
		if (place.source) this.#bySource.set(sourceKey(place.source), place);
		const key = cellKey(foldedName(place.name), cellOf(place.point.lat), cellOf(place.point.lon));
		const cell = this.#byNameAndCell.get(key);
		if (cell) cell.push(place);
		else this.#byNameAndCell.set(key, [place]);
	}

	withSource(source: Source): T | undefined {
		return this.#bySource.get(sourceKey(source));
	}

	/** Every place with this folded name in the nine cells around a point. */
	*around(name: string, { lat, lon }: Point): Iterable<T> {
		for (const north of [-1, 0, 1]) {
			for (const east of [-1, 0, 1]) {
				yield* this.#byNameAndCell.get(cellKey(name, cellOf(lat) + north, cellOf(lon) + east)) ?? [];
			}
		}
	}
}

/**
 * The place of the index that a candidate is, if any: by its source first, else the first with its name on its spot. A
 * duplicate by name and point may have been edited or belong to another source: report it, do not overwrite it.
 */
export function findDuplicate<T extends Identity>(candidate: Identity, index: PlaceIndex<T>): Duplicate<T> | null {
	const known = candidate.source && index.withSource(candidate.source);
	if (known) return { of: known, because: 'source' };
	for (const place of index.around(foldedName(candidate.name), candidate.point)) {
		if (isSameSpot(place, candidate)) return { of: place, because: 'nameAndPoint' };
	}
	return null;
}

function isSameSource(a: Identity, b: Identity): boolean {
	return a.source !== null && b.source !== null && sourceKey(a.source) === sourceKey(b.source);
}

function isSameSpot(a: Identity, b: Identity): boolean {
	return metresBetween(a.point, b.point) <= SAME_SPOT_METRES;
}

function sourceKey({ name, id }: Source): string {
	return `${name} ${id}`;
}

function cellOf(degrees: number): number {
	return Math.floor(degrees / CELL_DEGREES);
}

function cellKey(name: string, north: number, east: number): string {
	return `${north} ${east} ${name}`;
}
