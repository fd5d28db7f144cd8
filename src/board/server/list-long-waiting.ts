import { addDays, brusselsDay, startOfDay, type Day } from '#kernel/instant.ts';
import type { Context } from '#platform/context.ts';
import { waitingSince } from '../domain/waiting-since.ts';
import { linesWaitingSince } from './board-store.ts';

/** A place where something waits for long. */
export interface LongWaiting {
	readonly placeId: string;
	/** The day since which the oldest waits; null for longer than thirteen months. */
	readonly since: Day | null;
}

/**
 * The places of a network where something waits for more than so many days, each once, with the oldest. What waits is
 * stock and no use of anybody; its age is told in days, to the team alone.
 *
 * @param days whole days, 1 or more
 */
export async function listLongWaiting(ctx: Context, networkId: string, days: number): Promise<LongWaiting[]> {
	if (ctx.actor.kind !== 'member' && ctx.actor.kind !== 'keeper') return [];
	const today = brusselsDay(ctx.clock());
	const before = startOfDay(addDays(today, -days));
	const lines = await ctx.db.read(ctx.actor, (tx) => linesWaitingSince(tx, networkId, before, today));
	const oldest = new Map<string, LongWaiting>();
	for (const { line, events } of lines) {
		const since = waitingSince(events, line.opening);
		if (since === null || (since !== 'longAgo' && since.at >= before.getTime())) continue;
		const day = since === 'longAgo' ? null : brusselsDay(new Date(since.at));
		const known = oldest.get(line.placeId);
		if (known === undefined || isEarlier(day, known.since))
			oldest.set(line.placeId, { placeId: line.placeId, since: day });
	}
	return [...oldest.values()];
}

function isEarlier(a: Day | null, b: Day | null): boolean {
	return b !== null && (a === null || a < b);
}
