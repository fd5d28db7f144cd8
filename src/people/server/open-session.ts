import { DOOR } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { hashOf, newId, newSecret } from '#platform/random.ts';
import { deleteExpiredSessions, insertSession, type Holder } from './sessions-store.ts';

/**
 * Opens a session and clears away those that have expired.
 *
 * @param seconds how long it lasts
 * @param device what a member recognises the device by; null for a counter
 * @returns the secret for the cookie; only its hash is kept
 */
export async function openSession(
	ctx: Omit<Context, 'actor'>,
	holder: Holder,
	seconds: number,
	device: string | null = null
): Promise<string> {
	const secret = newSecret();
	const now = ctx.clock();
	await ctx.db.write(DOOR, async (tx) => {
		await deleteExpiredSessions(tx, now);
		await insertSession(tx, {
			...holder,
			id: newId(now),
			secretHash: hashOf(secret),
			device,
			openedAt: now,
			expiresAt: new Date(now.getTime() + seconds * 1000)
		});
		return done(null);
	});
	return secret;
}
