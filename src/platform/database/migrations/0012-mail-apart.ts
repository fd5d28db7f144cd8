import type { Kysely } from 'kysely';
import { DOOR, guard, KEEPER, run, TEAM } from './statements.ts';

/** The mail address of a member is a row of its own, so that it is erased as one and stays so after a restore. */
export async function up(database: Kysely<unknown>): Promise<void> {
	const COORDINATOR = `(${TEAM} and (select platform.team_role()) = 'coordinator')`;
	const ONESELF = `(${TEAM} and member_id = (select platform.member()))`;
	await run(database, [
		`create table networks.mailbox (
			member_id uuid primary key references networks.member,
			network_id uuid not null references networks.network,
			mail text not null,
			unique (network_id, mail)
		)`,
		`create index mailbox_mail on networks.mailbox (mail)`,
		...guard('networks.mailbox', {
			read: `${KEEPER} or ${TEAM} or ${DOOR}`,
			write: `${KEEPER} or ${COORDINATOR}`,
			change: KEEPER,
			remove: `${KEEPER} or ${COORDINATOR} or ${ONESELF}`
		}),
		`insert into networks.mailbox (member_id, network_id, mail)
			select id, network_id, mail from networks.member where mail is not null`,
		// With it go its constraints: that nobody has two, and that who left has none.
		`alter table networks.member drop column mail`
	]);
}
