import type { Kysely } from 'kysely';
import { run } from './statements.ts';

/** The role of the application, and who acts in the current transaction. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		// Roles are shared by all databases of a cluster: it may be there already, or come at the same moment.
		`do $$ begin create role stoep_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
		`do $$ begin execute format('grant stoep_app to %I', current_user); exception when unique_violation then null; end $$`,
		`create schema platform`,
		`grant usage on schema platform to stoep_app`,
		`create function platform.actor() returns text language sql stable as
			$$ select nullif(current_setting('stoep.actor', true), '') $$`,
		`create function platform.network() returns uuid language sql stable as
			$$ select nullif(current_setting('stoep.network', true), '')::uuid $$`,
		`create function platform.place() returns uuid language sql stable as
			$$ select nullif(current_setting('stoep.place', true), '')::uuid $$`,
		`create function platform.member() returns uuid language sql stable as
			$$ select nullif(current_setting('stoep.member', true), '')::uuid $$`
	]);
}
