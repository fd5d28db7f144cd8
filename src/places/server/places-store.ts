import { sql, type RawBuilder } from 'kysely';
import type { Names } from '#kernel/language.ts';
import type { Day } from '#kernel/instant.ts';
import { plainWords } from '#kernel/text.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { Access, AdjustedPeriod, Closure, PlaceFacts } from '../domain/place.ts';

/** `aside`: somebody of the team looked at the candidate and said no, so that no list brings it back. */
export type PlaceState = 'candidate' | 'published' | 'left' | 'aside';

/** A place as its network and its counter know it. */
export interface Place extends PlaceFacts {
	readonly id: string;
	readonly networkId: string;
	readonly slug: string;
	/** For `/p/{code}` on paper. */
	readonly code: string;
	readonly state: PlaceState;
	readonly neighbourhoodId: string | null;
	/** Services that are not there on `servicesAwayOn`. */
	readonly servicesAway: readonly string[];
	readonly servicesAwayOn: Day | null;
	/** The day on which somebody of the team last saw that all this is true. */
	readonly confirmedOn: Day | null;
	readonly source: { readonly name: string; readonly id: string } | null;
	/** The facts as the last import brought them. */
	readonly imported: PlaceFacts | null;
	readonly leftAt: Date | null;
	/** The day after which it stops or stopped, and what was agreed about what waits; null where nothing was agreed. */
	readonly leaving: { readonly lastDay: Day; readonly waiting: Waiting } | null;
	/** The member who keeps an eye on it; null where nobody does. A member who left may still stand here. */
	readonly ambassadorId: string | null;
	/** How many changes of its facts there were: what a form says that it was made from. */
	readonly version: number;
}

/**
 * What is agreed about what waits when a place stops: given out until the last day, passed on to other places, or left to
 * the network, which talks with the givers.
 */
export const WAITING = ['giveOut', 'passOn', 'network'] as const;
export type Waiting = (typeof WAITING)[number];

/** The columns that hold the facts of a place, as one JSON row for PostgreSQL. */
function columnsOf(facts: PlaceFacts) {
	const { hours, address, point } = facts;
	return {
		name: facts.name,
		names: facts.names,
		kind: facts.kind,
		...address,
		...point,
		week: hours.week,
		holidays: hours.holidays,
		adjusted: hours.adjusted,
		closures: hours.closures,
		closed_on: hours.closedOn,
		paused: hours.paused,
		hours_as_found: facts.hoursAsFound,
		takeaway: facts.takeaway,
		services: facts.services,
		languages: facts.languages,
		phone: facts.phone,
		website: facts.website,
		step_free: facts.stepFree,
		accessible_toilet: facts.accessibleToilet,
		dogs: facts.dogs,
		friendly_face: facts.friendlyFace,
		words: [...new Set([facts.name, ...Object.values(facts.names), address.street ?? ''].flatMap(plainWords))],
		sort_name: plainWords(facts.name).join(' ')
	};
}

const FACT_COLUMNS = `name text, names jsonb, kind text, street text, number text, postcode text, town text,
	lat float8, lon float8, week text, holidays text, adjusted jsonb, closures jsonb, closed_on date, paused boolean,
	hours_as_found text, takeaway text, services text[], languages text[], phone text, website text, step_free text,
	accessible_toilet text, dogs text, friendly_face text, words text[], sort_name text`;

const FACT_NAMES = FACT_COLUMNS.split(',').map((column) => column.trim().split(' ')[0] ?? '');

export interface PlaceRow {
	id: string;
	network_id: string;
	slug: string;
	code: string;
	state: PlaceState;
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
	source_id: string | null;
	imported: PlaceFacts | null;
	left_at: Date | null;
	leaves_after: Day | null;
	leaving_waiting: Waiting | null;
	ambassador_id: string | null;
	version: number;
}

