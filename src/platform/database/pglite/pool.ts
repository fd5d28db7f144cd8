import { once } from 'node:events';
import pg from 'pg';
import { TYPES } from '../dialect.ts';
import { PGliteThread } from './thread.ts';

const CHECKPOINT_EVERY = 5 * 60_000;
const VACUUM_EVERY = 6 * 3_600_000;

/**
 * Opens PGlite. There is one connection to it; whoever comes second waits for the first to let go.
 *
 * @param directory absolute; null keeps the database in memory
 * @returns the connection, and what ends it and closes the database
 * @throws when the directory is in use by another process or cannot be opened
 */
export async function openPGlite(directory: string | null): Promise<{ pool: pg.Pool; end: () => Promise<void> }> {
	const thread = await PGliteThread.open({ directory });
	const closed = once(thread, 'close').catch(() => {});
	const pool = new pg.Pool({
		stream: () => thread,
		user: 'postgres',
		database: 'postgres',
		ssl: false,
		types: TYPES,
		max: 1,
		// A statement may be sent before the one in front of it is answered.
		pipeline: true,
		idleTimeoutMillis: 0
	});
	// Whoever waits for an answer is told; without a listener an idle connection that breaks would end the process.
	pool.on('error', () => {});

	// PGlite runs PostgreSQL's single-user mode, which has no checkpointer and no autovacuum: without these the log of
	// changes grows for ever.
	const maintain = (statement: string) => () => void pool.query(statement).catch(() => {});
	const timers = [
		setInterval(maintain('checkpoint'), CHECKPOINT_EVERY).unref(),
		setInterval(maintain('vacuum analyze'), VACUUM_EVERY).unref()
	];
	return {
		pool,
		async end() {
			timers.forEach(clearInterval);
			await pool.end();
			await closed;
		}
	};
}
