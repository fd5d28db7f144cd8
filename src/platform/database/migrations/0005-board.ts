import type { Kysely } from 'kysely';
import { counterOf, DOOR, guard, KEEPER, run, TEAM } from './statements.ts';

/** The board of a place: its lines, the events under them, month totals of what is long ago, and the counter card. */
export async function up(database: Kysely<unknown>): Promise<void> {
	const own = `${KEEPER} or ${TEAM} or ${counterOf('place_id')}`;
	await run(database, [
		`create schema board`,
		`grant usage on schema board to stoep_app`,
		`create table board.line (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null references places.place,
			item text not null,
			sort text,
			sort_date date,
			position integer not null,
			paused boolean not null default false,
			daily_limit integer check (daily_limit between 1 and 200),
			out_on date,
			given_on date,
			given_that_day integer not null default 0,
			-- The fold of all events of the line up to the last one (at, rank, id), kept beside them.
			era integer not null default 0,
			waiting integer not null default 0 check (waiting >= 0),
			may_pass_on integer not null default 0 check (may_pass_on between 0 and waiting),
			treated integer not null default 0,
			received integer not null default 0,
			corrections integer not null default 0,
			given integer not null default 0,
			from_house integer not null default 0,
			passed_on integer not null default 0,
			last_at timestamptz,
			last_id uuid,
			-- The same fold at the moment up to which events were closed into months; null when nothing was yet.
			opening jsonb,
			check (treated + received + corrections = waiting + (given - from_house) + passed_on)
		)`,
		`create index line_of_place on board.line (place_id, position)`,
		...guard('board.line', { read: own, write: `${KEEPER} or ${TEAM}`, change: own, remove: `${KEEPER} or ${TEAM}` }),
		`create table board.event (
			id uuid primary key,
			line_id uuid not null references board.line,
			network_id uuid not null,
			place_id uuid not null,
			kind text not null check (kind in ('treated', 'given', 'counted', 'passedOn', 'received', 'undone')),
			n integer not null check (n between 0 and 200),
			may_pass_on boolean,
			undoes uuid,
			era integer not null,
			at timestamptz not null,
			rank integer not null default 0,
			unique (line_id, era, at, rank, id)
		)`,
		`create index event_undone on board.event (undoes) where undoes is not null`,
		`create index event_at on board.event (at)`,
		// A fact is added and never rewritten; only the keeper's forgetting of times touches it again.
		...guard('board.event', { read: own, write: own, change: KEEPER }),
		`create table board.month (
			line_id uuid not null references board.line,
			network_id uuid not null,
			place_id uuid not null,
			month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
			treated integer not null,
			given integer not null,
			from_house integer not null,
			received integer not null,
			passed_on integer not null,
			corrections integer not null,
			primary key (line_id, month)
		)`,
		...guard('board.month', { read: `${KEEPER} or ${TEAM}`, write: KEEPER }),
		`create table board.card (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null unique references places.place,
			secret_hash bytea not null unique,
			code_hash bytea not null unique,
			made_at timestamptz not null
		)`,
		...guard('board.card', { read: `${KEEPER} or ${TEAM} or ${DOOR}`, write: `${KEEPER} or ${TEAM}` }),
		// What the street may know of a line: what waits (above 20 nobody is told how many), and on which day nothing more
		// is promised. The view reads as its owner: guests see it, and not the counts and times in the table under it.
		`create view board.street_line as
			select l.id, l.network_id, l.place_id, l.item, l.sort, l.sort_date, l.position, least(l.waiting, 21) as waiting,
				l.paused, greatest(l.out_on, case when l.given_that_day >= l.daily_limit then l.given_on end) as out_on
			from board.line l join places.place p on p.id = l.place_id where p.state = 'published'`,
		`grant select on board.street_line to stoep_app`
	]);
}
