import { sql, type RawBuilder } from 'kysely';
import type { Point } from '#kernel/geography.ts';
import type { Day } from '#kernel/instant.ts';
import type { Names } from '#kernel/language.ts';
import type { ItemKey } from '#board';
import type { Access, AdjustedPeriod, Closure } from '#places';
import type { Transaction } from '#platform/database/index.ts';

/** A row of the view `places.street_place`, with the lines of its board. */
export interface StreetRow {
	id: string;
	network_id: string;
	slug: string;
	code: string;
	name: string;
	names: Names;
	kind: string;
	street: string | null;
	number: string | null;
	postcode: string | null;
	town: string | null;
	lat: number;
	lon: number;
	neighbourhood_id: string | null;
	week: string | null;
	holidays: 'closed' | 'asWeek';
	adjusted: AdjustedPeriod[];
	closures: Closure[];
	closed_on: Day | null;
	paused: boolean;
	hours_as_found: string | null;
	takeaway: string | null;
	services: string[];
	services_away: string[];
	services_away_on: Day | null;
	languages: string[];
	phone: string | null;
	website: string | null;
	step_free: Access | null;
	accessible_toilet: Access | null;
	dogs: Access | null;
	friendly_face: string | null;
	confirmed_on: Day | null;
	source_name: string | null;
	picture: string | null;
	picture_alt: string | null;
	picture_width: number | null;
	picture_height: number | null;
	lines: StreetLineRow[];
}

export interface StreetLineRow {
	id: string;
	item: ItemKey;
	sort: string | null;
	sort_date: Day | null;
	waiting: number;
	paused: boolean;
	out_on: Day | null;
}

/** Which published places are meant; what is left out does not narrow. */
export interface Choice {
	readonly networkId?: string;
	readonly neighbourhoodId?: string;
	/** A basic service that is there today. */
	readonly service?: string;
	/** An item of which at least one waits and may be had today. */
	readonly item?: ItemKey;
	readonly today: Day;
}

// Degrees of longitude at the latitude of Brussels, as the column `spot` has them.
const LONGITUDE_SCALE = 0.63135;

const withBoard = sql`select p.*, coalesce(b.lines, '[]'::json) as lines
	from chosen p
	left join lateral (
		select json_agg(json_build_object('id', l.id, 'item', l.item, 'sort', l.sort, 'sort_date', l.sort_date,
			'waiting', l.waiting, 'paused', l.paused, 'out_on', l.out_on) order by l.position, l.id) as lines
		from board.street_line l where l.place_id = p.id
	) b on true`;

function conditions(choice: Choice): RawBuilder<unknown> {
	const parts: RawBuilder<unknown>[] = [];
	// Over all networks the invented places of practice towns are none.
	parts.push(
		choice.networkId === undefined
			? sql`p.network_id not in (select id from networks.practice_network)`
			: sql`p.network_id = ${choice.networkId}`
	);
	if (choice.neighbourhoodId !== undefined) parts.push(sql`p.neighbourhood_id = ${choice.neighbourhoodId}`);
	if (choice.service !== undefined) {
		parts.push(sql`${choice.service}::text = any(p.services)
			and not (p.services_away_on is not distinct from ${choice.today}::date and ${choice.service}::text = any(p.services_away))`);
	}
	if (choice.item !== undefined) {
		parts.push(sql`exists (select 1 from board.street_line l where l.place_id = p.id and l.item = ${choice.item}
			and l.waiting > 0 and not l.paused and l.out_on is distinct from ${choice.today}::date)`);
	}
	return sql.join(parts, sql` and `);
}

/** The published places nearest to a point, nearest first. The spatial index gives them, however many there are. */
export async function nearestPlaces(
	tx: Transaction,
	from: Point,
	choice: Choice,
	most: number,
	skip = 0
): Promise<StreetRow[]> {
	const distance = sql`p.spot <-> point(${from.lon * LONGITUDE_SCALE}, ${from.lat})`;
	const { rows } = await sql<StreetRow>`
		with chosen as (
			select p.*, ${distance} as distance from places.street_place p
			where ${conditions(choice)} order by ${distance} limit ${most} offset ${skip}
		) ${withBoard} order by p.distance, p.id`.execute(tx);
	return rows;
}

/** Published places in the order of their ids, from behind one of them. */
export async function placesAfter(
	tx: Transaction,
	after: string | null,
	choice: Choice,
	most: number
): Promise<StreetRow[]> {
	const { rows } = await sql<StreetRow>`
		with chosen as (
			select p.* from places.street_place p
			where ${conditions(choice)} and (${after === null} or p.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid)
			order by p.id limit ${most}
		) ${withBoard} order by p.id`.execute(tx);
	return rows;
}

export async function placeBySlug(tx: Transaction, networkId: string, slug: string): Promise<StreetRow | null> {
	const { rows } = await sql<StreetRow>`
		with chosen as (select * from places.street_place where network_id = ${networkId} and slug = ${slug})
		${withBoard}`.execute(tx);
	return rows[0] ?? null;
}

/** Where a code on paper leads: the network and address word of its place. */
export async function addressOfCode(
	tx: Transaction,
	code: string
): Promise<{ networkId: string; slug: string } | null> {
	const { rows } = await sql<{ network_id: string; slug: string }>`
		select network_id, slug from places.street_place where code = ${code}`.execute(tx);
	return rows[0] ? { networkId: rows[0].network_id, slug: rows[0].slug } : null;
}

/** Whether a place that stopped had this address word in its network. */
export async function hadSlug(tx: Transaction, networkId: string, slug: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from places.street_stopped where network_id = ${networkId} and slug = ${slug}`.execute(tx);
	return rows.length > 0;
}

/** Whether a place that stopped had this code. */
export async function hadCode(tx: Transaction, code: string): Promise<boolean> {
	const { rows } = await sql`select 1 from places.street_stopped where code = ${code}`.execute(tx);
	return rows.length > 0;
}

/** The published places with these ids, by id. */
export async function placesByIds(tx: Transaction, ids: readonly string[]): Promise<Map<string, StreetRow>> {
	const { rows } = await sql<StreetRow>`
		with chosen as (select p.* from places.street_place p where p.id = any(${[...ids]}::uuid[])) ${withBoard}`.execute(tx);
	return new Map(rows.map((row) => [row.id, row]));
}
