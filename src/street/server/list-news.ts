import { brusselsDay, type Day } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { showNetwork, type Network } from '#networks';
import type { Closure } from '#places';
import type { Context } from '#platform/context.ts';
import { latestNews } from './changes-store.ts';
import { streetPlaceOf, type StreetPlace } from './street-place.ts';
import { placesByIds } from './street-store.ts';

/** So many places; a reader asks again long before more of them have news. */
const MOST_NEWS = 50;

export type NewsOfPlace =
	| { readonly kind: 'published'; readonly on: Day; readonly place: StreetPlace }
	/** A leave that goes on or is still to come; a pause has no closure. */
	| { readonly kind: 'closes'; readonly on: Day; readonly place: StreetPlace; readonly closure: Closure | null }
	| { readonly kind: 'left'; readonly on: Day; readonly place: { readonly id: string } };

export interface News {
	readonly network: Network;
	/** Newest first. */
	readonly items: readonly NewsOfPlace[];
	/** The moment that this news is of. */
	readonly at: Date;
}

/** What is new in a network: places that came, that are or will be closed for more than a day, and that left. */
export async function listNews(ctx: Context, networkSlug: string): Promise<Result<News, 'noSuchNetwork'>> {
	const found = await showNetwork(ctx, networkSlug);
	if (!found) return refuse('noSuchNetwork', `There is no network "${networkSlug}".`, 'network');
	const at = ctx.clock();
	const items = await ctx.db.read(ctx.actor, async (tx) => {
		const rows = await latestNews(tx, found.network.id, MOST_NEWS);
		const places = await placesByIds(
			tx,
			rows.map((row) => row.place_id)
		);
		return rows.flatMap((row): NewsOfPlace[] => {
			const there = places.get(row.place_id);
			if (!there) return [{ kind: 'left', on: row.changed_on, place: { id: row.place_id } }];
			const place = streetPlaceOf(there, at);
			const closes = closuresOf(place, brusselsDay(at)).map(
				(closure) => ({ kind: 'closes', on: row.closures_on ?? row.published_on, place, closure }) as const
			);
			return [{ kind: 'published', on: row.published_on, place }, ...closes];
		});
	});
	// In a stable order also where the days are the same.
	return done({
		network: found.network,
		items: items.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
		at
	});
}

function closuresOf({ hours }: StreetPlace, today: Day): (Closure | null)[] {
	const ahead = hours.closures.filter(({ until }) => until === null || until >= today);
	return hours.paused ? [null, ...ahead] : ahead;
}
