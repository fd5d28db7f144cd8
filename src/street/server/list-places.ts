import { metresBetween, minutesOnFoot, type Point } from '#kernel/geography.ts';
import { addDays, brusselsDay, startOfDay, type Day } from '#kernel/instant.ts';
import { refuse, done, type Result } from '#kernel/result.ts';
import { isItemKey, ITEM_KEYS, type ItemKey } from '#board';
import { showNetwork, type Landmark, type Neighbourhood, type Network } from '#networks';
import { isService, services } from '#places';
import type { Context } from '#platform/context.ts';
import { bestFirst, groupOf, type Group } from '../domain/rank.ts';
import { earliest, streetPlaceOf, type StreetPlace } from './street-place.ts';
import { nearestPlaces } from './street-store.ts';

export const FIRST_SHOWN = 10;
export const MOST_SHOWN = 500;
/** How many of the nearest are looked at to find the best of them. */
const LOOKED_AT = 60;

export interface ListQuestion {
	readonly network: string;
	readonly neighbourhood?: string;
	/** The address word of a landmark: "ik ben bij het station". */
	readonly from?: string;
	/** The key of a basic service, or of an item that should be waiting. */
	readonly need?: string;
	/** How many to show; ten when left out. */
	readonly show?: number;
}

export interface PlaceList {
	readonly network: Network;
	readonly landmarks: readonly Landmark[];
	readonly neighbourhoods: readonly Neighbourhood[];
	readonly neighbourhood: Neighbourhood | null;
	readonly from: Landmark | null;
	readonly need: { readonly service: string } | { readonly item: ItemKey } | null;
	/** What the places around have: the needs worth choosing from here. */
	readonly offered: Offered;
	readonly places: readonly ListedPlace[];
	/** There are more than these. */
	readonly more: boolean;
	/** The moment that this list is of. */
	readonly at: Date;
	/** When it may look different, at the latest. */
	readonly until: Date;
}

/** Keys in the order of their catalogues. */
export interface Offered {
	readonly services: readonly string[];
	/** Of which at least one waits. */
	readonly items: readonly ItemKey[];
}

export interface ListedPlace {
	readonly place: StreetPlace;
	readonly group: Group;
	/** On foot from where the reader said to be; null when they said nothing. */
	readonly minutes: number | null;
}

/**
 * The list of the street: the best of the nearest published places of a network or one of its neighbourhoods, seen from a
 * landmark, from the middle of the neighbourhood, or from the centre of the network.
 *
 * @returns the list, also when it is empty; `noSuchNetwork`, or `noSuchNeighbourhood`. A landmark or a need that does not
 *   exist is left aside, because the address may be old and a list is of more use than an error.
 */
export async function listPlaces(
	ctx: Context,
	question: ListQuestion
): Promise<Result<PlaceList, 'noSuchNetwork' | 'noSuchNeighbourhood'>> {
	const parts = await showNetwork(ctx, question.network);
	if (!parts) return refuse('noSuchNetwork', 'There is no such network.');
	const { network, landmarks, neighbourhoods } = parts;
	const neighbourhood = neighbourhoods.find(({ slug }) => slug === question.neighbourhood) ?? null;
	if (question.neighbourhood !== undefined && neighbourhood === null) {
		return refuse('noSuchNeighbourhood', 'There is no such neighbourhood.');
	}
	const from = landmarks.find(({ slug }) => slug === question.from) ?? null;
	const need = needOf(question.need);
	const show = Math.min(MOST_SHOWN, Math.max(1, Math.trunc(question.show ?? FIRST_SHOWN) || FIRST_SHOWN));

	const now = ctx.clock();
	const today = brusselsDay(now);
	const start: Point = from?.point ?? neighbourhood?.centre ?? network.centre;
	const around = { networkId: network.id, neighbourhoodId: neighbourhood?.id, today };
	const looked = Math.max(LOOKED_AT, show + 1);
	const [rows, others] = await ctx.db.read(ctx.actor, async (tx) => [
		await nearestPlaces(tx, start, { ...around, ...need }, looked),
		need === null ? [] : await nearestPlaces(tx, start, around, LOOKED_AT)
	]);
	const found = rows.map((row) => streetPlaceOf(row, now));
	const ranked = found
		.map((place) => ({ place, metres: metresBetween(start, place.point), ...doorOf(place, today) }))
		.sort(bestFirst);
	const until = ranked.map(({ place }) => place.nextChange).reduce(earliest, startOfDay(addDays(today, 1)));
	return done({
		network,
		landmarks,
		neighbourhoods,
		neighbourhood,
		from,
		need,
		offered: offeredBy([...found, ...others.map((row) => streetPlaceOf(row, now))]),
		places: ranked.slice(0, show).map(({ place, metres, ...door }) => ({
			place,
			group: groupOf(door),
			minutes: from === null ? null : minutesOnFoot(metres)
		})),
		more: ranked.length > show,
		at: now,
		until: until ?? startOfDay(addDays(today, 1))
	});
}

function needOf(need: string | undefined): PlaceList['need'] {
	if (need === undefined) return null;
	if (isService(need)) return { service: need };
	// An item that is also a basic service (soup) is asked for as "suspended-soup".
	const item = need.replace(/^suspended-/, '');
	return isItemKey(item) ? { item } : null;
}

function offeredBy(places: readonly StreetPlace[]): Offered {
	const there = new Set(places.flatMap((place) => place.services));
	const waiting = new Set(
		places.flatMap(({ lines }) =>
			lines.filter((line) => line.waiting > 0 && line.today === 'yes').map(({ item }) => item)
		)
	);
	return {
		services: services.map(({ key }) => key).filter((key) => there.has(key)),
		items: ITEM_KEYS.filter((key) => waiting.has(key))
	};
}

/** A place where one only takes away is open when that is. */
function doorOf({ status, takeaway }: StreetPlace, today: Day): { open: boolean; opensToday: boolean } {
	const doors = takeaway === null ? [status] : [status, takeaway.status];
	return {
		open: doors.some((door) => door.open),
		opensToday: doors.some((door) => !door.open && door.opens !== null && brusselsDay(door.opens) === today)
	};
}
