import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Day } from '#kernel/instant.ts';
import { journalErased } from '#keeping';
import type { Transaction } from '#platform/database/index.ts';

/** Somebody of the team of a network. */
export interface Member {
	readonly id: string;
	readonly networkId: string;
	readonly name: string;
	/** Lower case. */
	readonly mail: string;
	readonly role: Role;
}

/** Whoever is or ever was in a team: what they did stays in their name. */
export interface AnyMember extends Omit<Member, 'mail'> {
	/** Forgotten when somebody leaves. */
	readonly mail: string | null;
	readonly leftOn: Day | null;
	/** Who has what was theirs. */
	readonly handedTo: string | null;
}

interface MemberRow {
	id: string;
	network_id: string;
	name: string;
	mail: string | null;
	role: Role;
	left_on: Day | null;
	handed_to: string | null;
}

const memberOf = (row: MemberRow): AnyMember => ({
	id: row.id,
	networkId: row.network_id,
	name: row.name,
	mail: row.mail,
	role: row.role,
	leftOn: row.left_on,
	handedTo: row.handed_to
});

/** Whether a member is still in the team; who has no mail address left it, also where a restore knows no day of that. */
export function isPresent(member: AnyMember): member is AnyMember & { mail: string } {
	return member.leftOn === null && member.mail !== null;
}

/** Members with their mail addresses, as they are read. */
const MEMBERS = sql`networks.member m left join networks.mailbox b on b.member_id = m.id`;

/** @returns false when somebody in the team has that mail address; then nothing of this transaction may stay */
export async function insertMember(tx: Transaction, member: Member, joinedAt: Date): Promise<boolean> {
	await sql`insert into networks.member (id, network_id, name, role, joined_at)
		values (${member.id}, ${member.networkId}, ${member.name}, ${member.role}, ${joinedAt})`.execute(tx);
	const { rows } = await sql`insert into networks.mailbox (member_id, network_id, mail)
		values (${member.id}, ${member.networkId}, ${member.mail})
		on conflict (network_id, mail) do nothing returning member_id`.execute(tx);
	return rows.length > 0;
}

/** Everybody who is or was in a team, in the order in which they joined. */
export async function membersEver(tx: Transaction, networkId: string): Promise<AnyMember[]> {
	const { rows } = await sql<MemberRow>`
		select m.*, b.mail from ${MEMBERS} where m.network_id = ${networkId} order by m.joined_at, m.id`.execute(tx);
	return rows.map(memberOf);
}

/** The same, under lock until the end of the transaction: so that the last coordinator is known to be the last. */
export async function lockMembers(tx: Transaction, networkId: string): Promise<AnyMember[]> {
	const { rows } = await sql<MemberRow>`
		select m.*, b.mail from ${MEMBERS} where m.network_id = ${networkId} order by m.joined_at, m.id for update of m`.execute(
		tx
	);
	return rows.map(memberOf);
}

export async function memberById(tx: Transaction, id: string): Promise<AnyMember | null> {
	const { rows } = await sql<MemberRow>`select m.*, b.mail from ${MEMBERS} where m.id = ${id}`.execute(tx);
	return rows[0] ? memberOf(rows[0]) : null;
}

/** Somebody's places in the teams of this installation, the oldest first. Nobody signs in to a practice town. */
export async function membersByMail(tx: Transaction, mail: string): Promise<AnyMember[]> {
	const { rows } = await sql<MemberRow>`
		select m.*, b.mail from ${MEMBERS} where b.mail = ${mail} and m.left_on is null
			and m.network_id not in (select id from networks.practice_network) order by m.joined_at, m.id`.execute(tx);
	return rows.map(memberOf);
}

export async function setRole(tx: Transaction, id: string, role: Role): Promise<void> {
	await sql`update networks.member set role = ${role} where id = ${id}`.execute(tx);
}

/** Lets somebody leave: the name stays under what was done, the mail address is erased for good. */
export async function setLeft(tx: Transaction, id: string, on: Day, handedTo: string | null): Promise<void> {
	await sql`update networks.member set left_on = ${on}, handed_to = ${handedTo} where id = ${id}`.execute(tx);
	await sql`delete from networks.mailbox where member_id = ${id}`.execute(tx);
	await journalErased(tx, 'networks.mailbox', [id]);
}
