import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';

/** Somebody of a place said yes to the charter, read together with a member of the team. */
export interface Agreement {
	readonly id: string;
	readonly placeId: string;
	/** The first name of who said so, where that person wanted it written down. */
	readonly saidBy: string | null;
	readonly memberId: string;
	/** Of the text that was read. */
	readonly fingerprint: string;
	readonly at: Date;
}

interface AgreementRow {
	id: string;
	place_id: string;
	said_by: string | null;
	member_id: string;
	fingerprint: string;
	at: Date;
}

/** What a place agreed to, newest first. */
export async function agreementsOf(tx: Transaction, placeId: string): Promise<Agreement[]> {
	const { rows } = await sql<AgreementRow>`select * from places.agreement
		where place_id = ${placeId} order by at desc, id desc`.execute(tx);
	return rows.map(({ id, place_id, said_by, member_id, fingerprint, at }) => ({
		id,
		placeId: place_id,
		saidBy: said_by,
		memberId: member_id,
		fingerprint,
		at
	}));
}

export async function insertAgreement(tx: Transaction, agreement: Agreement, networkId: string): Promise<void> {
	const { id, placeId, saidBy, memberId, fingerprint, at } = agreement;
	await sql`insert into places.agreement (id, network_id, place_id, said_by, member_id, fingerprint, at)
		values (${id}, ${networkId}, ${placeId}, ${saidBy}, ${memberId}, ${fingerprint}, ${at})`.execute(tx);
}

/** Empties who said so, of places that left before a moment. That they agreed stays. */
export async function forgetAgreedNames(tx: Transaction, before: Date): Promise<void> {
	await sql`update places.agreement a set said_by = null from places.place p
		where p.id = a.place_id and p.left_at < ${before} and a.said_by is not null`.execute(tx);
}
