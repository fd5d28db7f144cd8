import { done, refuse, type Result } from '#kernel/result.ts';
import { showPlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';

/**
 * The place whose board an actor may arrange: any for the keeper, those of their network for coordinators and ambassadors.
 * An expert by experience sees all of it and leaves it to them.
 */
export async function accessBoard(ctx: Context, placeId: string): Promise<Result<Place, 'noSuchPlace' | 'notAllowed'>> {
	const { actor } = ctx;
	const place = actor.kind === 'keeper' || actor.kind === 'member' ? await showPlace(ctx, placeId) : null;
	const allowed =
		place !== null && (actor.kind === 'keeper' || (actor.kind === 'member' && actor.network === place.networkId));
	if (!allowed) return refuse('noSuchPlace', 'There is no such place.');
	if (actor.kind === 'member' && actor.role === 'expert') {
		return refuse('notAllowed', 'Coordinators and ambassadors arrange the board of a place.');
	}
	return done(place);
}
