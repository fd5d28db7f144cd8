import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { Reference } from '../domain/catalogue.ts';

/**
 * How many rows name a row that is not there, and one of them. What was erased on purpose, and journalled, is not counted:
 * whoever erased it left the name behind knowingly.
 */
export async function danglingOf(
	tx: Transaction,
	{ from, column, to, key }: Reference
): Promise<{ rows: number; example: string | null }> {
	const { rows } = await sql<{ rows: number; example: string | null }>`
		select count(*) as rows, min(c.${sql.id(column)}::text) as example
		from ${sql.table(from)} c where c.${sql.id(column)} is not null
			and not exists (select from ${sql.table(to)} p where p.${sql.id(key)} = c.${sql.id(column)})
			and not exists (select from keeping.erased e
				where e.table_name = ${to} and e.id::text = c.${sql.id(column)}::text)`.execute(tx);
	return rows[0] ?? { rows: 0, example: null };
}
