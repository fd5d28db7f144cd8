import { metresBetween, minutesOnFoot, type Point } from '#kernel/geography.ts';
import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { refuse, done, type Result } from '#kernel/result.ts';
import { isItemKey, type ItemKey } from '#board';
import { showNetwork, type Landmark, type Neighbourhood, type Network } from '#networks';
import { isService } from '#places';
import type { Context } from '#platform/context.ts';
import { bestFirst } from '../domain/rank.ts';
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
	readonly places: readonly ListedPlace[];
	/** There are more than these. */
	readonly more: boolean;
	/** When this list may look different, at the latest. */
	readonly until: Date;
}

export interface ListedPlace {
	readonly place: StreetPlace;
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
	const found = await showNetwork(ctx, question.network);
	if (!found) return refuse('noSuchNetwork', 'There is no such network.');
	const { network, landmarks, neighbourhoods } = found;
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
	const choice = { networkId: network.id, neighbourhoodId: neighbourhood?.id, today, ...need };
	const looked = Math.max(LOOKED_AT, show + 1);
	const rows = await ctx.db.read(ctx.actor, (tx) => nearestPlaces(tx, start, choice, looked));
	const ranked = rows
		.map((row) => streetPlaceOf(row, now))
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
		places: ranked
			.slice(0, show)
			.map(({ place, metres }) => ({ place, minutes: from === null ? null : minutesOnFoot(metres) })),
		more: ranked.length > show,
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

function doorOf({ status }: StreetPlace, today: string): { open: boolean; opensToday: boolean } {
	if (status.open) return { open: true, opensToday: false };
	return { open: false, opensToday: status.opens !== null && brusselsDay(status.opens) === today };
}
