import type { Names, Wording } from '#kernel/language.ts';
import type { Point } from '#kernel/geography.ts';

/** A city or region with its own team, places and neighbourhoods. */
export interface Network {
	readonly id: string;
	readonly slug: string;
	readonly names: Names;
	/** The number on every page, and the first name of who answers it. */
	readonly phone: string;
	readonly phoneName: string;
	/** The two colours of its cement tile, as #RRGGBB. */
	readonly tile: readonly [string, string];
	/** The text of the charter per language; paragraphs are divided by an empty line. */
	readonly charter: Names;
	/** Where the list starts for who says nothing. */
	readonly centre: Point;
	/** The network for which this is the practice town, where everything is invented; null for a real network. */
	readonly practiceOf: string | null;
	/** What guests read here in other words than the catalogue; a practice town has those of its network. */
	readonly wording: Wording;
}

/** A spot everybody knows, for "ik ben bij ...". */
export interface Landmark {
	readonly slug: string;
	readonly names: Names;
	readonly point: Point;
}

export interface Neighbourhood {
	readonly id: string;
	readonly slug: string;
	readonly names: Names;
	/** A point inside the border that holds today. */
	readonly centre: Point;
}

/** Words that the addresses of pages need; a network or neighbourhood cannot be called so. */
export const RESERVED_SLUGS: readonly string[] = ['counter', 'place', 'charter', 'api', 'p', 'health', 'about', 'team'];
