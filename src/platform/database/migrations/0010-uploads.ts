import type { Kysely } from 'kysely';
import { guard, KEEPER, run, TEAM } from './statements.ts';

/** A member who changes facts. */
const ACTING = `(${TEAM} and (select platform.team_role()) in ('coordinator', 'ambassador'))`;

/** Lists that a member of the team brought, the work on them, and the reports that are kept. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create table places.upload (
			id uuid primary key,
			network_id uuid not null,
			-- Who brought the list, and from then on whoever last started something with it.
			member_id uuid not null,
			file_name text not null,
			format text not null check (format in ('csv', 'geojson', 'ownGeojson')),
			-- Until it is imported, and a day at most.
			file bytea,
			-- For each column of the file which of ours it is; null while nobody said so, and where it needs no saying.
			columns jsonb,
			uploaded_at timestamptz not null,
			-- The work that was started and has not ended, by which worker, when that was last heard of, and how far it was.
			step text check (step in ('preview', 'import')),
			worker uuid,
			beat_at timestamptz,
			doing text check (doing in ('reading', 'writing')),
			rows_done integer,
			rows_total integer,
			-- Why the last work came to nothing.
			problem text,
			previewed_at timestamptz,
			-- From here on something of it may be in.
			begun_at timestamptz,
			imported_at timestamptz,
			-- Of the preview, and once it is imported of the import.
			counts jsonb
		)`,
		`create index upload_of_network on places.upload (network_id, uploaded_at)`,
		...guard('places.upload', {
			read: `${KEEPER} or ${ACTING}`,
			write: `${KEEPER} or (${ACTING} and member_id = (select platform.member()))`,
			change: `${KEEPER} or ${ACTING}`
		}),
		// A colleague may go on with it, in the own name and no other.
		`alter policy changing on places.upload
			with check (${KEEPER} or (${ACTING} and member_id = (select platform.member())))`,
		`create table places.upload_line (
			upload_id uuid not null references places.upload on delete cascade,
			network_id uuid not null,
			step text not null check (step in ('preview', 'import')),
			file_row integer not null,
			-- A row may have several lines.
			nth integer not null,
			name text,
			kind text not null check (kind in ('added', 'changed', 'kept', 'doubtful', 'duplicate', 'skipped')),
			code text not null,
			sentence text not null,
			found text,
			facts jsonb,
			primary key (upload_id, step, file_row, nth)
		)`,
		`create index upload_line_of_kind on places.upload_line (upload_id, step, kind, file_row, nth)`,
		...guard('places.upload_line', { read: `${KEEPER} or ${ACTING}`, write: `${KEEPER} or ${ACTING}` })
	]);
}
