import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#kernel/instant.ts';
import type { ItemKey } from '#board';
import type { PlaceState } from '#places';
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

export interface WatchedRow {
	id: string;
	slug: string;
	name: string;
	ambassador_id: string | null;
	confirmed_on: Day | null;
	week: string | null;
	hours_as_found: string | null;
	closures: { from: Day; until: Day | null }[];
	paused: boolean;
	leaves_after: Day | null;
	lines: number;
	last_event_on: Day | null;
	card_made_on: Day | null;
	card_used_on: Day | null;
}

/** The published places of a network with what the team watches of them. */
export async function watchedPlaces(tx: Transaction, networkId: string): Promise<WatchedRow[]> {
	const { rows } = await sql<WatchedRow>`
		select p.id, p.slug, p.name, p.ambassador_id, p.confirmed_on, p.week, p.hours_as_found, p.closures, p.paused,
			p.leaves_after, b.lines, b.last_event_on, b.card_made_on, b.card_used_on
		from places.team_place p join board.team_board b on b.place_id = p.id
		where p.network_id = ${networkId} and p.state = 'published'`.execute(tx);
	return rows;
}

/** Which places of the team's list are meant; what is left out does not narrow. */
export interface TeamChoice {
	readonly networkId: string;
	readonly state?: PlaceState;
	readonly kind?: string;
	readonly neighbourhoodId?: string;
	readonly ambassadorIds?: readonly string[];
	readonly ids?: readonly string[];
	/** Beginnings of words, all of which are in the name or the street: plain words, as `plainWords` makes them. */
	readonly beginnings?: readonly string[];
	/** The beginning of the name, as a plain word. */
	readonly nameBegins?: string;
}

/** Where a page of the list ends: behind this one the next begins. */
export interface Mark {
	readonly sortName: string;
	readonly id: string;
}

export interface TeamRow {
	id: string;
	slug: string;
	code: string;
	state: PlaceState;
	name: string;
	kind: string;
	street: string | null;
	number: string | null;
	neighbourhood_id: string | null;
	confirmed_on: Day | null;
	leaves_after: Day | null;
	ambassador_id: string | null;
	source_name: string | null;
	sort_name: string;
}

/** Places of the team's list by name, from behind a mark. Every way to narrow it has an index of its own. */
export async function teamPlaces(
	tx: Transaction,
	choice: TeamChoice,
	after: Mark | null,
	most: number
): Promise<TeamRow[]> {
	const parts = conditions(choice);
	if (after !== null) parts.push(sql`(sort_name, id) > (${after.sortName}, ${after.id}::uuid)`);
	const { rows } = await sql<TeamRow>`
		select id, slug, code, state, name, kind, street, number, neighbourhood_id, confirmed_on, leaves_after,
			ambassador_id, source_name, sort_name
		from places.team_place where ${sql.join(parts, sql` and `)} order by sort_name, id limit ${most}`.execute(tx);
	return rows;
}

