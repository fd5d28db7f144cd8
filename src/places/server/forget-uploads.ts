import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { FILE_KEPT, SILENCE } from '../domain/import/upload.ts';
import { forgetFiles, forgetLines } from './upload-store.ts';

/** Thirteen months: a list that comes every year can be held against the year before. */
const DAYS_WITH_LINES = 396;

/**
 * Forgets the files of lists after a day, and with them everything about those of which nothing came in; and the lines of
 * reports after thirteen months, of which the numbers stay. Run every hour; running it twice does no harm.
 */
export async function forgetUploads(ctx: Context): Promise<void> {
	const now = ctx.clock().getTime();
	const linesBefore = startOfDay(addDays(brusselsDay(ctx.clock()), -DAYS_WITH_LINES));
	await ctx.db.write(ctx.actor, async (tx) => {
		await forgetFiles(tx, new Date(now - FILE_KEPT), new Date(now - SILENCE));
		await forgetLines(tx, linesBefore);
		return done(null);
	});
}
