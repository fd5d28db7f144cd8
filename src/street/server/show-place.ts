import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { isUuid } from '#kernel/ids.ts';
import { listNetworks, showNetwork, type Neighbourhood, type Network, type NetworkWithParts } from '#networks';
import { weekPlan, type DayPlan } from '#places';
import type { Context } from '#platform/context.ts';
import { streetPlaceOf, type StreetPlace } from './street-place.ts';
import { changeOf } from './changes-store.ts';
import { hadSlug, placeBySlug, placesByIds, type StreetRow } from './street-store.ts';

export interface PlacePage {
	readonly network: Network;
	readonly neighbourhood: Neighbourhood | null;
	readonly place: StreetPlace;
	/** Today and the six days after it. */
	readonly week: readonly DayPlan[];
	/** The same for taking away; null where there is no takeaway. */
	readonly takeawayWeek: readonly DayPlan[] | null;
	/** The moment that this page is of. */
	readonly at: Date;
	/** When it may look different, at the latest. */
	readonly until: Date;
}

const STOPPED = refuse('placeLeft', 'This place was there and stopped.');

/**
 * A published place with its board and its week. Of one that stopped only that is known, for as long as its address hangs
 * somewhere on paper; anything else that is not published does not exist here.
 */
export async function showPlace(
	ctx: Context,
	networkSlug: string,
	placeSlug: string
): Promise<Result<PlacePage, 'noSuchPlace' | 'placeLeft'>> {
	const found = await showNetwork(ctx, networkSlug);
	if (!found) return refuse('noSuchPlace', 'There is no such network.');
	const { id } = found.network;
	const row = await ctx.db.read(ctx.actor, (tx) => placeBySlug(tx, id, placeSlug));
	if (row) return done(pageOf(row, found, ctx.clock()));
	const stopped = await ctx.db.read(ctx.actor, (tx) => hadSlug(tx, id, placeSlug));
	return stopped ? STOPPED : refuse('noSuchPlace', 'There is no such place.');
}

/** The same by its id, which a place keeps for ever: also one that stopped is known by it. */
export async function showPlaceById(ctx: Context, id: string): Promise<Result<PlacePage, 'noSuchPlace' | 'placeLeft'>> {
	if (!isUuid(id)) return refuse('noSuchPlace', 'There is no such place.');
	const [row, change] = await ctx.db.read(ctx.actor, async (tx) => [
		(await placesByIds(tx, [id])).get(id),
		await changeOf(tx, id)
	]);
	if (!row) {
		return change === null ? refuse('noSuchPlace', 'There is no such place.') : STOPPED;
	}
	const network = (await listNetworks(ctx)).find((each) => each.id === row.network_id);
	const found = network && (await showNetwork(ctx, network.slug));
	return found ? done(pageOf(row, found, ctx.clock())) : refuse('noSuchPlace', 'There is no such place.');
}

function pageOf(row: StreetRow, { network, neighbourhoods }: NetworkWithParts, now: Date): PlacePage {
	const today = brusselsDay(now);
	const place = streetPlaceOf(row, now);
	const midnight = startOfDay(addDays(today, 1));
	return {
		network,
		neighbourhood: neighbourhoods.find(({ id }) => id === place.neighbourhoodId) ?? null,
		place,
		week: weekPlan(place.hours, today),
		takeawayWeek:
			place.takeaway === null ? null : weekPlan({ ...place.hours, week: place.takeaway.week, adjusted: [] }, today),
		at: now,
		until: place.nextChange !== null && place.nextChange < midnight ? place.nextChange : midnight
	};
}
