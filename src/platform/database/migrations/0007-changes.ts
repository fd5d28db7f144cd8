import type { Kysely } from 'kysely';
import { counterOf, guard, KEEPER, run, TEAM } from './statements.ts';

/** What everybody may know of a place, except the first name somebody may ask for: a change of these is news. */
const FACTS = [
	'network_id',
	'slug',
	'code',
	'state',
	'name',
	'names',
	'kind',
	'street',
	'number',
	'postcode',
	'town',
	'lat',
	'lon',
	'neighbourhood_id',
	'week',
	'holidays',
	'adjusted',
	'closures',
	'closed_on',
	'paused',
	'hours_as_found',
	'takeaway',
	'services',
	'services_away',
	'services_away_on',
	'languages',
	'phone',
	'website',
	'step_free',
	'accessible_toilet',
	'dogs',
	'confirmed_on',
	'source_name'
];

const TODAY = `(clock_timestamp() at time zone 'Europe/Brussels')::date`;

/**
 * What became known of places and when they left, for whoever mirrors the open data: one row a place, with the number of
 * its last change. A row keeps no moment, only a day, and no history: nobody reads from it how often a place closed.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
	const row = (of: string) => `row(${FACTS.map((column) => `${of}.${column}`).join(', ')})`;
	await run(database, [
		`create table places.change (
			place_id uuid primary key,
			network_id uuid not null,
			state text not null check (state in ('published', 'left')),
			-- Counted through the whole installation, in the order in which changes were committed.
			number bigint not null unique,
			published_number bigint not null,
			changed_on date not null,
			published_on date not null,
			-- When a leave or a pause last began or ended on paper.
			closures_on date
		)`,
		`create index change_of_network on places.change (network_id, number)`,
		// Written by the triggers below, in the name of who changes the place, and by nobody directly.
		...guard('places.change', {
			read: 'true',
			write: `pg_trigger_depth() > 0 and (${KEEPER} or ${TEAM} or ${counterOf('place_id')})`
		}),
		`insert into places.change (place_id, network_id, state, number, published_number, changed_on, published_on, closures_on)
			select id, network_id, state, n, n, day, day, case when closures <> '[]'::jsonb or paused then day end
			from (
				select p.*, row_number() over (order by p.made_at, p.id) as n, coalesce(
					(select max(a.at at time zone 'Europe/Brussels')::date from places.act a where a.place_id = p.id),
					(p.made_at at time zone 'Europe/Brussels')::date) as day
				from places.place p where p.state in ('published', 'left')
			) known`,
		// The lock is held until the change is committed and seen, so who reads number 12 has also seen number 11. It is
		// taken while the transaction commits, after every lock on a row: two of them never wait for each other.
		`create function places.next_change() returns bigint language plpgsql as $$
			begin
				perform pg_advisory_xact_lock(8307101101);
				return (select coalesce(max(number), 0) + 1 from places.change);
			end $$`,
		`create function places.note_change() returns trigger language plpgsql as $$
			declare
				of places.place := coalesce(new, old);
				next bigint := places.next_change();
				is_there boolean := tg_op <> 'DELETE' and of.state = 'published';
				appears boolean := is_there and (tg_op = 'INSERT' or old.state <> 'published');
				closes boolean := is_there and case
					when appears then of.closures <> '[]'::jsonb or of.paused
					else (of.closures, of.paused) is distinct from (old.closures, old.paused) end;
			begin
				insert into places.change as c
					(place_id, network_id, state, number, published_number, changed_on, published_on, closures_on)
				values (of.id, of.network_id, case when is_there then 'published' else 'left' end, next, next, ${TODAY}, ${TODAY},
					case when closes then ${TODAY} end)
				on conflict (place_id) do update set
					network_id = excluded.network_id, state = excluded.state, number = excluded.number,
					changed_on = excluded.changed_on,
					published_number = case when appears then excluded.number else c.published_number end,
					published_on = case when appears then excluded.published_on else c.published_on end,
					closures_on = coalesce(excluded.closures_on, c.closures_on);
				return null;
			end $$`,
		`create function places.note_picture() returns trigger language plpgsql as $$
			begin
				update places.change set number = places.next_change(), changed_on = ${TODAY}
					where place_id = coalesce(new.place_id, old.place_id) and state = 'published';
				return null;
			end $$`,
		// What the owner of the tables does (a restore of a backup, which brings these rows along) is no news.
		`create constraint trigger change_of_new after insert on places.place deferrable initially deferred
			for each row when (current_user = 'stoep_app' and new.state = 'published')
			execute function places.note_change()`,
		`create constraint trigger change_of_facts after update on places.place deferrable initially deferred
			for each row when (current_user = 'stoep_app' and (old.state = 'published' or new.state = 'published')
				and ${row('old')} is distinct from ${row('new')})
			execute function places.note_change()`,
		`create constraint trigger change_of_gone after delete on places.place deferrable initially deferred
			for each row when (current_user = 'stoep_app' and old.state = 'published')
			execute function places.note_change()`,
		`create constraint trigger change_of_picture after insert or update or delete on places.picture
			deferrable initially deferred for each row when (current_user = 'stoep_app')
			execute function places.note_picture()`,
		// Numbers mean something within one history only. A restore begins another one: what was counted after the backup
		// is gone, and its numbers will be given again. A sequence, because a backup of tables does not bring it back.
		`create sequence places.history`,
		`create function places.begin_history() returns trigger language plpgsql as $$
			begin
				perform setval('places.history', 1 + floor(random() * 9e15)::bigint);
				return null;
			end $$`,
		`select setval('places.history', 1 + floor(random() * 9e15)::bigint)`,
		`create trigger history_of_changes after insert or delete or truncate on places.change
			for each statement when (current_user <> 'stoep_app') execute function places.begin_history()`,
		`create view places.street_change with (security_invoker = true) as
			select place_id, network_id, state, number, published_number, changed_on, published_on, closures_on
			from places.change`,
		`grant select on places.street_change to stoep_app`,
		`create view places.street_history as select last_value as id from places.history`,
		`grant select on places.street_history to stoep_app`
	]);
}
