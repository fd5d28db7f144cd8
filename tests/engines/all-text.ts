import { sql } from 'kysely';
import type { Database } from '#platform/database/index.ts';

/** Every row of every table as one text, bytes in hexadecimal: for what must be nowhere. */
export async function textOfAllTables(database: Database): Promise<string> {
	return database.asOwner(async (tx) => {
		const { rows: tables } = await sql<{ name: string }>`
			select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname not in ('pg_catalog', 'information_schema')`.execute(tx);
		const texts: string[] = [];
		for (const { name } of tables) {
			const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(tx);
			texts.push(...rows.map(({ text }) => text));
		}
		return texts.join('\n');
	});
}
