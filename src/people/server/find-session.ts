import { DOOR } from '#kernel/actor.ts';
import type { Context } from '#platform/context.ts';
import { hashOf } from '#platform/random.ts';
import { sessionBySecret, type Session } from './sessions-store.ts';

/** Whom a cookie stands for, or null when the session ended or never was. */
export function findSession(ctx: Omit<Context, 'actor'>, secret: string): Promise<Session | null> {
	if (secret.length > 100) return Promise.resolve(null);
	return ctx.db.read(DOOR, (tx) => sessionBySecret(tx, hashOf(secret), ctx.clock()));
}
