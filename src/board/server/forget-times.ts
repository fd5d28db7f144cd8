import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { closeMonths, cutToDays } from '../domain/forget.ts';
import { eventsOf, linesToForget, lockLineById, rewriteEvents } from './board-store.ts';
import { DAYS_WITH_TIMES } from './record-event.ts';

const MONTHS_WITH_EVENTS = 13;

/**
 * Forgets when things were used: times are cut to the day after four days, and events to month totals after thirteen
 * months (trust.md, ledger, 7). What the board comes to stays the same. Run once a day; running it twice does no harm.
 *
 * @returns how many lines were gone through
 */
export async function forgetTimes(ctx: Context): Promise<number> {
	const today = brusselsDay(ctx.clock());
	const timesBefore = startOfDay(addDays(today, -DAYS_WITH_TIMES));
	const eventsBefore = startOfDay(monthsBefore(today, MONTHS_WITH_EVENTS));
	const lines = await ctx.db.read(ctx.actor, (tx) => linesToForget(tx, timesBefore, eventsBefore));
	for (const lineId of lines) {
		await ctx.db.write(ctx.actor, async (tx) => {
			const line = await lockLineById(tx, lineId);
			if (!line) return done(null);
			const closed = closeMonths(await eventsOf(tx, lineId), eventsBefore.getTime(), line.opening);
			const kept = cutToDays(closed.kept, timesBefore.getTime());
			const last = kept.at(-1);
			await rewriteEvents(tx, line, kept, closed, last ? { at: last.at, id: last.id } : null);
			return done(null);
		});
	}
	return lines.length;
}

/** The first day of the month so many months ago. */
function monthsBefore(day: string, months: number): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}
