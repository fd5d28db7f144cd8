import { sql } from 'kysely';
import type { Day } from '#kernel/instant.ts';
import type { Transaction } from '#platform/database/index.ts';

/** A row of the view `places.street_change`: the last change of a place that is there, or was. */
export interface ChangeRow {
	place_id: string;
	network_id: string;
	state: 'published' | 'left';
	number: number;
	/** The number that it got when it was last published. */
	published_number: number;
	changed_on: Day;
	published_on: Day;
	/** When a leave or a pause was last announced or taken back; null for never. */
	closures_on: Day | null;
}

/** Which counting the numbers are of, and how far it has come. */
export async function historyOf(tx: Transaction): Promise<{ history: number; last: number }> {
	const { rows } = await sql<{ history: number; last: number }>`
		select id as history, (select coalesce(max(number), 0) from places.street_change) as last
		from places.street_history`.execute(tx);
	const [row] = rows;
	if (!row) throw new Error('The sequence of the changes is gone.');
	return row;
}

/** Changes in their order, from behind a number, of one network or of all. */
export async function changesAfter(
	tx: Transaction,
	number: number,
	networkId: string | null,
	most: number
): Promise<ChangeRow[]> {
	const { rows } = await sql<ChangeRow>`select * from places.street_change
		where number > ${number} and (${networkId}::uuid is null or network_id = ${networkId}::uuid)
			and network_id not in (select id from networks.practice_network)
		order by number limit ${most}`.execute(tx);
	return rows;
}

/** The last number before the changes of a day, or of any later one. */
export async function numberBefore(tx: Transaction, day: Day): Promise<number> {
	const { rows } = await sql<{ number: number }>`
		select coalesce(min(number) - 1, (select coalesce(max(number), 0) from places.street_change)) as number
		from places.street_change where changed_on >= ${day}::date`.execute(tx);
	return rows[0]?.number ?? 0;
}

/** The last change of one place, or null for one that was never published. */
export async function changeOf(tx: Transaction, placeId: string): Promise<ChangeRow | null> {
	const { rows } = await sql<ChangeRow>`select * from places.street_change where place_id = ${placeId}`.execute(tx);
	return rows[0] ?? null;
}

/** The places of a network that came, announced a leave or left last, newest first. */
export async function latestNews(tx: Transaction, networkId: string, most: number): Promise<ChangeRow[]> {
	const { rows } = await sql<ChangeRow>`select * from places.street_change where network_id = ${networkId}
		order by greatest(published_on, closures_on, case when state = 'left' then changed_on end) desc, number desc
		limit ${most}`.execute(tx);
	return rows;
}
