import type { Kysely } from 'kysely';
import { guard, KEEPER, run } from './statements.ts';

/** The journal of what was erased, which every restore applies again. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create schema keeping`,
		`grant usage on schema keeping to stoep_app`,
		`create table keeping.erased (
			table_name text not null,
			id uuid not null,
			erased_at timestamptz not null,
			primary key (table_name, id)
		)`,
		...guard('keeping.erased', { read: KEEPER, write: KEEPER }),
		// Whoever may erase a row may have it journalled, and nobody can journal a row that is still there: so the journal
		// gives no way to make a restore remove what somebody may not remove now. It runs as the owner, because "still
		// there" has to be true for everybody and not for whoever asks.
		`create function keeping.note_erased(erased_from text, erased_ids uuid[]) returns void
			language plpgsql security definer set search_path = pg_catalog as $$
			declare
				erased_table regclass := erased_from::regclass;
				key_column text;
				still_there uuid;
			begin
				if coalesce(platform.actor(), 'guest') = 'guest' then
					raise exception 'Nobody erases anything as a guest.' using errcode = 'insufficient_privilege';
				end if;
				select a.attname into key_column from pg_index i
					join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
					where i.indrelid = erased_table and i.indisprimary and i.indnkeyatts = 1 and a.atttypid = 'uuid'::regtype;
				if key_column is null then
					raise exception '% has no single id that could be journalled.', erased_from using errcode = 'wrong_object_type';
				end if;
				execute format('select %I from %s where %I = any($1) limit 1', key_column, erased_table, key_column)
					into still_there using erased_ids;
				if still_there is not null then
					raise exception '% of % is still there; erase it first, then journal it.', still_there, erased_from
						using errcode = 'object_in_use';
				end if;
				insert into keeping.erased (table_name, id, erased_at)
					select erased_table::text, each, now() from unnest(erased_ids) each
					on conflict (table_name, id) do update set erased_at = excluded.erased_at;
			end $$`,
		`revoke execute on function keeping.note_erased(text, uuid[]) from public`,
		`grant execute on function keeping.note_erased(text, uuid[]) to stoep_app`
	]);
}
