import { isUuid } from '#kernel/ids.ts';
import type { Day } from '#kernel/instant.ts';
import type { Context } from '#platform/context.ts';
import type { ItemKey } from '../domain/items.ts';
import { linesOf } from './board-store.ts';

/** One line of which something waits. */
export interface WaitingLine {
	readonly lineId: string;
	readonly item: ItemKey;
	readonly sort: string | null;
	readonly date: Day | null;
	readonly waiting: number;
	/** How many of those their givers allow to be passed on. */
	readonly mayPassOn: number;
}

export interface WhatWaits {
	readonly lines: readonly WaitingLine[];
	readonly total: number;
}

/**
 * What waits at a place, whole numbers, also after it left: what is to be talked about when it stops. For its counter and
 * the team; for anybody else there is nothing.
 */
export async function whatWaits(ctx: Context, placeId: string): Promise<WhatWaits> {
	const lines = isUuid(placeId) ? await ctx.db.read(ctx.actor, (tx) => linesOf(tx, placeId)) : [];
	const waiting = lines
		.filter((line) => line.waiting > 0)
		.map(({ id, item, sort, sortDate, waiting, mayPassOn }) => {
			return { lineId: id, item, sort, date: sortDate, waiting, mayPassOn };
		});
	return { lines: waiting, total: waiting.reduce((sum, line) => sum + line.waiting, 0) };
}
