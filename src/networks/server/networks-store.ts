import { sql } from 'kysely';
import type { Border, Point } from '#kernel/geography.ts';
import type { Names } from '#kernel/language.ts';
import type { Transaction } from '#platform/database/index.ts';
import { wordingOf, type OwnText, type RefusedText } from '#platform/i18n/wording.ts';
import type { Landmark, Neighbourhood, Network } from '../domain/network.ts';

interface NetworkRow {
	id: string;
	slug: string;
	names: Names;
	phone: string;
	phone_name: string;
	tile_first: string;
	tile_second: string;
	charter: Names;
	lat: number;
	lon: number;
	practice_of: string | null;
	own_texts: OwnText[];
	refused_texts: RefusedText[];
}

function networkOf(row: NetworkRow): Network {
	return {
		id: row.id,
		slug: row.slug,
		names: row.names,
		phone: row.phone,
		phoneName: row.phone_name,
		tile: [row.tile_first, row.tile_second],
		charter: row.charter,
		centre: { lat: row.lat, lon: row.lon },
		practiceOf: row.practice_of,
		wording: wordingOf(row.own_texts, row.refused_texts)
	};
}

/** Networks with the words they have for guests; a practice town says everything as its network does. */
const withWords = sql`select n.*,
	(select coalesce(json_agg(json_build_object('language', t.language, 'key', t.key, 'text', t.text)), '[]'::json)
		from networks.street_text t
		where t.network_id = coalesce(n.practice_of, n.id) and t.text is not null) as own_texts,
	(select coalesce(json_agg(json_build_object('language', r.language, 'key', r.key, 'about', r.about)), '[]'::json)
		from networks.refused_text r where r.network_id = coalesce(n.practice_of, n.id)) as refused_texts
	from networks.network n`;

/** Every real network. */
export async function allNetworks(tx: Transaction): Promise<Network[]> {
	const { rows } = await sql<NetworkRow>`${withWords} where n.practice_of is null order by n.slug`.execute(tx);
	return rows.map(networkOf);
}

export async function networkBySlug(tx: Transaction, slug: string): Promise<Network | null> {
	const { rows } = await sql<NetworkRow>`${withWords} where n.slug = ${slug}`.execute(tx);
	return rows[0] ? networkOf(rows[0]) : null;
}

export async function networkById(tx: Transaction, id: string): Promise<Network | null> {
	const { rows } = await sql<NetworkRow>`${withWords} where n.id = ${id}`.execute(tx);
	return rows[0] ? networkOf(rows[0]) : null;
}

/** A practice town, which is shown once it is ready. */
export interface PracticeTown extends Network {
	readonly isReady: boolean;
	readonly madeAt: Date;
}

/** The practice towns of a network that are ready or, for the keeper, being filled; the newest first. */
export async function practicesOf(tx: Transaction, networkId: string): Promise<PracticeTown[]> {
	const { rows } = await sql<NetworkRow & { practice_ready: boolean; made_at: Date }>`${withWords}
		where n.practice_of = ${networkId} order by n.made_at desc, n.id desc`.execute(tx);
	return rows.map((row) => ({ ...networkOf(row), isReady: row.practice_ready, madeAt: row.made_at }));
}

export async function setPracticeReady(tx: Transaction, id: string): Promise<boolean> {
	const { rows } = await sql`update networks.network set practice_ready = true
		where id = ${id} and practice_of is not null returning id`.execute(tx);
	return rows.length > 0;
}

/** Removes a practice town and its team, after its places and boards were. No other network is ever removed by this. */
export async function deletePractice(tx: Transaction, id: string): Promise<void> {
	const practice = sql`(select id from networks.network where id = ${id} and practice_of is not null)`;
	await sql`delete from networks.landmark where network_id in ${practice}`.execute(tx);
	await sql`delete from networks.border where network_id in ${practice}`.execute(tx);
	await sql`delete from networks.neighbourhood where network_id in ${practice}`.execute(tx);
	await sql`update networks.member set handed_to = null where network_id in ${practice}`.execute(tx);
	await sql`delete from networks.mailbox where network_id in ${practice}`.execute(tx);
	await sql`delete from networks.member where network_id in ${practice}`.execute(tx);
	await sql`delete from networks.network where id = ${id} and practice_of is not null`.execute(tx);
}

export async function insertNetwork(tx: Transaction, network: Network, madeAt: Date): Promise<void> {
	await sql`insert into networks.network
		(id, slug, names, phone, phone_name, tile_first, tile_second, charter, lat, lon, made_at, practice_of)
		values (${network.id}, ${network.slug}, ${JSON.stringify(network.names)}::jsonb, ${network.phone},
			${network.phoneName}, ${network.tile[0]}, ${network.tile[1]}, ${JSON.stringify(network.charter)}::jsonb,
			${network.centre.lat}, ${network.centre.lon}, ${madeAt}, ${network.practiceOf})`.execute(tx);
}

