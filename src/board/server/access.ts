import { done, refuse, type Result } from '#kernel/result.ts';
import { showPlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';

/** The place whose board an actor may arrange: any for the keeper, those of their network for the team. */
export async function accessBoard(ctx: Context, placeId: string): Promise<Result<Place, 'noSuchPlace'>> {
	const { actor } = ctx;
	const place = actor.kind === 'keeper' || actor.kind === 'member' ? await showPlace(ctx, placeId) : null;
	const allowed =
		place !== null && (actor.kind === 'keeper' || (actor.kind === 'member' && actor.network === place.networkId));
	return allowed ? done(place) : refuse('noSuchPlace', 'There is no such place.');
}
