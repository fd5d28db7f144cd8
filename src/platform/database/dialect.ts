import { PostgresDialect, type CompiledQuery, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/** Whole numbers as numbers, and a calendar day as a calendar day and not as an instant. */
export const TYPES: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
		if (oid === INT8) return Number;
		if (oid === DATE) return (value: string) => value;
		return pg.types.getTypeParser(oid, format as 'text');
	}) as pg.CustomTypesConfig['getTypeParser']
};

/**
 * Kysely's dialect over connections to either engine. A statement with parameters is prepared once a connection: with
 * row-level security, understanding and planning it takes longer than carrying it out.
 *
 * @param end ends the connections for good
 */
export function dialectOver(pool: pg.Pool, end: () => Promise<void>): PostgresDialect {
	const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
	return new PostgresDialect({
		pool: {
			options: pool.options,
			end,
			async connect() {
				const client = await pool.connect();
				const known = clients.get(client) ?? preparing(client);
				clients.set(client, known);
				return known;
			}
		}
	});
}

function preparing(client: pg.PoolClient): PostgresPoolClient {
	// A connection that breaks between two statements fails the next one; without a listener it would end the process.
	client.on('error', () => {});
	const query = (sql: string, parameters: readonly unknown[]) =>
		client.query(parameters.length === 0 ? sql : prepared({ sql, parameters }));
	// Nobody streams, so the form of `query` with a cursor is left out.
	return {
		query: query as unknown as PostgresPoolClient['query'],
		release: (destroy) => client.release(destroy)
	};
}

/** A statement in the form in which the driver prepares it the first time a connection meets it. */
export function prepared({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): pg.QueryConfig {
	return { name: nameOf(sql), text: sql, values: [...parameters] };
}

const names = new Map<string, string>();

/** The name of a prepared statement. No text holds a value, so there are no more of them than the stores write. */
function nameOf(text: string): string {
	const name = names.get(text) ?? `stoep_${names.size}`;
	names.set(text, name);
	return name;
}
