import { done } from '#kernel/result.ts';
import { listBorders } from '#networks';
import type { Context } from '#platform/context.ts';
import { locator } from '../domain/locate.ts';
import { locatedVersion, pointsOf, setNeighbourhoods } from './places-store.ts';

/**
 * Gives every place of a network the neighbourhood that its point lies in, when borders were drawn since the last time.
 * Runs after a drawing, and again at the start of the server, in case it was killed in between.
 *
 * @returns how many places moved to another neighbourhood
 */
export async function locatePlaces(ctx: Context, networkId: string): Promise<number> {
	const { version, borders } = await listBorders(ctx, networkId);
	const find = locator(borders);
	let moved = 0;
	await ctx.db.write(ctx.actor, async (tx, touch) => {
		if ((await locatedVersion(tx, networkId)) === version) return done(null);
		const changes = (await pointsOf(tx, networkId))
			.map((place) => ({ id: place.id, was: place.neighbourhoodId, neighbourhoodId: find(place) }))
			.filter(({ was, neighbourhoodId }) => was !== neighbourhoodId);
		await setNeighbourhoods(tx, networkId, version, changes);
		moved = changes.length;
		if (moved > 0) touch(networkId);
		return done(null);
	});
	return moved;
}
