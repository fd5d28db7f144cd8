import { sql } from 'kysely';
import type { Day } from '#kernel/instant.ts';
import type { Transaction } from '#platform/database/index.ts';

export interface BegunRow {
	id: string;
	slug: string;
	name: string;
	ambassador_id: string | null;
	street: string | null;
	week: string | null;
	services: string[];
	at: Date;
	point_known: boolean;
	lines: number;
	agreed: boolean;
	card_made_on: Day | null;
}

/**
 * The places of a network that were begun at the bar and are not published yet.
 *
 * @param fingerprints of the charter as it is today
 */
export async function begunPlaces(
	tx: Transaction,
	networkId: string,
	fingerprints: readonly string[]
): Promise<BegunRow[]> {
	const { rows } = await sql<BegunRow>`
		select p.id, p.slug, p.name, p.ambassador_id, p.street, p.week, p.services, c.at, c.point_known, b.lines,
			b.card_made_on, exists (select 1 from places.team_agreement a
				where a.place_id = p.id and a.fingerprint = any(${[...fingerprints]}::text[])) as agreed
		from places.team_begun c
		join places.team_place p on p.id = c.place_id
		join board.team_board b on b.place_id = p.id
		where c.network_id = ${networkId} and p.state = 'candidate'`.execute(tx);
	return rows;
}
