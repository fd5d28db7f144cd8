import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { eraseNotes } from './notes-store.ts';

const DAYS_KEPT = 30;

/**
 * Erases every conversation with a place thirty days after its last word: what was said was for then, and is no file. Run
 * once a day; running it twice does no harm.
 *
 * @returns how many notes are gone
 */
export async function forgetNotes(ctx: Context): Promise<number> {
	const before = new Date(ctx.clock().getTime() - DAYS_KEPT * 86_400_000);
	const erased = await ctx.db.write(ctx.actor, async (tx) => done(await eraseNotes(tx, before)));
	return erased.ok ? erased.value.length : 0;
}
