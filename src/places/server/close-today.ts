import { brusselsDay } from '#kernel/instant.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { accessPlace } from './access.ts';
import { setClosedOn } from './places-store.ts';

/** "Vandaag dicht" at the counter: for the rest of today. It ends by itself at midnight. */
export function closeToday(ctx: Context, placeId: string): Promise<Result<null, 'noSuchPlace'>> {
	return set(ctx, placeId, brusselsDay(ctx.clock()));
}

/** Takes "vandaag dicht" back. */
export function openAgain(ctx: Context, placeId: string): Promise<Result<null, 'noSuchPlace'>> {
	return set(ctx, placeId, null);
}

function set(ctx: Context, placeId: string, day: string | null): Promise<Result<null, 'noSuchPlace'>> {
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const place = await accessPlace(tx, ctx.actor, placeId);
		if (!place.ok) return place;
		await setClosedOn(tx, placeId, day);
		touch(place.value.networkId, placeId);
		return done(null);
	});
}
