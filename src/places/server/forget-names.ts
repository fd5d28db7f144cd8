import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { forgetAgreedNames } from './agreements-store.ts';
import { DAYS_TO_RETURN } from './leave-place.ts';
import { forgetFriendlyFaces } from './places-store.ts';

/**
 * Forgets the first names of people of a place that left, once it cannot come back any more: of who welcomed guests and of
 * who said yes to the charter. Run once a day; running it twice does no harm.
 */
export async function forgetNames(ctx: Context): Promise<void> {
	const before = new Date(ctx.clock().getTime() - DAYS_TO_RETURN * 86_400_000);
	await ctx.db.write(ctx.actor, async (tx) => {
		await forgetAgreedNames(tx, before);
		await forgetFriendlyFaces(tx, before);
		return done(null);
	});
}
