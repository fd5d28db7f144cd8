import { isUuid } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { lastChanges, type Change } from './changes-store.ts';
import { actsOf, type PlaceAct } from './places-store.ts';

/** Something that was changed of a place, or decided about it. */
export type History = ({ readonly is: 'change' } & Change) | ({ readonly is: 'act' } & PlaceAct);

const MOST_SHOWN = 200;

/**
 * What became of a place, newest first: changes of its facts by whom and when, with what stood there before and after, and
 * the acts that published it or let it leave. For the team alone; for anybody else there is nothing. At most the last 200
 * changes.
 */
export async function listChanges(ctx: Context, placeId: string): Promise<History[]> {
	if (!isUuid(placeId)) return [];
	const [changes, acts] = await ctx.db.read(ctx.actor, async (tx) => [
		await lastChanges(tx, placeId, MOST_SHOWN),
		await actsOf(tx, placeId)
	]);
	const all: History[] = [
		...acts.toReversed().map((act) => ({ is: 'act' as const, ...act })),
		...changes.map((change) => ({ is: 'change' as const, ...change }))
	];
	// What happened at one moment stays in this order: a decision rests on what was changed before it.
	return all.sort((a, b) => b.at.getTime() - a.at.getTime());
}
