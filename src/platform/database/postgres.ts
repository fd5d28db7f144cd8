import pg from 'pg';
import { TYPES } from './dialect.ts';
import type { TouchFeed } from './touches.ts';

const LISTEN_AGAIN_AFTER = 500;
export const CHANNEL = 'stoep_touched';

/** Connections to ordinary PostgreSQL (15 or later). */
export function postgresPool(url: string): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		types: TYPES,
		max: 10,
		// A statement may be sent before the one in front of it is answered.
		pipeline: true,
		options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'
	});
	// An idle connection that breaks (the server restarts) is replaced at the next use; without a listener it would end us.
	pool.on('error', () => {});
	return pool;
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
