import type { Point } from '#kernel/geography.ts';
import { addDays, brusselsDay, type Day } from '#kernel/instant.ts';
import type { Language, Names } from '#kernel/language.ts';
import { shown, type ItemKey, type ShownLine } from '#board';
import { openStatus, takeawayStatus, type Access, type Address, type Hours, type OpenStatus } from '#places';
import { isToBeChecked } from '../domain/checked.ts';
import type { StreetLineRow, StreetRow } from './street-store.ts';

/** A published place with its board, as everybody may see it at one moment. */
export interface StreetPlace {
	readonly id: string;
	readonly networkId: string;
	readonly neighbourhoodId: string | null;
	readonly slug: string;
	readonly code: string;
	readonly name: string;
	readonly names: Names;
	readonly kind: string;
	readonly address: Address;
	readonly point: Point;
	readonly hours: Hours;
	/** Hours that nobody could read, word for word; null where the week is readable or unknown. */
	readonly hoursAsFound: string | null;
	readonly status: OpenStatus;
	/** The week of taking away, and whether that is open; null where there is none. */
	readonly takeaway: { readonly week: string; readonly status: OpenStatus } | null;
	readonly lines: readonly StreetLine[];
	/** Basic services that are there today, and those that are not today only. */
	readonly services: readonly string[];
	readonly servicesAway: readonly string[];
	readonly languages: readonly string[];
	readonly phone: string | null;
	readonly website: string | null;
	readonly stepFree: Access | null;
	readonly accessibleToilet: Access | null;
	readonly dogs: Access | null;
	readonly friendlyFace: string | null;
	readonly confirmedOn: Day | null;
	/** Nobody confirmed it for six months: "nog na te kijken". */
	readonly toBeChecked: boolean;
	/** Where the facts were found, for the attribution. */
	readonly source: string | null;
	readonly picture: {
		readonly fingerprint: string;
		readonly alt: string;
		readonly width: number;
		readonly height: number;
	} | null;
	/** When a page that shows this is out of date at the latest; null for never. */
	readonly nextChange: Date | null;
}

export interface StreetLine extends ShownLine {
	readonly id: string;
	readonly item: ItemKey;
	readonly sort: string | null;
	readonly date: Day | null;
}

/** What a row of the street comes to at a moment. */
export function streetPlaceOf(row: StreetRow, at: Date): StreetPlace {
	const today = brusselsDay(at);
	const hours: Hours = {
		week: row.week,
		holidays: row.holidays,
		adjusted: row.adjusted,
		closures: row.closures,
		// Nobody reads here how long ago a place last closed early; yesterday's night may still go on.
		closedOn: row.closed_on !== null && row.closed_on >= addDays(today, -1) ? row.closed_on : null,
		paused: row.paused
	};
	const status = openStatus(hours, at);
	const takeaway =
		row.takeaway === null ? null : { week: row.takeaway, status: takeawayStatus(hours, row.takeaway, at) };
	const away = row.services_away_on === today ? row.services_away : [];
	return {
		id: row.id,
		networkId: row.network_id,
		neighbourhoodId: row.neighbourhood_id,
		slug: row.slug,
		code: row.code,
		name: row.name,
		names: row.names,
		kind: row.kind,
		address: { street: row.street, number: row.number, postcode: row.postcode, town: row.town },
		point: { lat: row.lat, lon: row.lon },
		hours,
		hoursAsFound: row.hours_as_found,
		status,
		takeaway,
		lines: row.lines
			.filter(({ sort_date }) => sort_date === null || sort_date >= today)
			.map((line) => lineOf(line, today)),
		services: row.services.filter((service) => !away.includes(service)),
		servicesAway: away,
		languages: row.languages,
		phone: row.phone,
		website: row.website,
		stepFree: row.step_free,
		accessibleToilet: row.accessible_toilet,
		dogs: row.dogs,
		friendlyFace: row.friendly_face,
		confirmedOn: row.confirmed_on,
		toBeChecked: isToBeChecked(row.confirmed_on, today),
		source: row.source_name,
		picture:
			row.picture === null
				? null
				: {
						fingerprint: row.picture,
						alt: row.picture_alt ?? '',
						width: row.picture_width ?? 0,
						height: row.picture_height ?? 0
					},
		nextChange: earliest(status.nextChange, takeaway?.status.nextChange ?? null)
	};
}

function lineOf(row: StreetLineRow, today: Day): StreetLine {
	const settings = { paused: row.paused, dailyLimit: null, outOn: row.out_on };
	return {
		id: row.id,
		item: row.item,
		sort: row.sort,
		date: row.sort_date,
		...shown({ waiting: row.waiting }, settings, 0, today)
	};
}

/** Nobody sits down here: the week has nothing, or nobody knows it, and there is takeaway. The hatch is the door then. */
export function hasOnlyTakeaway({ status, takeaway }: StreetPlace): boolean {
	if (takeaway === null || status.open || status.opens !== null) return false;
	return status.because === 'week' || status.because === 'unknown';
}

export function earliest(a: Date | null, b: Date | null): Date | null {
	if (a === null || b === null) return a ?? b;
	return a < b ? a : b;
}

/** The name of a place, network or neighbourhood for a reader: in their language where it has one. */
export function nameFor(named: { name?: string; names: Names }, language: Language): string {
	return named.names[language] ?? named.name ?? named.names.nl ?? '';
}
