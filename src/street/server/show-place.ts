import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { showNetwork, type Neighbourhood, type Network } from '#networks';
import { weekPlan, type DayPlan } from '#places';
import type { Context } from '#platform/context.ts';
import { streetPlaceOf, type StreetPlace } from './street-place.ts';
import { placeBySlug } from './street-store.ts';

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

/** A published place with its board and its week. What is not published does not exist here. */
export async function showPlace(
	ctx: Context,
	networkSlug: string,
	placeSlug: string
): Promise<Result<PlacePage, 'noSuchPlace'>> {
	const found = await showNetwork(ctx, networkSlug);
	if (!found) return refuse('noSuchPlace', 'There is no such network.');
	const { network, neighbourhoods } = found;
	const row = await ctx.db.read(ctx.actor, (tx) => placeBySlug(tx, network.id, placeSlug));
	if (!row) return refuse('noSuchPlace', 'There is no such place, or it stopped.');
	const now = ctx.clock();
	const today = brusselsDay(now);
	const place = streetPlaceOf(row, now);
	const midnight = startOfDay(addDays(today, 1));
	return done({
		network,
		neighbourhood: neighbourhoods.find(({ id }) => id === place.neighbourhoodId) ?? null,
		place,
		week: weekPlan(place.hours, today),
		takeawayWeek:
			place.takeaway === null ? null : weekPlan({ ...place.hours, week: place.takeaway.week, adjusted: [] }, today),
		at: now,
		until: place.nextChange !== null && place.nextChange < midnight ? place.nextChange : midnight
	});
}
