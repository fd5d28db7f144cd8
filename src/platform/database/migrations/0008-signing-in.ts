import type { Kysely } from 'kysely';
import { DOOR, guard, KEEPER, run, TEAM } from './statements.ts';

/** Members sign in by a letter, see their sessions, and leave the team with what was theirs handed over. */
export async function up(database: Kysely<unknown>): Promise<void> {
	const COORDINATOR = `(${TEAM} and (select platform.team_role()) = 'coordinator')`;
	const ONESELF = `(${TEAM} and id = (select platform.member()))`;
	await run(database, [
		`create function platform.team_role() returns text language sql stable as
			$$ select nullif(current_setting('stoep.team_role', true), '') $$`,
		`alter table people.session drop constraint session_holder_check`,
		`alter table people.session add check (holder in ('counter', 'member'))`,
		// What a member recognises a device by; a counter has none.
		`alter table people.session add column device text`,
		`create index session_holder on people.session (holder, holder_id)`,
		// A letter with which one signs in: by its link on any device, or by its code in the browser that asked for it. For
		// an address that nobody has there is a letter without holder, so that asking takes as long and looks the same.
		`create table people.letter (
			id uuid primary key,
			holder_id uuid,
			secret_hash bytea not null unique,
			browser_hash bytea not null unique,
			code_hash bytea not null,
			tries integer not null default 0,
			expires_at timestamptz not null
		)`,
		`create index letter_expiry on people.letter (expires_at)`,
		`create index letter_holder on people.letter (holder_id)`,
		...guard('people.letter', { read: `${DOOR} or ${KEEPER}`, write: `${DOOR} or ${KEEPER}` }),
		`alter table networks.member alter column mail drop not null`,
		`alter table networks.member add column left_on date`,
		`alter table networks.member add column handed_to uuid references networks.member`,
		`alter table networks.member add check ((left_on is null) = (mail is not null))`,
		`create index member_mail on networks.member (mail)`,
		`drop policy reading on networks.member`,
		`create policy reading on networks.member for select to stoep_app using (${KEEPER} or ${TEAM} or ${DOOR})`,
		`drop policy adding on networks.member`,
		`create policy adding on networks.member for insert to stoep_app with check (${KEEPER} or ${COORDINATOR})`,
		// Of their own row, members change one thing: that they leave.
		`drop policy changing on networks.member`,
		`create policy changing on networks.member for update to stoep_app using (${KEEPER} or ${COORDINATOR} or ${ONESELF})
			with check (${KEEPER} or ${COORDINATOR} or (${ONESELF} and left_on is not null))`
	]);
}