export function placeOf(row: PlaceRow): Place {
	return {
		id: row.id,
		networkId: row.network_id,
		slug: row.slug,
		code: row.code,
		state: row.state,
		name: row.name,
		names: row.names,
		kind: row.kind,
		address: { street: row.street, number: row.number, postcode: row.postcode, town: row.town },
		point: { lat: row.lat, lon: row.lon },
		neighbourhoodId: row.neighbourhood_id,
		hours: {
			week: row.week,
			holidays: row.holidays,
			adjusted: row.adjusted,
			closures: row.closures,
			closedOn: row.closed_on,
			paused: row.paused
		},
		hoursAsFound: row.hours_as_found,
		takeaway: row.takeaway,
		services: row.services,
		servicesAway: row.services_away,
		servicesAwayOn: row.services_away_on,
		languages: row.languages,
		phone: row.phone,
		website: row.website,
		stepFree: row.step_free,
		accessibleToilet: row.accessible_toilet,
		dogs: row.dogs,
		friendlyFace: row.friendly_face,
		confirmedOn: row.confirmed_on,
		source: row.source_name === null || row.source_id === null ? null : { name: row.source_name, id: row.source_id },
		imported: row.imported,
		leftAt: row.left_at,
		leaving:
			row.leaves_after === null || row.leaving_waiting === null
				? null
				: { lastDay: row.leaves_after, waiting: row.leaving_waiting },
		ambassadorId: row.ambassador_id,
		version: row.version
	};
}

/** All places of a network in these states, by name. */
export async function placesOf(tx: Transaction, networkId: string, states: readonly PlaceState[]): Promise<Place[]> {
	const { rows } = await sql<PlaceRow>`select * from places.place
		where network_id = ${networkId} and state = any(${[...states]}::text[]) order by name, id`.execute(tx);
	return rows.map(placeOf);
}

export async function placeById(tx: Transaction, id: string): Promise<Place | null> {
	const { rows } = await sql<PlaceRow>`select * from places.place where id = ${id}`.execute(tx);
	return rows[0] ? placeOf(rows[0]) : null;
}

/** The same under lock until the end of the transaction, for an act that must happen once. */
export async function lockPlace(tx: Transaction, id: string): Promise<Place | null> {
	const { rows } = await sql<PlaceRow>`select * from places.place where id = ${id} for update`.execute(tx);
	return rows[0] ? placeOf(rows[0]) : null;
}

export async function placeBySlug(tx: Transaction, networkId: string, slug: string): Promise<Place | null> {
	const { rows } = await sql<PlaceRow>`
		select * from places.place where network_id = ${networkId} and slug = ${slug}`.execute(tx);
	return rows[0] ? placeOf(rows[0]) : null;
}

export interface NewPlace {
	readonly id: string;
	readonly networkId: string;
	readonly slug: string;
	readonly code: string;
	readonly neighbourhoodId: string | null;
	readonly facts: PlaceFacts;
	readonly source: { readonly name: string; readonly id: string } | null;
	readonly madeAt: Date;
}

/**
 * Inserts candidates, many in one trip.
 *
 * @returns the ids that went in; one that is missing had a code that another place has, and may be tried with another
 */
export async function insertPlaces(tx: Transaction, places: readonly NewPlace[]): Promise<Set<string>> {
	const rows = places.map(({ facts, source, ...place }) => ({
		id: place.id,
		network_id: place.networkId,
		slug: place.slug,
		code: place.code,
		neighbourhood_id: place.neighbourhoodId,
		source_name: source?.name ?? null,
		source_id: source?.id ?? null,
		imported: source === null ? null : facts,
		made_at: place.madeAt.toISOString(),
		...columnsOf(facts)
	}));
	const own = `id uuid, network_id uuid, slug text, code text, neighbourhood_id uuid, source_name text, source_id text,
		imported jsonb, made_at timestamptz`;
	const names = [...own.split(',').map((column) => column.trim().split(' ')[0] ?? ''), ...FACT_NAMES].join(', ');
	const { rows: inserted } = await sql<{ id: string }>`
		with inserted as (
			insert into places.place (${sql.raw(names)}, state, services_away)
			select ${sql.raw(names)}, 'candidate', '{}'
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(`${own}, ${FACT_COLUMNS}`)})
			on conflict (code) do nothing
			returning id, network_id
		), ${tallied(sql`select network_id, 'candidate', 1 from inserted`)}
		select id from inserted`.execute(tx);
	return new Set(inserted.map(({ id }) => id));
}

