import type { Kysely } from 'kysely';
import { counterOf, guard, KEEPER, run, TEAM } from './statements.ts';

/** Warm places, the acts that published them, their pictures, and the view that the street reads. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create schema places`,
		`grant usage on schema places to stoep_app`,
		`create table places.place (
			id uuid primary key,
			network_id uuid not null,
			slug text not null,
			code text not null unique,
			state text not null check (state in ('candidate', 'published', 'left')),
			name text not null check (length(name) between 1 and 200),
			names jsonb not null,
			kind text not null,
			street text,
			number text,
			postcode text,
			town text,
			lat double precision not null check (lat between -90 and 90),
			lon double precision not null check (lon between -180 and 180),
			-- Flat enough for a country: degrees of longitude shrunk as they are at 50.85 degrees north.
			spot point generated always as (point(lon * 0.63135, lat)) stored,
			neighbourhood_id uuid,
			week text,
			holidays text not null check (holidays in ('closed', 'asWeek')),
			adjusted jsonb not null,
			closures jsonb not null,
			closed_on date,
			paused boolean not null,
			hours_as_found text,
			takeaway text,
			services text[] not null,
			services_away text[] not null,
			services_away_on date,
			languages text[] not null,
			phone text,
			website text,
			step_free text check (step_free in ('yes', 'limited', 'no')),
			accessible_toilet text check (accessible_toilet in ('yes', 'limited', 'no')),
			dogs text check (dogs in ('yes', 'limited', 'no')),
			friendly_face text,
			confirmed_on date,
			source_name text,
			source_id text,
			-- The facts as the last import brought them: what differs from these was edited by a person.
			imported jsonb,
			left_at timestamptz,
			made_at timestamptz not null,
			unique (network_id, slug)
		)`,
		`create unique index place_source on places.place (network_id, source_name, source_id)`,
		`create index place_neighbourhood on places.place (neighbourhood_id) where state = 'published'`,
		// Nearest first, whatever the number of places. Only what a guest may see is in it.
		`create index place_spot on places.place using gist (spot) where state = 'published'`,
		...guard('places.place', {
			read: `state = 'published' or ${KEEPER} or ${TEAM} or ${counterOf('id')}`,
			write: `${KEEPER} or ${TEAM}`,
			change: `${KEEPER} or ${TEAM} or ${counterOf('id')}`,
			remove: KEEPER
		}),
		// Publishing and leaving are acts of a named member, who says what the yes rests on.
		`create table places.act (
			id uuid primary key,
			network_id uuid not null,
			place_id uuid not null references places.place,
			act text not null check (act in ('published', 'left', 'returned')),
			member_id uuid not null,
			because text not null,
			at timestamptz not null
		)`,
		`create index act_of_place on places.act (place_id, at)`,
		...guard('places.act', {
			read: `${KEEPER} or ${TEAM}`,
			write: `${KEEPER} or (${TEAM} and member_id = (select platform.member()))`,
			change: KEEPER
		}),
		// The charter's rule 4 under everything that writes: no place is published without its act in the same transaction.
		// Looked at when that commits, as whoever acts: a counter sees no acts, so it cannot publish at all.
		`create function places.insist_on_act() returns trigger language plpgsql as $$
			begin
				if old.state is distinct from 'published' and not exists (select from places.act
						where place_id = new.id and act in ('published', 'returned') and xmin = pg_current_xact_id()::xid) then
					raise exception 'A place is published only by the recorded act of a member.' using errcode = 'check_violation';
				end if;
				return null;
			end $$`,
		`create constraint trigger published_by_act after insert or update of state on places.place
			deferrable initially deferred for each row when (new.state = 'published')
			execute function places.insist_on_act()`,
		`create table places.picture (
			place_id uuid primary key references places.place,
			network_id uuid not null,
			jpeg bytea not null,
			width integer not null,
			height integer not null,
			alt text not null,
			fingerprint text not null
		)`,
		...guard('places.picture', {
			read: `${KEEPER} or ${TEAM} or exists (select 1 from places.place p where p.id = place_id)`,
			write: `${KEEPER} or ${TEAM}`
		}),
		// Up to which drawing of the borders the places of a network have been placed in their neighbourhood.
		`create table places.located (
			network_id uuid primary key,
			borders_version integer not null
		)`,
		...guard('places.located', { read: `${KEEPER} or ${TEAM}`, write: `${KEEPER} or ${TEAM}` }),
		`create view places.street_place with (security_invoker = true) as
			select p.id, p.network_id, p.slug, p.code, p.name, p.names, p.kind, p.street, p.number, p.postcode, p.town,
				p.lat, p.lon, p.spot, p.neighbourhood_id, p.week, p.holidays, p.adjusted, p.closures, p.closed_on, p.paused,
				p.takeaway, p.services, p.services_away, p.services_away_on, p.languages, p.phone, p.website, p.step_free,
				p.accessible_toilet, p.dogs, p.friendly_face, p.confirmed_on, p.source_name, p.hours_as_found,
				i.fingerprint as picture, i.alt as picture_alt, i.width as picture_width, i.height as picture_height
			from places.place p left join places.picture i on i.place_id = p.id
			where p.state = 'published'`,
		`grant select on places.street_place to stoep_app`
	]);
}
