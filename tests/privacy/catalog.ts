import { sql } from 'kysely';
import type { Database } from '#platform/database/index.ts';

/** The schemas of the slices; `public` holds the notes of the migrator and nothing else. */
const OURS = sql`not in ('pg_catalog', 'information_schema', 'pg_toast', 'public')`;

/** Every table of the slices, as 'schema.table'. */
export async function tablesOf(database: Database): Promise<string[]> {
	const { rows } = await database.asOwner((tx) =>
		sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
			where schemaname ${OURS} order by 1`.execute(tx)
	);
	return rows.map(({ name }) => name);
}

/** Every column of every table and view that is not PostgreSQL's own, the migrator's included. */
export async function columnsOf(database: Database): Promise<{ table: string; column: string }[]> {
	const { rows } = await database.asOwner((tx) =>
		sql<{ table: string; column: string }>`
			select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
			where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(tx)
	);
	return rows;
}

/** Every view of the slices, as 'schema.view'. */
export async function viewsOf(database: Database): Promise<string[]> {
	const { rows } = await database.asOwner((tx) =>
		sql<{ name: string }>`select schemaname || '.' || viewname as name from pg_views
			where schemaname ${OURS} order by 1`.execute(tx)
	);
	return rows.map(({ name }) => name);
}