export interface ChangedFacts {
	readonly id: string;
	readonly facts: PlaceFacts;
	readonly neighbourhoodId: string | null;
	/** What an import brought; null for a change by a person, which leaves the last import as it was. */
	readonly imported: PlaceFacts | null;
}

/** Writes the facts of places that are there, many in one trip. */
export async function updateFacts(tx: Transaction, changes: readonly ChangedFacts[]): Promise<void> {
	const rows = changes.map(({ id, facts, neighbourhoodId, imported }) => ({
		id,
		neighbourhood_id: neighbourhoodId,
		imported,
		...columnsOf(facts)
	}));
	const assignments = FACT_NAMES.map((name) => `${name} = r.${name}`).join(', ');
	await sql`update places.place p
		set neighbourhood_id = r.neighbourhood_id, imported = coalesce(r.imported, p.imported), ${sql.raw(assignments)}
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as r(id uuid, neighbourhood_id uuid, imported jsonb, ${sql.raw(FACT_COLUMNS)})
		where p.id = r.id`.execute(tx);
}

/**
 * The part of a statement that keeps the tally of states with it.
 *
 * @param changes rows of network, state, and how many more of them there are now
 */
export function tallied(changes: RawBuilder<unknown>): RawBuilder<unknown> {
	// In one order for everybody, so that two who change the same states wait for each other and not both for ever.
	return sql`tallied as (
		insert into places.tally (network_id, state, n)
		select network_id, state, sum(n) from (${changes}) as c(network_id, state, n) group by 1, 2 order by 1, 2
		on conflict (network_id, state) do update set n = places.tally.n + excluded.n
	)`;
}

/** Who decides about places of a network, why and when. */
export interface Deciding {
	readonly networkId: string;
	readonly memberId: string;
	readonly because: string;
	readonly at: Date;
	/** What is decided together carries the same; null for a decision about one place. */
	readonly batchId?: string | null;
}

/**
 * Publishes candidates of a network and records who did it and why. A place that began near a landmark waits until somebody
 * said where it is.
 *
 * @param only of these ids, or of this kind; without either all candidates of the network
 * @returns the ids of what was published
 */
