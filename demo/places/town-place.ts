import { addDays, type Day } from '#kernel/instant.ts';
import type { Names } from '#kernel/language.ts';
import type { ItemKey } from '#board';
import type { Access, PlaceFacts } from '#places';
import type { TeamKey } from '../town.ts';

/** A place of the demo town as it is told. Days are counted from the day of filling: -4 is four days before it. */
export interface TownPlace {
	readonly name: string;
	readonly names?: Names;
	readonly kind: string;
	readonly street: readonly [street: string, number: string];
	/** Wilgemonde where it is left out; one neighbourhood goes on into the next municipality. */
	readonly town?: 'Hazemeers';
	/** Degrees north, degrees east. */
	readonly point: readonly [lat: number, lon: number];
	/** OSM opening_hours syntax; null where nobody knows. */
	readonly week: string | null;
	readonly hoursAsFound?: string;
	readonly openOnHolidays?: true;
	readonly adjusted?: { readonly from: number; readonly until: number; readonly week: string };
	readonly leave?: { readonly from: number; readonly until: number };
	readonly paused?: true;
	readonly takeaway?: string;
	readonly services: readonly string[];
	readonly languages?: readonly string[];
	readonly phone?: string;
	readonly website?: string;
	readonly stepFree?: Access;
	readonly accessibleToilet?: Access;
	readonly dogs?: Access;
	readonly friendlyFace?: string;
	/** Who of the team has the yes, what it rests on, and how many days ago it was given or last confirmed. */
	readonly yes?: { readonly to: TeamKey; readonly because: string; readonly daysAgo: number };
	readonly board?: readonly TownLine[];
}

export interface TownLine {
	readonly item: ItemKey;
	readonly sort?: string;
	/** For a ticket: in how many days. */
	readonly inDays?: number;
	readonly dailyLimit?: number;
	readonly outToday?: true;
	readonly paused?: true;
	/** Oldest first. */
	readonly taps: readonly TownTap[];
}

/** So many days ago (0 is today) so many were treated or given, or so many were counted on the slate. */
export type TownTap = readonly [daysAgo: number, kind: 'treated' | 'given' | 'counted', n: number];

/** What a place of the town comes to when it is filled on a day. */
export function factsOf(place: TownPlace, today: Day): PlaceFacts {
	const { adjusted, leave } = place;
	return {
		name: place.name,
		names: place.names ?? {},
		kind: place.kind,
		address: {
			street: place.street[0],
			number: place.street[1],
			postcode: place.town === 'Hazemeers' ? '9297' : '9295',
			town: place.town ?? 'Wilgemonde'
		},
		point: { lat: place.point[0], lon: place.point[1] },
		hours: {
			week: place.week,
			holidays: place.openOnHolidays ? 'asWeek' : 'closed',
			adjusted: adjusted
				? [{ from: addDays(today, adjusted.from), until: addDays(today, adjusted.until), week: adjusted.week }]
				: [],
			closures: leave ? [{ from: addDays(today, leave.from), until: addDays(today, leave.until) }] : [],
			closedOn: null,
			paused: place.paused ?? false
		},
		hoursAsFound: place.hoursAsFound ?? null,
		takeaway: place.takeaway ?? null,
		services: place.services,
		languages: place.languages ?? ['nl'],
		phone: place.phone ?? null,
		website: place.website ?? null,
		stepFree: place.stepFree ?? null,
		accessibleToilet: place.accessibleToilet ?? null,
		dogs: place.dogs ?? null,
		friendlyFace: place.friendlyFace ?? null
	};
}
