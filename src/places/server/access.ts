import type { Actor } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Transaction } from '#platform/database/index.ts';
import { placeById, type Place } from './places-store.ts';

/**
 * The place an actor may change: the keeper and the team of its network any of theirs, a counter its
 * own. For anybody else there is no such place.
 */
export async function accessPlace(
	tx: Transaction,
	actor: Actor,
	placeId: string
): Promise<Result<Place, 'noSuchPlace'>> {
	const place = await placeById(tx, placeId);
	const allowed =
		place !== null &&
		(actor.kind === 'keeper' ||
			(actor.kind === 'member' && actor.network === place.networkId) ||
			(actor.kind === 'counter' && actor.place === place.id));
	return allowed ? done(place) : refuse('noSuchPlace', 'There is no such place.');
}

/** The member in whose name an act is recorded: oneself, or whom the keeper says. */
export function actingMember(actor: Actor, named: string | undefined): Result<string, 'notAllowed' | 'whoActs'> {
	if (actor.kind === 'member') return done(actor.member);
	if (actor.kind !== 'keeper') return refuse('notAllowed', 'Only the team of the network does this.');
	return named === undefined ? refuse('whoActs', 'Say which member of the team does this.', 'as') : done(named);
}
