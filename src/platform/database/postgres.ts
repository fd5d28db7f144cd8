import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { TouchFeed } from './touches.ts';

const INT8 = 20;
const DATE = 1082;
const LISTEN_AGAIN_AFTER = 500;
export const CHANNEL = 'stoep_touched';

/** Numbers and calendar days the same way PGlite gives them. */
const types: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
		if (oid === INT8) return Number;
		if (oid === DATE) return (value: string) => value;
		return pg.types.getTypeParser(oid, format as 'text');
	}) as pg.CustomTypesConfig['getTypeParser']
};

/** Kysely's dialect over a pool of connections to ordinary PostgreSQL (15 or later). */
export function postgresDialect(url: string): PostgresDialect {
	const pool = new pg.Pool({
		connectionString: url,
		types,
		max: 10,
		options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'
	});
	// An idle connection that breaks (the server restarts) is replaced at the next use; without a listener it would end us.
	pool.on('error', () => {});
	return new PostgresDialect({ pool });
}

/**
 * Hears of writes by other processes, by LISTEN on a connection of its own that is opened again whenever it breaks. While
 * it is broken nobody knows what others wrote: the feed says so, and caches empty themselves.
 *
 * @returns what ends the listening
 */
export async function listenForTouches(url: string, feed: TouchFeed): Promise<() => Promise<void>> {
	let client: pg.Client | null = null;
	let ended = false;
	let again: NodeJS.Timeout | undefined;

	async function connect(): Promise<void> {
		const next = new pg.Client({ connectionString: url, keepAlive: true });
		next.on('notification', ({ payload }) => feed.receive(payload ?? ''));
		next.on('error', () => {});
		next.once('end', () => {
			if (ended || client !== next) return;
			client = null;
			feed.lost();
			retry();
		});
		await next.connect();
		await next.query(`listen ${CHANNEL}`);
		client = next;
		feed.found();
	}

	function retry(): void {
		again = setTimeout(() => void connect().catch(retry), LISTEN_AGAIN_AFTER);
		again.unref();
	}

	await connect();
	return async () => {
		ended = true;
		clearTimeout(again);
		await client?.end();
	};
}
