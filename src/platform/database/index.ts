import { Kysely } from 'kysely';
import { Database } from './database.ts';
import { PGliteThreadDialect } from './pglite/dialect.ts';
import { PGliteThread } from './pglite/thread.ts';
import { listenForTouches, postgresDialect } from './postgres.ts';

export type { Database, Transaction, Touching } from './database.ts';
export type { Touch, TouchListener } from './touches.ts';
export { migrate } from './migrate.ts';

/** Where the data lives: a directory of this machine, the memory (tests), or an ordinary PostgreSQL. */
export type DatabaseLocation = { dataDirectory: string } | { memory: true } | { url: string };

/**
 * Opens the database.
 *
 * @throws when the directory is in use by another process, or PostgreSQL cannot be reached
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
	if ('url' in location) {
		const database = new Database('postgres', new Kysely({ dialect: postgresDialect(location.url) }));
		await database.listenWith((feed) => listenForTouches(location.url, feed));
		return database;
	}
	const directory = 'dataDirectory' in location ? location.dataDirectory : null;
	const thread = await PGliteThread.open({ directory });
	return new Database('pglite', new Kysely({ dialect: new PGliteThreadDialect(thread) }));
}
