import type { Actor } from '#kernel/actor.ts';
import { brusselsDay, type Day } from '#kernel/instant.ts';
import { listNetworks } from '#networks';
import { charterFingerprints } from '#places';
import type { Context } from '#platform/context.ts';
import { nobodyLeft, ownFirst, type HeirOf } from '../domain/own.ts';
import { stepsLeft, type Step } from '../domain/unfinished.ts';
import { begunPlaces } from './team-store.ts';

/** A place that was begun at the bar. */
export interface Unfinished {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	/** The member who keeps an eye on it by now; null where nobody does. */
	readonly ambassadorId: string | null;
	/** It is the reader's. */
	readonly own: boolean;
	readonly begunOn: Day;
	/** What is still to be done, in order; empty where it may be published. */
	readonly missing: readonly Step[];
}

/** The places of a network that were begun at the bar and not published yet, the reader's own first; for the team alone. */
export async function listUnfinished(
	ctx: Context,
	networkId: string,
	{ heirOf = nobodyLeft }: { heirOf?: HeirOf } = {}
): Promise<Unfinished[]> {
	const network = (await listNetworks(ctx)).find(({ id }) => id === networkId);
	if (!network) return [];
	const rows = await ctx.db.read(ctx.actor, (tx) => begunPlaces(tx, networkId, charterFingerprints(network)));
	return rows
		.map((row) => {
			const ambassadorId = row.ambassador_id === null ? null : heirOf(row.ambassador_id);
			return {
				id: row.id,
				slug: row.slug,
				name: row.name,
				ambassadorId,
				own: isReader(ctx.actor, ambassadorId),
				begunOn: brusselsDay(row.at),
				missing: stepsLeft({ ...row, pointKnown: row.point_known, hasCard: row.card_made_on !== null })
			};
		})
		.sort(ownFirst);
}

export function isReader(actor: Actor, memberId: string | null): boolean {
	return actor.kind === 'member' && actor.member === memberId;
}
