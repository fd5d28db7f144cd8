import type { Kysely } from 'kysely';
import { run } from './statements.ts';

/**
 * By which addresses guests knew the places that stopped, so that who follows one on paper reads that the place stopped and
 * not that there is no such page. Its address is all of it. The view reads as its owner: guests may not read those places.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create view places.street_stopped as select network_id, slug, code from places.place where state = 'left'`,
		`grant select on places.street_stopped to stoep_app`
	]);
}
