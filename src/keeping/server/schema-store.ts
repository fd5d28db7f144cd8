import { sql } from 'kysely';
import { forgetSteps, type Transaction } from '#platform/database/index.ts';
import { schemasOf } from './catalogue-store.ts';

/** Milliseconds to wait for others to let go of the tables. */
const LOCK_TIMEOUT = 20_000;

/**
 * Throws away every table of Stoep, with the notes of which steps made them. Waits for whoever is busy in them, at most
 * 20 seconds a table; what else lives in the database stays.
 *
 * @throws with the SQL state of a lock (55P03, 40P01) when others do not let go
 */
export async function dropEverything(tx: Transaction): Promise<void> {
	await sql`select set_config('lock_timeout', ${String(LOCK_TIMEOUT)}, true)`.execute(tx);
	const schemas = await schemasOf(tx);
	await forgetSteps(tx);
	for (const schema of schemas) await sql`drop schema ${sql.id(schema)} cascade`.execute(tx);
}

interface Constraint {
	table: string;
	name: string;
	definition: string;
}

/**
 * Lets rows come in in any order and as they were: takes off the foreign keys, and stills the triggers, which judge what
 * people do and not what is put back.
 *
 * @returns what puts them back, and throws when a row names another that is not there
 */
export async function takeOffBonds(tx: Transaction, tables: readonly string[]): Promise<() => Promise<void>> {
	const { rows: bonds } = await sql<Constraint>`
		select n.nspname || '.' || c.relname as table, f.conname as name, pg_get_constraintdef(f.oid) as definition
		from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
		where f.contype = 'f' and f.conparentid = 0 and n.nspname || '.' || c.relname = any(${tables})`.execute(tx);
	for (const { table, name } of bonds)
		await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(tx);
	for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
	return async () => {
		for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx);
		for (const { table, name, definition } of bonds) {
			await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(tx);
		}
	};
}

/** Lets counted numbers go on after the largest that is there. */
export async function continueCounting(tx: Transaction, tables: readonly string[]): Promise<void> {
	const { rows } = await sql<{ table: string; column: string; sequence: string }>`
		select n.nspname || '.' || c.relname as table, a.attname as column,
			pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		where a.attnum > 0 and not a.attisdropped and n.nspname || '.' || c.relname = any(${tables})
			and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`.execute(tx);
	for (const { table, column, sequence } of rows) {
		await sql`select setval(${sequence}::regclass, coalesce(max(${sql.id(column)}), 1), max(${sql.id(column)}) is not null)
			from ${sql.table(table)}`.execute(tx);
	}
}
