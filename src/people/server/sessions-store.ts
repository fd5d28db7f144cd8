import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';

/** Who or what a session stands for. */
export interface Holder {
	readonly holder: 'counter' | 'member';
	/**
	 * Of a counter: the id of its card. A card that is replaced gets another id, which ends its sessions at once. Of a
	 * member: the id of the member.
	 */
	readonly holderId: string;
}

export interface Session extends Holder {
	readonly id: string;
	/** What a member recognises the device by, such as "Firefox · Android"; null for a counter. */
	readonly device: string | null;
	readonly openedAt: Date;
	readonly expiresAt: Date;
}

interface SessionRow {
	id: string;
	holder: Holder['holder'];
	holder_id: string;
	device: string | null;
	opened_at: Date;
	expires_at: Date;
}

const sessionOf = (row: SessionRow): Session => ({
	id: row.id,
	holder: row.holder,
	holderId: row.holder_id,
	device: row.device,
	openedAt: row.opened_at,
	expiresAt: row.expires_at
});

export async function insertSession(tx: Transaction, session: Session & { secretHash: Buffer }): Promise<void> {
	await sql`insert into people.session (id, secret_hash, holder, holder_id, device, opened_at, expires_at)
		values (${session.id}, ${session.secretHash}, ${session.holder}, ${session.holderId}, ${session.device},
			${session.openedAt}, ${session.expiresAt})`.execute(tx);
}

export async function sessionBySecret(tx: Transaction, secretHash: Buffer, now: Date): Promise<Session | null> {
	const { rows } = await sql<SessionRow>`
		select id, holder, holder_id, device, opened_at, expires_at from people.session
		where secret_hash = ${secretHash} and expires_at > ${now}`.execute(tx);
	return rows[0] ? sessionOf(rows[0]) : null;
}

/** The sessions of a holder that are still good, the newest first. */
export async function sessionsOf(tx: Transaction, { holder, holderId }: Holder, now: Date): Promise<Session[]> {
	const { rows } = await sql<SessionRow>`
		select id, holder, holder_id, device, opened_at, expires_at from people.session
		where holder = ${holder} and holder_id = ${holderId} and expires_at > ${now} order by opened_at desc, id`.execute(tx);
	return rows.map(sessionOf);
}

export async function deleteSession(tx: Transaction, secretHash: Buffer): Promise<void> {
	await sql`delete from people.session where secret_hash = ${secretHash}`.execute(tx);
}

/** Ends one session of a holder, or with null all of them. */
export async function deleteSessionsOf(
	tx: Transaction,
	{ holder, holderId }: Holder,
	only: string | null
): Promise<void> {
	await sql`delete from people.session where holder = ${holder} and holder_id = ${holderId}
		and (${only === null} or id = ${only}::uuid)`.execute(tx);
}

export async function deleteExpiredSessions(tx: Transaction, now: Date): Promise<void> {
	await sql`delete from people.session where expires_at <= ${now}`.execute(tx);
}
