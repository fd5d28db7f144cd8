import { metresBetween, type Point } from '#kernel/geography.ts';
import type { Day } from '#kernel/instant.ts';
import { showPlace } from '#places';
import { whatWaits, type ItemKey, type WaitingLine } from '#board';
import type { Context } from '#platform/context.ts';
import { linesLike, type LineLikeRow } from './team-store.ts';

/** A line of another place on which what is passed on would wait. */
export interface Receiver {
	readonly placeId: string;
	readonly lineId: string;
	readonly name: string;
	/** What that place calls it; null for the name of the catalogue. */
	readonly sort: string | null;
	/** What waits there already, 0 to 21: 21 is more than 20. */
	readonly waiting: number;
	/** As the bird flies. */
	readonly metres: number;
}

/** What may be passed on from one line, and where to. */
export interface PassableLine {
	readonly lineId: string;
	readonly item: ItemKey;
	readonly sort: string | null;
	readonly date: Day | null;
	/** How many its givers allow to be passed on. */
	readonly mayPassOn: number;
	/** Nearest first; empty where no other place has the same on its board. */
	readonly receivers: readonly Receiver[];
}

/** As many places as are read at a glance; who wants another one, passes on there. */
const MOST_RECEIVERS = 30;

/**
 * What waits at a place and may go elsewhere, each with the published places of the same network that have the same on
 * their board, nearest first: how little one has is said beside it and is nobody's rank. For the team alone; for anybody
 * else there is nothing.
 */
export async function listReceivers(ctx: Context, placeId: string): Promise<PassableLine[]> {
	if (ctx.actor.kind !== 'member' && ctx.actor.kind !== 'keeper') return [];
	const place = await showPlace(ctx, placeId);
	if (!place) return [];
	const passable = (await whatWaits(ctx, placeId)).lines.filter(({ mayPassOn }) => mayPassOn > 0);
	const { networkId, point } = place;
	return ctx.db.read(ctx.actor, async (tx) => {
		const lines: PassableLine[] = [];
		for (const line of passable) {
			const rows = await linesLike(tx, { networkId, item: line.item, date: line.date });
			const receivers = rows
				.filter((row) => row.place_id !== placeId)
				.map((row) => receiverOf(row, point))
				.sort((a, b) => a.metres - b.metres)
				.slice(0, MOST_RECEIVERS);
			lines.push({ ...sayOf(line), receivers });
		}
		return lines;
	});
}

function receiverOf({ place_id, line_id, name, sort, waiting, lat, lon }: LineLikeRow, from: Point): Receiver {
	return { placeId: place_id, lineId: line_id, name, sort, waiting, metres: metresBetween(from, { lat, lon }) };
}

function sayOf({ lineId, item, sort, date, mayPassOn }: WaitingLine): Omit<PassableLine, 'receivers'> {
	return { lineId, item, sort, date, mayPassOn };
}
