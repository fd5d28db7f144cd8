import type { Kysely } from 'kysely';
import { guard, KEEPER, run, TEAM } from './statements.ts';

/** Networks with their landmarks, neighbourhoods with every border they ever had, and the members of the team. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		`create schema networks`,
		`grant usage on schema networks to stoep_app`,
		`create table networks.network (
			id uuid primary key,
			slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
			names jsonb not null,
			phone text not null,
			phone_name text not null,
			tile_first text not null check (tile_first ~ '^#[0-9A-F]{6}$'),
			tile_second text not null check (tile_second ~ '^#[0-9A-F]{6}$'),
			charter jsonb not null,
			lat double precision not null,
			lon double precision not null,
			borders_version integer not null default 0,
			made_at timestamptz not null
		)`,
		...guard('networks.network', { read: 'true', write: KEEPER }),
		`create table networks.landmark (
			id uuid primary key,
			network_id uuid not null references networks.network,
			slug text not null,
			names jsonb not null,
			lat double precision not null,
			lon double precision not null,
			position integer not null,
			unique (network_id, slug)
		)`,
		...guard('networks.landmark', { read: 'true', write: KEEPER }),
		`create table networks.neighbourhood (
			id uuid primary key,
			network_id uuid not null references networks.network,
			slug text not null,
			names jsonb not null,
			unique (network_id, slug)
		)`,
		...guard('networks.neighbourhood', { read: 'true', write: KEEPER }),
		// A border that is redrawn stays, with the moment until which it held.
		`create table networks.border (
			id uuid primary key,
			network_id uuid not null references networks.network,
			neighbourhood_id uuid not null references networks.neighbourhood,
			shape jsonb not null,
			lat double precision not null,
			lon double precision not null,
			held_from timestamptz not null,
			held_until timestamptz
		)`,
		`create unique index one_border_holds on networks.border (neighbourhood_id) where held_until is null`,
		...guard('networks.border', { read: 'true', write: KEEPER }),
		`create table networks.member (
			id uuid primary key,
			network_id uuid not null references networks.network,
			name text not null,
			mail text not null,
			role text not null check (role in ('coordinator', 'ambassador', 'expert')),
			joined_at timestamptz not null,
			unique (network_id, mail)
		)`,
		...guard('networks.member', { read: `${KEEPER} or ${TEAM}`, write: KEEPER })
	]);
}
