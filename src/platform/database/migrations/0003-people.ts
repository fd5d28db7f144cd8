import type { Kysely } from 'kysely';
import { DOOR, guard, KEEPER, run } from './statements.ts';

/** Sessions. Only the hash of the secret is kept, and no word about the person or device that holds it. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create schema people`,
		`grant usage on schema people to stoep_app`,
		`create table people.session (
			id uuid primary key,
			secret_hash bytea not null unique,
			holder text not null check (holder in ('counter')),
			holder_id uuid not null,
			opened_at timestamptz not null,
			expires_at timestamptz not null
		)`,
		`create index session_expiry on people.session (expires_at)`,
		...guard('people.session', { read: `${DOOR} or ${KEEPER}`, write: `${DOOR} or ${KEEPER}` })
	]);
}