/** How many places a choice means. */
export async function countTeamPlaces(tx: Transaction, choice: TeamChoice): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::integer as n from places.team_place
		where ${sql.join(conditions(choice), sql` and `)}`.execute(tx);
	return rows[0]?.n ?? 0;
}

function conditions(choice: TeamChoice): RawBuilder<unknown>[] {
	const { state, kind, neighbourhoodId, ambassadorIds, ids, beginnings = [], nameBegins } = choice;
	const parts: RawBuilder<unknown>[] = [sql`network_id = ${choice.networkId}`];
	if (state !== undefined) parts.push(sql`state = ${state}`);
	if (kind !== undefined) parts.push(sql`kind = ${kind}`);
	if (neighbourhoodId !== undefined) parts.push(sql`neighbourhood_id = ${neighbourhoodId}`);
	if (ambassadorIds !== undefined) parts.push(sql`ambassador_id = any(${[...ambassadorIds]}::uuid[])`);
	if (ids !== undefined) parts.push(sql`id = any(${[...ids]}::uuid[])`);
	if (beginnings.length > 0) {
		// Plain words have no sign in them that means anything to PostgreSQL.
		const query = beginnings.map((word) => `'${word}':*`).join(' & ');
		parts.push(sql`array_to_tsvector(words) @@ ${query}::tsquery`);
	}
	if (nameBegins !== undefined) {
		// Behind every text that begins so, in the order of the index.
		parts.push(sql`sort_name >= ${nameBegins} and sort_name < ${`${nameBegins}\u{10FFFF}`}`);
	}
	return parts;
}

export interface CandidateRow {
	id: string;
	name: string;
	postcode: string | null;
	town: string | null;
	lat: number;
	lon: number;
	week: string | null;
	hours_as_found: string | null;
	services: string[];
	phone: string | null;
	website: string | null;
	/** False where it began near a landmark and nobody said yet where it is. */
	point_known: boolean;
}

/** What else the team knows of some places, in no order. */
export async function candidateFacts(tx: Transaction, ids: readonly string[]): Promise<CandidateRow[]> {
	const { rows } = await sql<CandidateRow>`
		select p.id, p.name, p.postcode, p.town, p.lat, p.lon, p.week, p.hours_as_found, p.services, p.phone, p.website,
			not exists (select from places.team_begun b
				where b.place_id = p.id and not coalesce(b.point_known, false)) as point_known
		from places.team_place p where p.id = any(${[...ids]}::uuid[])`.execute(tx);
	return rows;
}

export interface NearRow {
	of_id: string;
	id: string;
	name: string;
	state: PlaceState;
	lat: number;
	lon: number;
}

/** A degree of latitude in metres; `spot` is as long in both directions. */
const METRES_A_DEGREE = 111_195;

/**
 * Other places of the network that may be one of these: those of the same name in whatever state, and the published ones
 * around. Both have an index.
 *
 * @param metres how far away at most, for those of the same name and for those around
 */
export async function placesLike(
	tx: Transaction,
	networkId: string,
	ids: readonly string[],
	metres: { sameName: number; around: number }
): Promise<NearRow[]> {
	const these = sql`(select id, sort_name, spot from places.team_place where id = any(${[...ids]}::uuid[]))`;
	const within = (far: number) => sql`circle(c.spot, ${far / METRES_A_DEGREE}::float8)`;
	const { rows } = await sql<NearRow>`
		select c.id as of_id, o.id, o.name, o.state, o.lat, o.lon from ${these} c
		join places.team_place o on o.network_id = ${networkId} and o.sort_name = c.sort_name and o.id <> c.id
			and o.spot <@ ${within(metres.sameName)}
		union
		select c.id, o.id, o.name, o.state, o.lat, o.lon from ${these} c
		join places.team_place o on o.network_id = ${networkId} and o.state = 'published' and o.id <> c.id
			and o.spot <@ ${within(metres.around)}`.execute(tx);
	return rows;
}

/** How many places of a network there are in each state that has any. */
export async function countStates(tx: Transaction, networkId: string): Promise<{ state: PlaceState; n: number }[]> {
	const { rows } = await sql<{ state: PlaceState; n: number }>`
		select state, n from places.team_tally where network_id = ${networkId}`.execute(tx);
	return rows;
}

/** Every member who keeps an eye on a place of the network; one step in the index for each, not one for each place. */
export async function ambassadorsOf(tx: Transaction, networkId: string): Promise<string[]> {
	const next = (after: RawBuilder<unknown>) => sql`(select ambassador_id from places.team_place
		where network_id = ${networkId} and ambassador_id is not null and ${after} order by ambassador_id limit 1)`;
	const { rows } = await sql<{ id: string }>`
		with recursive found as (
			select ${next(sql`true`)} as id
			union all
			select ${next(sql`ambassador_id > found.id`)} from found where found.id is not null
		)
		select id from found where id is not null`.execute(tx);
	return rows.map(({ id }) => id);
}

export interface LineLikeRow {
	place_id: string;
	line_id: string;
	name: string;
	sort: string | null;
	waiting: number;
	lat: number;
	lon: number;
}

/** The lines with the same item and day on the boards of a network where more may be put: published, and not stopping. */
export async function linesLike(
	tx: Transaction,
	{ networkId, item, date }: { networkId: string; item: ItemKey; date: Day | null }
): Promise<LineLikeRow[]> {
	const { rows } = await sql<LineLikeRow>`
		select p.id as place_id, l.id as line_id, p.name, l.sort, l.waiting, s.lat, s.lon
		from board.street_line l
		join places.team_place p on p.id = l.place_id
		join places.street_place s on s.id = l.place_id
		where l.network_id = ${networkId} and l.item = ${item} and l.sort_date is not distinct from ${date}::date
			and not l.paused and p.leaves_after is null`.execute(tx);
	return rows;
}
