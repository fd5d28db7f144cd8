import { CompiledQuery, type Kysely } from 'kysely';
import { plainWords } from '#kernel/text.ts';
import { counterOf, DOOR, guard, KEEPER, run, TEAM } from './statements.ts';

/** A member who changes facts. An expert by experience reads all that the team reads, and leaves the facts to the others. */
const ACTING = `(${TEAM} and (select platform.team_role()) in ('coordinator', 'ambassador'))`;
const ACTING_BY_NAME = `(${ACTING} and member_id = (select platform.member()))`;

/**
 * What keeps places true: the history of their facts, who keeps an eye on them, what they agreed to, the conversation with
 * them, and what the team reads of all of them at once.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create or replace function platform.team_role() returns text language sql stable as
			$$ select nullif(current_setting('stoep.team_role', true), '') $$`,
		`alter table places.place
			add column ambassador_id uuid,
			-- How many changes of its facts there were: what a form was made from.
			add column version integer not null default 0,
			-- The day after which it stops, and what was agreed about what waits then.
			add column leaves_after date,
			add column leaving_waiting text check (leaving_waiting in ('giveOut', 'passOn', 'network')),
			add column words text[] not null default '{}',
			add column sort_name text collate "C" not null default '',
			add check ((leaves_after is null) = (leaving_waiting is null))`,
		`alter policy adding on places.place with check (${KEEPER} or ${ACTING})`,
		`alter policy changing on places.place using (${KEEPER} or ${ACTING} or ${counterOf('id')})
			with check (${KEEPER} or ${ACTING} or ${counterOf('id')})`,
		`alter policy adding on places.act with check (${KEEPER} or ${ACTING_BY_NAME})`,
		`alter policy adding on places.picture with check (${KEEPER} or ${ACTING})`,
		`alter policy changing on places.picture using (${KEEPER} or ${ACTING}) with check (${KEEPER} or ${ACTING})`,
		`alter policy removing on places.picture using (${KEEPER} or ${ACTING})`
	]);
	await fillWords(database);
	await run(database, [
		// The pages of the team's list, under every way in which it is narrowed.
		`create index place_by_name on places.place (network_id, sort_name, id)`,
		`create index place_by_state on places.place (network_id, state, sort_name, id)`,
		`create index place_by_kind on places.place (network_id, kind, sort_name, id)`,
		`create index place_by_neighbourhood on places.place (network_id, neighbourhood_id, sort_name, id)`,
		`create index place_by_ambassador on places.place (network_id, ambassador_id, sort_name, id)`,
		// Words by their beginning, in any order. Without the list of what is still to be indexed, which a search would read.
		`create index place_words on places.place using gin (array_to_tsvector(words)) with (fastupdate = off)`,
		`alter table places.act
			drop constraint act_act_check,
			add column last_day date,
			add column waiting text check (waiting in ('giveOut', 'passOn', 'network')),
			add check (act in ('published', 'left', 'returned', 'leaving', 'staying'))`,
		// How many places a network has in each state: counting thousands takes longer than showing a page of them. What
		// changes a state changes this in the same statement.
		`create table places.tally (
			network_id uuid not null,
			state text not null,
			n integer not null,
			primary key (network_id, state)
		)`,
		`insert into places.tally (network_id, state, n) select network_id, state, count(*) from places.place group by 1, 2`,
		...guard('places.tally', { read: `${KEEPER} or ${TEAM}`, write: `${KEEPER} or ${ACTING}` }),
		// What a person or an import changed of the facts of a place, each with what was there before.
		`create table places.edit (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null references places.place,
			number integer not null,
			how text not null check (how in ('begun', 'typed', 'imported', 'undone')),
			-- Null for an import by who runs the installation.
			member_id uuid,
			undoes uuid references places.edit,
			facts jsonb not null,
			at timestamptz not null,
			unique (place_id, number),
			check ((how = 'undone') = (undoes is not null)),
			check (how = 'imported' or member_id is not null)
		)`,
		`create index edit_begun on places.edit (network_id, place_id) where how = 'begun'`,
		...guard('places.edit', {
			read: `${KEEPER} or ${TEAM}`,
			write: `${KEEPER} or ${ACTING_BY_NAME}`,
			change: KEEPER
		}),
		// The charter was read together, and somebody of the place said yes to that very text.
		`create table places.agreement (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null references places.place,
			said_by text,
			member_id uuid not null,
			fingerprint text not null,
			at timestamptz not null
		)`,
		`alter table places.act add column agreement_id uuid references places.agreement`,
		`create index agreement_of_place on places.agreement (place_id, at)`,
		...guard('places.agreement', {
			read: `${KEEPER} or ${TEAM}`,
			write: `${KEEPER} or ${ACTING_BY_NAME}`,
			change: KEEPER
		}),
		// The conversation between a place and the team. Everybody in the team takes part, the experts too.
		`create table places.note (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null references places.place,
			-- Null for the counter, which has no names.
			member_id uuid,
			said_by text,
			text text not null check (length(text) between 1 and 2000),
			at timestamptz not null,
			check ((member_id is null) = (said_by is null))
		)`,
		`create index note_of_place on places.note (place_id, at)`,
		...guard('places.note', {
			read: `${KEEPER} or ${TEAM} or ${counterOf('place_id')}`,
			write: `${KEEPER} or (${TEAM} and member_id = (select platform.member()))
				or (${counterOf('place_id')} and member_id is null)`,
			change: KEEPER
		}),
		// What the team reads of all places. The view reads as its owner, so that it may use the index of words, and
		// narrows to who asks by itself.
		`create view places.team_place as
			select id, network_id, slug, code, state, name, kind, street, number, postcode, town, neighbourhood_id, week,
				closures, paused, hours_as_found, services, confirmed_on, source_name, left_at, leaves_after, leaving_waiting,
				ambassador_id, words, sort_name
			from places.place where ${KEEPER} or ${TEAM}`,
		`grant select on places.team_place to stoep_app`,
		`create view places.team_begun as
			select place_id, network_id, min(at) filter (where how = 'begun') as at,
				bool_or(facts ? 'point') as point_known
			from places.edit where ${KEEPER} or ${TEAM}
			group by place_id, network_id having bool_or(how = 'begun')`,
		`grant select on places.team_begun to stoep_app`,
		`create view places.team_agreement as
			select place_id, network_id, fingerprint from places.agreement where ${KEEPER} or ${TEAM}`,
		`grant select on places.team_agreement to stoep_app`,
		`create view places.team_tally as select network_id, state, n from places.tally where ${KEEPER} or ${TEAM}`,
		`grant select on places.team_tally to stoep_app`,
		// That a card opened a counter, and the last day on which it did: nothing about the device or who held it.
		`create table board.card_use (
			place_id uuid primary key,
			network_id uuid not null,
			card_id uuid not null,
			used_on date not null
		)`,
		...guard('board.card_use', { read: `${KEEPER} or ${DOOR}`, write: `${KEEPER} or ${DOOR}` }),
		// A place that stops and passes on what waits promises nothing of it any more.
		`create or replace view board.street_line as
			select l.id, l.network_id, l.place_id, l.item, l.sort, l.sort_date, l.position, least(l.waiting, 21) as waiting,
				l.paused or coalesce(p.leaving_waiting <> 'giveOut', false) as paused,
				greatest(l.out_on, case when l.given_that_day >= l.daily_limit then l.given_on end) as out_on
			from board.line l join places.place p on p.id = l.place_id where p.state = 'published'`,
		// What the team may know of the boards: days and never times, and nothing that counts what a place gave.
		`create view board.team_board as
			select p.id as place_id, p.network_id, l.lines, coalesce(l.waits, false) as waits,
				(l.last_at at time zone 'Europe/Brussels')::date as last_event_on,
				(c.made_at at time zone 'Europe/Brussels')::date as card_made_on, u.used_on as card_used_on
			from places.place p
			left join lateral (select count(*)::integer as lines, bool_or(waiting > 0) as waits, max(last_at) as last_at
				from board.line where place_id = p.id) l on true
			left join board.card c on c.place_id = p.id
			left join board.card_use u on u.place_id = p.id and u.card_id = c.id
			where ${KEEPER} or ${TEAM.replace('network_id =', 'p.network_id =')}`,
		`grant select on board.team_board to stoep_app`
	]);
}

/** The words by which the places that are there already are found, as `columnsOf` of the places writes them since. */
async function fillWords(database: Kysely<unknown>): Promise<void> {
	const { rows } = (await database.executeQuery(
		CompiledQuery.raw('select id, name, names, street from places.place')
	)) as { rows: { id: string; name: string; names: Record<string, string>; street: string | null }[] };
	const filled = rows.map(({ id, name, names, street }) => ({
		id,
		words: [...new Set([name, ...Object.values(names), street ?? ''].flatMap(plainWords))],
		sort_name: plainWords(name).join(' ')
	}));
	await database.executeQuery(
		CompiledQuery.raw(
			`update places.place p set words = r.words, sort_name = r.sort_name
				from jsonb_to_recordset($1::jsonb) as r(id uuid, words text[], sort_name text) where r.id = p.id`,
			[JSON.stringify(filled)]
		)
	);
}
