import { isUuid } from '#kernel/ids.ts';
import { brusselsDay, type Day } from '#kernel/instant.ts';
import { listLongWaiting } from '#board';
import type { Context } from '#platform/context.ts';
import { LONG_WAITING_DAYS, NEEDS, needsOf, type Need, type NeedKind } from '../domain/attention.ts';
import { nobodyLeft, ownFirst, type HeirOf } from '../domain/own.ts';
import { isReader, listUnfinished } from './list-unfinished.ts';
import { watchedPlaces, type WatchedRow } from './team-store.ts';

/** One thing about one place that needs somebody of the team. */
export interface NeedOfPlace {
	readonly place: { readonly id: string; readonly slug: string; readonly name: string };
	/** The member who keeps an eye on it by now; null where nobody does. */
	readonly ambassadorId: string | null;
	/** It is the reader's. */
	readonly own: boolean;
	readonly need: Need;
}

export interface AttentionQuestion {
	/** Only this. */
	readonly kind?: NeedKind;
	readonly heirOf?: HeirOf;
}

export interface Attention {
	/** How many places each concerns, shown or not. */
	readonly counts: Readonly<Record<NeedKind, number>>;
	/** At most 200. */
	readonly needs: readonly NeedOfPlace[];
}

const MOST_SHOWN = 200;

/**
 * What needs somebody of the team in a network, as keys with what a sentence has to tell: the reader's own places first,
 * then by what it is, then by name. Nothing compares places or counts what they gave. For the team alone.
 */
export async function showAttention(
	ctx: Context,
	networkId: string,
	{ kind, heirOf = nobodyLeft }: AttentionQuestion = {}
): Promise<Attention> {
	const all = await everyNeed(ctx, networkId, heirOf);
	const counts = Object.fromEntries(
		NEEDS.map((each) => [each, all.filter(({ need }) => need.kind === each).length])
	) as Record<NeedKind, number>;
	const shown = all
		.filter(({ need }) => kind === undefined || need.kind === kind)
		.sort((a, b) => Number(b.own) - Number(a.own) || orderOf(a) - orderOf(b) || ownFirst(named(a), named(b)));
	return { counts, needs: shown.slice(0, MOST_SHOWN) };
}

/** Every need of every place of a network, in no order. */
export async function everyNeed(ctx: Context, networkId: string, heirOf: HeirOf): Promise<NeedOfPlace[]> {
	if (!isUuid(networkId)) return [];
	const today = brusselsDay(ctx.clock());
	const begun = await listUnfinished(ctx, networkId, { heirOf });
	const rows = await ctx.db.read(ctx.actor, (tx) => watchedPlaces(tx, networkId));
	const long = await listLongWaiting(ctx, networkId, LONG_WAITING_DAYS);
	const sinceOf = new Map(long.map(({ placeId, since }) => [placeId, since]));
	return [
		...begun.map(({ id, slug, name, ambassadorId, own, missing }) => {
			return { place: { id, slug, name }, ambassadorId, own, need: { kind: 'unfinished', missing } } as const;
		}),
		...rows.flatMap((row) => {
			const { id, slug, name } = row;
			const ambassadorId = row.ambassador_id === null ? null : heirOf(row.ambassador_id);
			const own = isReader(ctx.actor, ambassadorId);
			return needsOfRow(row, today, sinceOf).map((need) => ({ place: { id, slug, name }, ambassadorId, own, need }));
		})
	];
}

function needsOfRow(row: WatchedRow, today: Day, long: ReadonlyMap<string, Day | null>): Need[] {
	const needs = needsOf(
		{
			confirmedOn: row.confirmed_on,
			week: row.week,
			hoursAsFound: row.hours_as_found,
			closures: row.closures,
			paused: row.paused,
			leavesAfter: row.leaves_after,
			lines: row.lines,
			lastEventOn: row.last_event_on,
			cardMadeOn: row.card_made_on,
			cardUsedOn: row.card_used_on
		},
		today
	);
	const since = long.get(row.id);
	return since === undefined ? needs : [...needs, { kind: 'longWaiting', since }];
}

function orderOf({ need }: NeedOfPlace): number {
	return NEEDS.indexOf(need.kind);
}

function named({ own, place }: NeedOfPlace): { own: boolean; name: string } {
	return { own, name: place.name };
}
