import { done, type Result } from '#kernel/result.ts';
import { journalErased } from '#keeping';
import type { Context } from '#platform/context.ts';
import { hashOf, newCode, newId, newSecret } from '#platform/random.ts';
import { accessBoard } from './access.ts';
import { replaceCard } from './cards-store.ts';

export interface CounterCard {
	/** For the fragment of the address in the QR code. Shown once; only its hash is kept. */
	readonly secret: string;
	/** The same by hand: 10 characters without any that look alike. */
	readonly code: string;
}

/**
 * Makes the card that opens the counter of a place. Making another one ends the former and every counter it opened, at
 * once: that is how a card that got lost is made worthless.
 */
export async function makeCard(
	ctx: Context,
	placeId: string
): Promise<Result<CounterCard, 'noSuchPlace' | 'notAllowed'>> {
	const found = await accessBoard(ctx, placeId);
	if (!found.ok) return found;
	const { networkId } = found.value;
	const card = { secret: newSecret(), code: newCode(10) };
	const now = ctx.clock();
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const former = await replaceCard(tx, {
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
