import type { Day } from '#kernel/instant.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { dayAtCounter } from '../domain/hours/day-at-counter.ts';
import type { Hours } from '../domain/place.ts';
import { accessPlace } from './access.ts';
import { setClosedOn } from './places-store.ts';

/**
 * "Vandaag dicht" at the counter: for the rest of today. It ends by itself at midnight. After midnight, while the night
 * that began yesterday is still going on, it is that night that ends; the coming evening stays.
 */
export function closeToday(ctx: Context, placeId: string): Promise<Result<null, 'noSuchPlace'>> {
	return set(ctx, placeId, (hours) => dayAtCounter(hours, ctx.clock()));
}

/** Takes "vandaag dicht" back. */
export function openAgain(ctx: Context, placeId: string): Promise<Result<null, 'noSuchPlace'>> {
	return set(ctx, placeId, () => null);
}

function set(
	ctx: Context,
	placeId: string,
	dayFor: (hours: Hours) => Day | null
): Promise<Result<null, 'noSuchPlace'>> {
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const place = await accessPlace(tx, ctx.actor, placeId);
		if (!place.ok) return place;
		await setClosedOn(tx, placeId, dayFor(place.value.hours));
		touch(place.value.networkId, placeId);
		return done(null);
	});
}
