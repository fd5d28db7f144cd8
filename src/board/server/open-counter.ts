import { DOOR, type Actor } from '#kernel/actor.ts';
import { isCode, normaliseCode } from '#kernel/ids.ts';
import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { findSession, openSession } from '#people';
import type { Context } from '#platform/context.ts';
import { hashOf } from '#platform/random.ts';
import { cardById, cardBySecret, noteUse } from './cards-store.ts';

/** A counter stays open on a device for as long as its card is valid, but not for ever. */
const SECONDS_OPEN = 180 * 86_400;
const CODE_LENGTH = 10;
const SECRET = /^[A-Za-z0-9_-]{22}$/;

/**
 * Opens the counter with what is on its card: the secret of the QR code, or the code typed by hand.
 *
 * @returns the secret for the cookie, and how many seconds it is good for; `wrongCard` for a card that never was or was
 *   replaced
 */
export async function openCounter(
	ctx: Omit<Context, 'actor'>,
	shown: string
): Promise<Result<{ cookie: string; seconds: number }, 'wrongCard'>> {
	const code = normaliseCode(shown);
	const secret = SECRET.test(shown) ? shown : isCode(code, CODE_LENGTH) ? code : null;
	const card = secret === null ? null : await ctx.db.read(DOOR, (tx) => cardBySecret(tx, hashOf(secret)));
	if (card === null) return refuse('wrongCard', 'This card is not valid, or not any more.', 'code');
	await ctx.db.write<null, never>(DOOR, async (tx) => {
		await noteUse(tx, card, brusselsDay(ctx.clock()));
		return done(null);
	});
	const cookie = await openSession(ctx, { holder: 'counter', holderId: card.id }, SECONDS_OPEN);
	return done({ cookie, seconds: SECONDS_OPEN });
}

/** The counter that a cookie stands for, or null when it ended or its card was replaced. */
export async function counterOfCookie(
	ctx: Omit<Context, 'actor'>,
	cookie: string
): Promise<Extract<Actor, { kind: 'counter' }> | null> {
	const session = await findSession(ctx, cookie);
	if (session?.holder !== 'counter') return null;
	const card = await ctx.db.read(DOOR, (tx) => cardById(tx, session.holderId));
	return card && { kind: 'counter', network: card.networkId, place: card.placeId };
}
