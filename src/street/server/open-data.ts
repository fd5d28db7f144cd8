import type { Point } from '#kernel/geography.ts';
import { brusselsDay } from '#kernel/instant.ts';
import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { isItemKey } from '#board';
import { isService, openStatus, takeawayStatus } from '#places';
import type { Context } from '#platform/context.ts';
import { chooseNetworks, type Networks } from './choose-networks.ts';
import { streetPlaceOf, type StreetPlace } from './street-place.ts';
import { nearestPlaces, placesAfter, type Choice } from './street-store.ts';

export const MOST_AT_ONCE = 10_000;
const DEFAULT_LIMIT = 100;
/** Rows read at a time where a filter is worked out here and not by the database. */
const BATCH = 500;

export interface OpenDataQuestion {
	readonly network?: string;
	readonly neighbourhood?: string;
	readonly near?: Point;
	/** Only what is open at this moment. */
	readonly openAt?: Date;
	readonly service?: string;
	readonly item?: string;
	/** 1 to 10,000; 100 when left out. */
	readonly limit?: number;
	/** What the page before gave. */
	readonly cursor?: string;
}

export interface OpenDataPage {
	readonly places: readonly StreetPlace[];
	/** For the next page; null when this is the last. */
	readonly cursor: string | null;
	readonly networks: Networks;
}

type Refusals = 'noSuchNetwork' | 'noSuchNeighbourhood' | 'noSuchService' | 'noSuchItem' | 'badLimit' | 'badCursor';

/**
 * Published places for whoever builds on the open data: the same places, words and numbers as on the pages. In the order
 * of their ids, or nearest first.
 */
export async function readOpenData(ctx: Context, question: OpenDataQuestion): Promise<Result<OpenDataPage, Refusals>> {
	const { service, item, near, openAt, limit = DEFAULT_LIMIT } = question;
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST_AT_ONCE) {
		return refuse('badLimit', `A limit is a whole number from 1 to ${MOST_AT_ONCE}.`, 'limit');
	}
	if (service !== undefined && !isService(service)) {
		return refuse('noSuchService', `There is no basic service "${service}".`, 'service');
	}
	if (item !== undefined && !isItemKey(item)) return refuse('noSuchItem', `There is no item "${item}".`, 'item');
	const start = readCursor(question.cursor, near !== undefined);
	if (!start) return refuse('badCursor', 'This cursor is not one that this address gave.', 'cursor');
	const networks = await chooseNetworks(ctx, question.network);
	if (!networks.ok) return networks;
	const neighbourhoodId = neighbourhoodOf(networks.value, question.neighbourhood);
	if (!neighbourhoodId.ok) return neighbourhoodId;

	const now = ctx.clock();
	const choice: Choice = {
		networkId: question.network === undefined ? undefined : [...networks.value.keys()][0],
		neighbourhoodId: neighbourhoodId.value,
		service,
		item,
		today: brusselsDay(now)
	};
	const places: StreetPlace[] = [];
	let position = start;
	let last = false;
	while (places.length < limit && !last) {
		const most = openAt === undefined ? limit - places.length + 1 : BATCH;
		const rows = await ctx.db.read(ctx.actor, (tx) =>
			near ? nearestPlaces(tx, near, choice, most, position.skip) : placesAfter(tx, position.after, choice, most)
		);
		last = rows.length < most;
		for (const row of rows) {
			if (places.length === limit) {
				last = false;
				break;
			}
			position = { skip: position.skip + 1, after: row.id };
			const place = streetPlaceOf(row, now);
			if (openAt === undefined || isOpenAt(place, openAt)) places.push(place);
		}
	}
	return done({ places, cursor: last ? null : writeCursor(position, near !== undefined), networks: networks.value });
}

/** Open as the list means it: also where one only takes away. */
function isOpenAt({ hours, takeaway }: StreetPlace, at: Date): boolean {
	return openStatus(hours, at).open || (takeaway !== null && takeawayStatus(hours, takeaway.week, at).open);
}

function neighbourhoodOf(
	networks: Networks,
	slug: string | undefined
): Result<string | undefined, 'noSuchNeighbourhood'> {
	if (slug === undefined) return done(undefined);
	const all = [...networks.values()].flatMap(({ neighbourhoods }) => neighbourhoods);
	const found = all.filter((neighbourhood) => neighbourhood.slug === slug);
	if (found.length === 1 && found[0]) return done(found[0].id);
	return refuse(
		'noSuchNeighbourhood',
		found.length === 0
			? `There is no neighbourhood "${slug}".`
			: `More than one network has a neighbourhood "${slug}": name the network too.`,
		'neighbourhood'
	);
}

interface Cursor {
	readonly skip: number;
	readonly after: string | null;
}

function writeCursor({ skip, after }: Cursor, near: boolean): string {
	return Buffer.from(near ? `n${skip}` : `i${after ?? ''}`).toString('base64url');
}

function readCursor(cursor: string | undefined, near: boolean): Cursor | null {
	if (cursor === undefined) return { skip: 0, after: null };
	const text = Buffer.from(cursor.slice(0, 100), 'base64url').toString();
	if (near && /^n\d{1,9}$/.test(text)) return { skip: Number(text.slice(1)), after: null };
	if (!near && text.startsWith('i') && isUuid(text.slice(1))) return { skip: 0, after: text.slice(1) };
	return null;
}
