import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { journalErased } from '#keeping';
import type { Context } from '#platform/context.ts';
import { hashOf, newCode, newId, newSecret } from '#platform/random.ts';
import { accessBoard } from './access.ts';
import { cardOfPlace, lockCardOf, replaceCard } from './cards-store.ts';

export interface CounterCard {
	/** For the fragment of the address in the QR code. Shown once; only its hash is kept. */
	readonly secret: string;
	/** The same by hand: 10 characters without any that look alike. */
	readonly code: string;
}

/**
 * Makes the card that opens the counter of a place. Making another one ends the former and every counter it opened, at
 * once: that is how a card that got lost is made worthless.
 *
 * @param replaces the id of the card that this one comes in the place of, as `findCard` said it, or null where there was
 *   none; left out it comes in the place of any. So a form that is sent again does not end the card that it made
 * @returns refused `cardChanged` when there is another card by now
 */
export async function makeCard(
	ctx: Context,
	placeId: string,
	{ replaces }: { readonly replaces?: string | null } = {}
): Promise<Result<CounterCard, 'noSuchPlace' | 'notAllowed' | 'cardChanged'>> {
	const found = await accessBoard(ctx, placeId);
	if (!found.ok) return found;
	const { networkId } = found.value;
	const card = { secret: newSecret(), code: newCode(10) };
	const now = ctx.clock();
	return ctx.db.write<CounterCard, 'cardChanged'>(ctx.actor, async (tx, touch) => {
		const former = (await lockCardOf(tx, placeId))?.id ?? null;
		if (replaces !== undefined && replaces !== former) {
			return refuse('cardChanged', 'There is another card by now. Make a new one only when that one is lost.');
		}
		await replaceCard(tx, {
			id: newId(now),
			networkId,
			placeId,
			secretHash: hashOf(card.secret),
			codeHash: hashOf(card.code),
			madeAt: now
		});
		// It opens nothing again, also not after a restore of an older backup.
		if (former !== null) await journalErased(tx, 'board.card', [former]);
		touch(networkId, placeId);
		return done(card);
	});
}

/** The id of the card of a place, which says nothing of what opens it; null where there is none or nobody of the team asks. */
export async function findCard(ctx: Context, placeId: string): Promise<string | null> {
	if (!isUuid(placeId)) return null;
	return ctx.db.read(ctx.actor, async (tx) => (await cardOfPlace(tx, placeId))?.id ?? null);
}
