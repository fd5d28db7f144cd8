import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { readChangesCursor, writeChangesCursor } from '../domain/changes-cursor.ts';
import { changesAfter, historyOf, numberBefore, type ChangeRow } from './changes-store.ts';
import { chooseNetworks, type Networks } from './choose-networks.ts';
import { streetPlaceOf, type StreetPlace } from './street-place.ts';
import { placesByIds } from './street-store.ts';

export const MOST_CHANGES = 1_000;
const DEFAULT_LIMIT = 100;

export interface ChangesQuestion {
	/** The slug of a network; all of them when left out. */
	readonly network?: string;
	/** A cursor that an answer gave, or a moment, of which the day counts. From the very first when left out. */
	readonly since?: string | Date;
	/** 1 to 1,000; 100 when left out. */
	readonly limit?: number;
}

/** What became of a place since then. However often it changed, it is told once. */
export type ListedChange =
	| { readonly change: 'published' | 'changed'; readonly networkId: string; readonly place: StreetPlace }
	| { readonly change: 'left'; readonly networkId: string; readonly place: { readonly id: string } };

export interface ChangesPage {
	/** In the order in which they were committed. */
	readonly changes: readonly ListedChange[];
	/** What to ask from next time, also when there is nothing more now. */
	readonly cursor: string;
	/** There are more at this moment. */
	readonly more: boolean;
	readonly networks: Networks;
}

type Refusals = 'noSuchNetwork' | 'badLimit' | 'badCursor' | 'historyEnded';

/**
 * What changed in the facts of published places, for whoever keeps a copy: the place as it is now, or that it left. Nothing
 * is missed or told twice to who goes on from the cursor, whatever is written meanwhile. What waits on a board is stock and
 * no fact of a place: no change tells of it, because that would tell when somebody was there.
 *
 * @returns refused `historyEnded` for a cursor from before a backup was put back: everything has to be read anew
 */
export async function listChanges(ctx: Context, question: ChangesQuestion): Promise<Result<ChangesPage, Refusals>> {
	const { network, since, limit = DEFAULT_LIMIT } = question;
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST_CHANGES) {
		return refuse('badLimit', `A limit is a whole number from 1 to ${MOST_CHANGES}.`, 'limit');
	}
	const chosen = network === undefined ? null : await chooseNetworks(ctx, network);
	if (chosen?.ok === false) return chosen;
	const networkId = chosen === null ? null : ([...chosen.value.keys()][0] ?? null);
	const cursor = typeof since === 'string' ? readChangesCursor(since) : null;
	if (typeof since === 'string' && cursor?.networkId !== networkId) {
		return refuse('badCursor', 'This cursor is not one that this address gave for this question.', 'since');
	}

	const now = ctx.clock();
	const read = await ctx.db.read(ctx.actor, async (tx) => {
		const { history, last } = await historyOf(tx);
		if (cursor !== null && (cursor.history !== history || cursor.number > last)) return null;
		const from = since instanceof Date ? await numberBefore(tx, brusselsDay(since)) : (cursor?.number ?? 0);
		const rows = await changesAfter(tx, from, networkId, limit + 1);
		const told = rows.slice(0, limit);
		const more = rows.length > limit;
		const there = told.filter(({ state }) => state === 'published').map((row) => row.place_id);
		const places = await placesByIds(tx, there);
		const number = more ? (told.at(-1)?.number ?? from) : last;
		const changes = told.map((row) => {
			const place = places.get(row.place_id);
			return changeOf(row, from, place ? streetPlaceOf(place, now) : null);
		});
		return { changes, more, cursor: writeChangesCursor({ history, number, networkId }) };
	});
	if (!read) {
		return refuse('historyEnded', 'A backup was put back since this cursor was given. Read everything anew.', 'since');
	}
	// After the changes, so that also a network is among them that was founded in between.
	const networks = chosen ?? (await chooseNetworks(ctx, undefined));
	return networks.ok ? done({ ...read, networks: networks.value }) : networks;
}

function changeOf(row: ChangeRow, from: number, place: StreetPlace | null): ListedChange {
	const { network_id: networkId, place_id: id } = row;
	// Both are of one state of the database, so that a place is there exactly when its change says so.
	if (place === null) return { change: 'left', networkId, place: { id } };
	return { change: row.published_number > from ? 'published' : 'changed', networkId, place };
}
