import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';

/** Who or what a session stands for. */
export interface Holder {
	readonly holder: 'counter';
	/** Of a counter: the id of its card. A card that is replaced gets another id, which ends its sessions at once. */
	readonly holderId: string;
}

export async function insertSession(
	tx: Transaction,
	session: Holder & { id: string; secretHash: Buffer; openedAt: Date; expiresAt: Date }
): Promise<void> {
	await sql`insert into people.session (id, secret_hash, holder, holder_id, opened_at, expires_at)
		values (${session.id}, ${session.secretHash}, ${session.holder}, ${session.holderId}, ${session.openedAt},
			${session.expiresAt})`.execute(tx);
}

export async function sessionBySecret(tx: Transaction, secretHash: Buffer, now: Date): Promise<Holder | null> {
	const { rows } = await sql<{ holder: 'counter'; holder_id: string }>`
		select holder, holder_id from people.session
		where secret_hash = ${secretHash} and expires_at > ${now}`.execute(tx);
	return rows[0] ? { holder: rows[0].holder, holderId: rows[0].holder_id } : null;
}

export async function deleteSession(tx: Transaction, secretHash: Buffer): Promise<void> {
	await sql`delete from people.session where secret_hash = ${secretHash}`.execute(tx);
}

export async function deleteExpiredSessions(tx: Transaction, now: Date): Promise<void> {
	await sql`delete from people.session where expires_at <= ${now}`.execute(tx);
}
