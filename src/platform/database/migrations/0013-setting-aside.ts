import type { Kysely } from 'kysely';
import { KEEPER, run, TEAM } from './statements.ts';

/** Candidates that are set aside, and decisions about many places at once, which are taken back at once as well. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await run(database, [
		// What no list brings back, because somebody looked at it and said no.
		`alter table places.place
			drop constraint place_state_check,
			add check (state in ('candidate', 'published', 'left', 'aside'))`,
		`alter table places.act
			drop constraint act_act_check,
			add check (act in ('published', 'left', 'returned', 'leaving', 'staying', 'aside', 'candidateAgain')),
			-- What was decided with one press of a button has the same; null for a decision about one place.
			add column batch_id uuid`,
		`create index act_of_batch on places.act (network_id, at) where batch_id is not null`,
		// What somebody decides on a candidate by: more than a line of the list says.
		`create or replace view places.team_place as
			select id, network_id, slug, code, state, name, kind, street, number, postcode, town, neighbourhood_id, week,
				closures, paused, hours_as_found, services, confirmed_on, source_name, left_at, leaves_after, leaving_waiting,
				ambassador_id, words, sort_name, lat, lon, spot, phone, website
			from places.place where ${KEEPER} or ${TEAM}`
	]);
}
