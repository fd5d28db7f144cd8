import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';

export interface Letter {
	readonly id: string;
	/** Null where nobody has the address that was typed. */
	readonly holderId: string | null;
	readonly secretHash: Buffer;
	/** Of the cookie of the browser that asked: only there its code is good for anything. */
	readonly browserHash: Buffer;
	/** Mixed with the secret of that cookie, so that six digits cannot be guessed from what is kept. */
	readonly codeHash: Buffer;
	readonly expiresAt: Date;
}

export async function insertLetter(tx: Transaction, letter: Letter): Promise<void> {
	await sql`insert into people.letter (id, holder_id, secret_hash, browser_hash, code_hash, expires_at)
		values (${letter.id}, ${letter.holderId}, ${letter.secretHash}, ${letter.browserHash}, ${letter.codeHash},
			${letter.expiresAt})`.execute(tx);
}

export async function deleteExpiredLetters(tx: Transaction, now: Date): Promise<void> {
	await sql`delete from people.letter where expires_at <= ${now}`.execute(tx);
}

/** How many letters to this holder are still good. */
export async function lettersTo(tx: Transaction, holderId: string | null): Promise<number> {
	const { rows } = await sql<{ many: number }>`
		select count(*)::integer as many from people.letter where holder_id = ${holderId}`.execute(tx);
	return rows[0]?.many ?? 0;
}

export async function isLetterGood(tx: Transaction, secretHash: Buffer, now: Date): Promise<boolean> {
	const { rows } = await sql`select 1 from people.letter
		where secret_hash = ${secretHash} and holder_id is not null and expires_at > ${now}`.execute(tx);
	return rows.length > 0;
}

/** Takes a letter away by its link: who comes second finds none. */
export async function takeBySecret(tx: Transaction, secretHash: Buffer, now: Date): Promise<string | null> {
	const { rows } = await sql<{ holder_id: string | null }>`delete from people.letter
		where secret_hash = ${secretHash} and holder_id is not null and expires_at > ${now}
		returning holder_id`.execute(tx);
	return rows[0]?.holder_id ?? null;
}

/** Notes a try at the code of a browser's letter; null when there is no letter or no try left. */
export async function tryCode(
	tx: Transaction,
	browserHash: Buffer,
	mostTries: number,
	now: Date
): Promise<{ id: string; holderId: string | null; codeHash: Buffer } | null> {
	const { rows } = await sql<{ id: string; holder_id: string | null; code_hash: Buffer }>`
		update people.letter set tries = tries + 1
		where browser_hash = ${browserHash} and expires_at > ${now} and tries < ${mostTries}
		returning id, holder_id, code_hash`.execute(tx);
	return rows[0] ? { id: rows[0].id, holderId: rows[0].holder_id, codeHash: rows[0].code_hash } : null;
}

export async function deleteLetter(tx: Transaction, id: string): Promise<void> {
	await sql`delete from people.letter where id = ${id}`.execute(tx);
}
