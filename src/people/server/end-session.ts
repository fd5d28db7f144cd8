import { DOOR } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { hashOf } from '#platform/random.ts';
import { deleteSession } from './sessions-store.ts';

/** Ends the session of a cookie, for instance when a device is handed on. */
export async function endSession(ctx: Omit<Context, 'actor'>, secret: string): Promise<void> {
	await ctx.db.write(DOOR, async (tx) => {
		await deleteSession(tx, hashOf(secret));
		return done(null);
	});
}
