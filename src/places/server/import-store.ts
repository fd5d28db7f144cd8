import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { KnownPlace } from '../domain/import/judge.ts';
import type { Source } from '../domain/import/reading.ts';
import type { PlaceFacts } from '../domain/place.ts';
import { placeOf, type Place, type PlaceRow } from './places-store.ts';

/** By what every place of a network is recognised, whatever its state; light enough for tens of thousands. */
export async function knownPlaces(tx: Transaction, networkId: string): Promise<KnownPlace[]> {
	const { rows } = await sql<Pick<PlaceRow, 'id' | 'slug' | 'name' | 'lat' | 'lon' | 'source_name' | 'source_id'>>`
		select id, slug, name, lat, lon, source_name, source_id from places.place
		where network_id = ${networkId} order by id`.execute(tx);
	return rows.map(({ id, slug, name, lat, lon, source_name, source_id }) => ({
		id,
		slug,
		name,
		point: { lat, lon },
		source: source_name === null || source_id === null ? null : { name: source_name as Source['name'], id: source_id }
	}));
}

/**
 * Of these places the ones of which the file says something else than the last import did; the others have nothing to
 * merge, and stay in the database. Under lock until the end of the transaction when they are to be written.
 */
export async function placesWithNews(
	tx: Transaction,
	news: readonly { id: string; imported: PlaceFacts }[],
	underLock: boolean
): Promise<Place[]> {
	const { rows } = await sql<PlaceRow>`select p.* from places.place p
		join jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as r(id uuid, imported jsonb) on r.id = p.id
		where p.imported is distinct from r.imported
		order by p.id ${underLock ? sql`for update of p` : sql``}`.execute(tx);
	return rows.map(placeOf);
}

/**
 * Of these places the ones of which the file says the same as the last import did, as they are now. They are not to be
 * written, but a person may have edited them since.
 */
export async function placesWithoutNews(
	tx: Transaction,
	saying: readonly { id: string; imported: PlaceFacts }[]
): Promise<Place[]> {
	const { rows } = await sql<PlaceRow>`select p.* from places.place p
		join jsonb_to_recordset(${JSON.stringify(saying)}::jsonb) as r(id uuid, imported jsonb) on r.id = p.id
		where p.imported is not distinct from r.imported and p.version > 0 order by p.id`.execute(tx);
	return rows.map(placeOf);
}