interface SpotRow {
	id: string;
	slug: string;
	names: Names;
	lat: number;
	lon: number;
}

export async function landmarksOf(tx: Transaction, networkId: string): Promise<Landmark[]> {
	const { rows } = await sql<SpotRow>`
		select * from networks.landmark where network_id = ${networkId} order by position`.execute(tx);
	return rows.map(({ slug, names, lat, lon }) => ({ slug, names, point: { lat, lon } }));
}

/** Adds a landmark behind the others; one with the same slug is replaced where it stands. */
export async function putLandmark(tx: Transaction, id: string, networkId: string, landmark: Landmark): Promise<void> {
	await sql`insert into networks.landmark (id, network_id, slug, names, lat, lon, position)
		select ${id}::uuid, ${networkId}::uuid, ${landmark.slug}, ${JSON.stringify(landmark.names)}::jsonb,
			${landmark.point.lat}::float8, ${landmark.point.lon}::float8, coalesce(max(position), 0) + 1
			from networks.landmark where network_id = ${networkId}
		on conflict (network_id, slug) do update
			set names = excluded.names, lat = excluded.lat, lon = excluded.lon`.execute(tx);
}

export async function neighbourhoodsOf(tx: Transaction, networkId: string): Promise<Neighbourhood[]> {
	const { rows } = await sql<SpotRow>`
		select n.id, n.slug, n.names, b.lat, b.lon
		from networks.neighbourhood n join networks.border b on b.neighbourhood_id = n.id and b.held_until is null
		where n.network_id = ${networkId}`.execute(tx);
	const dutch = new Intl.Collator('nl');
	return rows
		.map(({ id, slug, names, lat, lon }) => ({ id, slug, names, centre: { lat, lon } }))
		.sort((a, b) => dutch.compare(a.names.nl ?? a.slug, b.names.nl ?? b.slug));
}

/** A neighbourhood with the border that holds today. */
export interface DrawnNeighbourhood {
	readonly neighbourhood: Neighbourhood;
	/** The slug of its network. */
	readonly network: string;
	readonly border: Border;
}

export interface HeldBorder {
	readonly neighbourhoodId: string;
	readonly shape: Border;
}

/** The borders that hold today, and the number of the drawing they belong to. */
export async function bordersOf(
	tx: Transaction,
	networkId: string
): Promise<{ version: number; borders: HeldBorder[] }> {
	const version = await sql<{ borders_version: number }>`
		select borders_version from networks.network where id = ${networkId}`.execute(tx);
	const { rows } = await sql<{ neighbourhood_id: string; shape: Border }>`
		select neighbourhood_id, shape from networks.border
		where network_id = ${networkId} and held_until is null order by neighbourhood_id`.execute(tx);
	return {
		version: version.rows[0]?.borders_version ?? 0,
		borders: rows.map(({ neighbourhood_id, shape }) => ({ neighbourhoodId: neighbourhood_id, shape }))
	};
}

/** The neighbourhood with this slug, made when it is new. */
export async function putNeighbourhood(
	tx: Transaction,
	id: string,
	networkId: string,
	slug: string,
	names: Names
): Promise<string> {
	const { rows } = await sql<{ id: string }>`
		insert into networks.neighbourhood (id, network_id, slug, names)
		values (${id}, ${networkId}, ${slug}, ${JSON.stringify(names)}::jsonb)
		on conflict (network_id, slug) do update set names = excluded.names
		returning id`.execute(tx);
	return rows[0]?.id ?? id;
}

/** Draws a border from now on and lets the former one end now. The same shape again changes nothing. */
export async function drawBorder(
	tx: Transaction,
	border: { id: string; networkId: string; neighbourhoodId: string; shape: Border; centre: Point; at: Date }
): Promise<boolean> {
	const shape = JSON.stringify(border.shape);
	const same = await sql`select 1 from networks.border
		where neighbourhood_id = ${border.neighbourhoodId} and held_until is null and shape = ${shape}::jsonb`.execute(tx);
	if (same.rows.length > 0) return false;
	await sql`update networks.border set held_until = ${border.at}
		where neighbourhood_id = ${border.neighbourhoodId} and held_until is null`.execute(tx);
	await sql`insert into networks.border (id, network_id, neighbourhood_id, shape, lat, lon, held_from)
		values (${border.id}, ${border.networkId}, ${border.neighbourhoodId}, ${shape}::jsonb, ${border.centre.lat},
			${border.centre.lon}, ${border.at})`.execute(tx);
	await sql`update networks.network set borders_version = borders_version + 1
		where id = ${border.networkId}`.execute(tx);
	return true;
}