export async function publishCandidates(
	tx: Transaction,
	act: Deciding & { today: Day; agreementId?: string },
	only: { ids?: readonly string[]; kind?: string }
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		with published as (
			update places.place set state = 'published', confirmed_on = ${act.today}::date
			where network_id = ${act.networkId} and state = 'candidate'
				and (${only.ids === undefined} or id = any(${[...(only.ids ?? [])]}::uuid[]))
				and (${only.kind === undefined} or kind = ${only.kind ?? ''})
				and (not exists (select from places.edit e where e.place_id = place.id and e.how = 'begun')
					or exists (select from places.edit e where e.place_id = place.id and e.facts ? 'point'))
			returning id, network_id
		), ${tallied(sql`select network_id, 'candidate', -1 from published
			union all select network_id, 'published', 1 from published`)}
		insert into places.act (id, network_id, place_id, act, member_id, because, at, agreement_id, batch_id)
		select gen_random_uuid(), ${act.networkId}::uuid, id, 'published', ${act.memberId}::uuid, ${act.because},
			${act.at}::timestamptz, ${act.agreementId ?? null}::uuid, ${act.batchId ?? null}::uuid
		from published returning place_id as id`.execute(tx);
	return rows.map(({ id }) => id);
}

export interface NewAct {
	readonly id: string;
	readonly placeId: string;
	readonly networkId: string;
	readonly memberId: string;
	readonly act: PlaceAct['act'];
	readonly because: string;
	readonly at: Date;
	readonly lastDay?: Day;
	readonly waiting?: Waiting;
}

/** Records what was decided about a place. */
export async function insertAct(tx: Transaction, act: NewAct): Promise<void> {
	await sql`insert into places.act (id, network_id, place_id, act, member_id, because, at, last_day, waiting)
		values (${act.id}, ${act.networkId}, ${act.placeId}, ${act.act}, ${act.memberId}, ${act.because}, ${act.at},
			${act.lastDay ?? null}, ${act.waiting ?? null})`.execute(tx);
}

/** Lets a place leave or come back, with the act. */
export async function setState(tx: Transaction, act: NewAct & { act: 'left' | 'returned' }): Promise<void> {
	const [was, is]: PlaceState[] = act.act === 'left' ? ['published', 'left'] : ['left', 'published'];
	await sql`
		with changed as (
			update places.place set state = ${is}, left_at = ${act.act === 'left' ? act.at : null}
			where id = ${act.placeId} returning network_id
		), ${tallied(sql`select network_id, ${was}, -1 from changed union all select network_id, ${is}, 1 from changed`)}
		select from changed`.execute(tx);
	await insertAct(tx, act);
}

/** Plans the last day of a place; null takes the plan back. */
export async function setLeaving(tx: Transaction, placeId: string, leaving: Place['leaving']): Promise<void> {
	await sql`update places.place
		set leaves_after = ${leaving?.lastDay ?? null}, leaving_waiting = ${leaving?.waiting ?? null}
		where id = ${placeId}`.execute(tx);
}

export interface PlaceAct {
	readonly act: 'published' | 'left' | 'returned' | 'leaving' | 'staying' | 'aside' | 'candidateAgain';
	readonly memberId: string;
	readonly because: string;
	readonly at: Date;
	/** The agreement that a place joined by; null where the yes is in `because`. */
	readonly agreementId: string | null;
	/** The planned last day; of `leaving` alone. */
	readonly lastDay: Day | null;
	/** What was agreed about what waits; of `leaving` and `left`, where anything was. */
	readonly waiting: Waiting | null;
}

/** What was decided about a place, oldest first. */
export async function actsOf(tx: Transaction, placeId: string): Promise<PlaceAct[]> {
	const { rows } = await sql<{
		act: PlaceAct['act'];
		member_id: string;
		because: string;
		at: Date;
		agreement_id: string | null;
		last_day: Day | null;
		waiting: Waiting | null;
	}>`select * from places.act where place_id = ${placeId} order by at, id`.execute(tx);
	return rows.map(({ act, member_id, because, at, agreement_id, last_day, waiting }) => ({
		act,
		memberId: member_id,
		because,
		at,
		agreementId: agreement_id,
		lastDay: last_day,
		waiting
	}));
}

/** Says which member keeps an eye on a place; null for nobody. */
export async function setAmbassador(tx: Transaction, placeId: string, memberId: string | null): Promise<void> {
	await sql`update places.place set ambassador_id = ${memberId} where id = ${placeId}`.execute(tx);
}

/** Says of places of a network that somebody saw that day that all is true; the ids of those that are there. */
export async function setConfirmed(
	tx: Transaction,
	networkId: string,
	ids: readonly string[],
	day: Day
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`update places.place set confirmed_on = ${day}
		where network_id = ${networkId} and id = any(${[...ids]}::uuid[]) and state <> 'left' returning id`.execute(tx);
	return rows.map(({ id }) => id);
}

/** Closes a place for one day, or opens it again with null. */
export async function setClosedOn(tx: Transaction, placeId: string, day: Day | null): Promise<void> {
	await sql`update places.place set closed_on = ${day} where id = ${placeId}`.execute(tx);
}

export async function setServicesAway(
	tx: Transaction,
	placeId: string,
	services: readonly string[],
	day: Day | null
): Promise<void> {
	await sql`update places.place set services_away = ${[...services]}::text[], services_away_on = ${day}
		where id = ${placeId}`.execute(tx);
}

/** Up to which drawing of the borders the places of a network know their neighbourhood. */
export async function locatedVersion(tx: Transaction, networkId: string): Promise<number> {
	const { rows } = await sql<{ borders_version: number }>`
		select borders_version from places.located where network_id = ${networkId}`.execute(tx);
	return rows[0]?.borders_version ?? 0;
}

export async function pointsOf(
	tx: Transaction,
	networkId: string
): Promise<{ id: string; lat: number; lon: number; neighbourhoodId: string | null }[]> {
	const { rows } = await sql<{ id: string; lat: number; lon: number; neighbourhood_id: string | null }>`
		select id, lat, lon, neighbourhood_id from places.place where network_id = ${networkId}`.execute(tx);
	return rows.map(({ id, lat, lon, neighbourhood_id }) => ({ id, lat, lon, neighbourhoodId: neighbourhood_id }));
}

export async function setNeighbourhoods(
	tx: Transaction,
	networkId: string,
	version: number,
	moved: readonly { id: string; neighbourhoodId: string | null }[]
): Promise<void> {
	await sql`update places.place p set neighbourhood_id = r."neighbourhoodId"
		from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r(id uuid, "neighbourhoodId" uuid)
		where p.id = r.id`.execute(tx);
	await sql`insert into places.located (network_id, borders_version) values (${networkId}, ${version})
		on conflict (network_id) do update set borders_version = excluded.borders_version`.execute(tx);
}

export interface Picture {
	readonly jpeg: Uint8Array;
	readonly width: number;
	readonly height: number;
	readonly alt: string;
	/** First characters of the hash of the bytes, for its address. */
	readonly fingerprint: string;
}

export async function putPicture(tx: Transaction, placeId: string, networkId: string, picture: Picture): Promise<void> {
	const { jpeg, width, height, alt, fingerprint } = picture;
	await sql`insert into places.picture (place_id, network_id, jpeg, width, height, alt, fingerprint)
		values (${placeId}, ${networkId}, ${jpeg}, ${width}, ${height}, ${alt}, ${fingerprint})
		on conflict (place_id) do update set jpeg = excluded.jpeg, width = excluded.width, height = excluded.height,
			alt = excluded.alt, fingerprint = excluded.fingerprint`.execute(tx);
}

export async function pictureBytes(tx: Transaction, code: string, fingerprint: string): Promise<Uint8Array | null> {
	const { rows } = await sql<{ jpeg: Uint8Array }>`
		select i.jpeg from places.picture i join places.place p on p.id = i.place_id
		where p.code = ${code} and p.state = 'published' and i.fingerprint = ${fingerprint}`.execute(tx);
	return rows[0]?.jpeg ?? null;
}

/** Removes everything about the places of a practice town. Those of a real network are never removed by this. */
export async function deletePracticePlaces(tx: Transaction, practiceId: string): Promise<null> {
	const practice = sql`(select id from networks.practice_network where id = ${practiceId})`;
	const tables = ['upload_line', 'upload', 'note', 'picture', 'act', 'agreement', 'edit', 'tally', 'located', 'place'];
	for (const table of tables) {
		await sql`delete from ${sql.table(`places.${table}`)} where network_id in ${practice}`.execute(tx);
	}
	return null;
}

/** Empties who welcomes guests, of places that left before a moment. */
export async function forgetFriendlyFaces(tx: Transaction, before: Date): Promise<void> {
	await sql`update places.place set friendly_face = null
		where left_at < ${before} and friendly_face is not null`.execute(tx);
}
