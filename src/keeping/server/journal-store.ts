import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { KeptTable, Reference } from '../domain/catalogue.ts';
import type { Erased } from '../domain/erased.ts';

const AT_ONCE = 5_000;

/**
 * Notes that rows were erased, in the same transaction and after they are gone, so that no restore of an older backup
 * brings them back. Whoever erases what is about a person calls this.
 *
 * @param table with its schema; its primary key is one UUID
 * @param ids the keys that were erased; none is fine
 * @throws when one of them is still there, or the table has another kind of key
 */
export async function journalErased(tx: Transaction, table: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await sql`select keeping.note_erased(${table}, ${ids}::uuid[])`.execute(tx);
}

/** Everything that is remembered as erased; empty for a schema from before there was a journal. */
export async function readJournal(tx: Transaction): Promise<Erased[]> {
	const { rows: there } = await sql<{
		name: string | null;
	}>`select to_regclass('keeping.erased')::text as name`.execute(tx);
	if (there[0]?.name === null) return [];
	const { rows } = await sql<{ table: string; id: string; at: Date }>`
		select table_name as table, id, erased_at as at from keeping.erased order by table_name, id`.execute(tx);
	return rows.map(({ table, id, at }) => ({ table, id, at: at.toISOString() }));
}

/** Writes down what is remembered as erased. What is there already stays as it is. */
export async function insertErased(tx: Transaction, erased: readonly Erased[]): Promise<void> {
	for (let from = 0; from < erased.length; from += AT_ONCE) {
		const rows = JSON.stringify(erased.slice(from, from + AT_ONCE));
		await sql`insert into keeping.erased (table_name, id, erased_at)
			select "table", id, at from json_to_recordset(${rows}::json) as e("table" text, id uuid, at timestamptz)
			on conflict do nothing`.execute(tx);
	}
}

/** Forgets what was erased before a moment. */
export async function deleteErasedBefore(tx: Transaction, before: Date): Promise<void> {
	await sql`delete from keeping.erased where erased_at < ${before}`.execute(tx);
}

/** Erases rows of a table by their keys. Needs the foreign keys taken off. @returns how many were there */
export async function eraseRows(tx: Transaction, { name, key }: KeptTable, ids: readonly string[]): Promise<number> {
	const [column] = key;
	if (column === undefined || key.length > 1) return 0;
	const { numAffectedRows } = await sql`
		delete from ${sql.table(name)} where ${sql.id(column)} = any(${ids})`.execute(tx);
	return Number(numAffectedRows ?? 0);
}

/** Erases the rows that name one that is not there, and those that name them, until there is none left. */
export async function eraseOrphans(tx: Transaction, references: readonly Reference[]): Promise<void> {
	let more = true;
	while (more) {
		more = false;
		for (const { from, column, to, key } of references) {
			const { numAffectedRows } = await sql`delete from ${sql.table(from)} c where c.${sql.id(column)} is not null
				and not exists (select from ${sql.table(to)} p where p.${sql.id(key)} = c.${sql.id(column)})`.execute(tx);
			more ||= Number(numAffectedRows ?? 0) > 0;
		}
	}
}
