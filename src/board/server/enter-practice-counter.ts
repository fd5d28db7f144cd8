import { DOOR } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { findPractice } from '#networks';
import { openSession } from '#people';
import type { Context } from '#platform/context.ts';
import { newestCardIn } from './cards-store.ts';

/** As long as a member stays signed in. */
const SECONDS_OPEN = 12 * 3600;

/**
 * Opens the counter of a place in the practice town, for somebody of the team of its network. Others who practise at the
 * same counter go on there.
 *
 * @returns the secret for the cookie; `noPractice` where there is no such town, or no card in it
 */
export async function enterPracticeCounter(
	ctx: Context
): Promise<Result<{ cookie: string; seconds: number }, 'notAllowed' | 'noPractice'>> {
	const { actor } = ctx;
	if (actor.kind !== 'member') return refuse('notAllowed', 'Only the team practises.');
	const practice = await findPractice(ctx, actor.network);
	const card = practice && (await ctx.db.read(DOOR, (tx) => newestCardIn(tx, practice.id)));
	if (!card) return refuse('noPractice', 'There is no practice town yet.');
	const cookie = await openSession(ctx, { holder: 'counter', holderId: card.id }, SECONDS_OPEN);
	return done({ cookie, seconds: SECONDS_OPEN });
}
