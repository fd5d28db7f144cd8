import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { KeptTable, Reference } from '../domain/catalogue.ts';

// A schema is of Stoep when it lets the role of the application in; every migration that makes one grants that. What else
// lives in the same database is nobody's business here.
const OURS = sql`exists (select from aclexplode(n.nspacl) a where a.grantee = 'stoep_app'::regrole
	and a.privilege_type = 'USAGE')`;

/** The schemas of Stoep, by name. */
export async function schemasOf(tx: Transaction): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select n.nspname as name from pg_namespace n where ${OURS} order by 1`.execute(tx);
	return rows.map(({ name }) => name);
}

/** The tables of Stoep, by name. The notes of the migrator are not among them. */
export async function tablesOf(tx: Transaction): Promise<KeptTable[]> {
	const { rows } = await sql<KeptTable>`
		select n.nspname || '.' || c.relname as name,
			(select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null))
					order by a.attnum), '[]') from pg_attribute a
				where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
			(select coalesce(jsonb_agg(a.attname order by k.at), '[]') from pg_index i
				cross join unnest(i.indkey::smallint[]) with ordinality as k(attnum, at)
				join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
				where i.indrelid = c.oid and i.indisprimary) as key
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and not c.relispartition and ${OURS}
		order by 1`.execute(tx);
	return rows;
}

/** The foreign keys over one column; those over more are enforced all the same, and nothing here needs to know them. */
export async function enforcedReferences(tx: Transaction): Promise<Reference[]> {
	const { rows } = await sql<Reference>`
		select n.nspname || '.' || c.relname as from, a.attname as column, tn.nspname || '.' || t.relname as to,
			ta.attname as key
		from pg_constraint f
			join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
			join pg_attribute ta on ta.attrelid = t.oid and ta.attnum = f.confkey[1]
		where f.contype = 'f' and cardinality(f.conkey) = 1 and ${OURS}
		order by 1, 2`.execute(tx);
	return rows;
}
