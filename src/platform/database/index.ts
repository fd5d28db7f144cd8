import { Kysely, sql } from 'kysely';
import { Database } from './database.ts';
import { dialectOver } from './dialect.ts';
import { openPGlite } from './pglite/pool.ts';
import { listenForTouches, postgresPool } from './postgres.ts';

export type { Database, Transaction } from './database.ts';
export { forgetSteps, knowsSchema, LATEST_SCHEMA, migrate, migrateWithin, schemaOf } from './migrate.ts';

const OLDEST_POSTGRES = 15;

/** Where the data lives: a directory of this machine, the memory (tests), or an ordinary PostgreSQL. */
export type DatabaseLocation = { dataDirectory: string } | { memory: true } | { url: string };

/**
 * Opens the database.
 *
 * @throws when the directory is in use by another process, or PostgreSQL cannot be reached
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
	if ('url' in location) {
		const pool = postgresPool(location.url);
		const database = new Database('postgres', new Kysely({ dialect: dialectOver(pool, () => pool.end()) }), pool);
		await demandVersion(database);
		await database.listenWith((feed) => listenForTouches(location.url, feed));
		return database;
	}
	const directory = 'dataDirectory' in location ? location.dataDirectory : null;
	const { pool, end } = await openPGlite(directory);
	const database = new Database('pglite', new Kysely({ dialect: dialectOver(pool, end) }), pool);
	await demandVersion(database);
	return database;
}

/** The first query: says what is the matter before anything else does, and lets Kysely know that there is a driver to close. */
async function demandVersion(database: Database): Promise<void> {
	const version = await database.asOwner(async (tx) => {
		const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(
			tx
		);
		return Number(rows[0]?.version);
	});
	if (version >= OLDEST_POSTGRES * 10_000) return;
	await database.close();
	throw new Error(`Stoep needs PostgreSQL ${OLDEST_POSTGRES} or later.`);
}
