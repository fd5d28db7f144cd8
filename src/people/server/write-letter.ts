import { randomInt } from 'node:crypto';
import { DOOR } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { hashOf, newId, newSecret } from '#platform/random.ts';
import { deleteExpiredLetters, insertLetter, lettersTo } from './letters-store.ts';

export const MINUTES_GOOD = 10;
/** Letters to one person that are good at the same time: more would only fill a mailbox. */
const MOST_LETTERS = 5;

export interface WrittenLetter {
	/** For the link, which is good on any device. */
	readonly secret: string;
	/** Six digits, good in the browser that asked. */
	readonly code: string;
	/** For the cookie of that browser. */
	readonly browser: string;
	/** Whether there is somebody to send it to who does not have enough of them already. */
	readonly mayBeSent: boolean;
}

/**
 * Writes a letter with which somebody signs in: 128 bits, 10 minutes, once (trust.md, anonymous writes, 4). Only hashes
 * are kept. For an address that nobody has, the same is done and kept.
 *
 * @param holderId whom it is for, or null where nobody has the address
 */
export async function writeLetter(ctx: Omit<Context, 'actor'>, holderId: string | null): Promise<WrittenLetter> {
	const now = ctx.clock();
	const [secret, browser] = [newSecret(), newSecret()];
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	let before = 0;
	await ctx.db.write(DOOR, async (tx) => {
		await deleteExpiredLetters(tx, now);
		before = await lettersTo(tx, holderId);
		await insertLetter(tx, {
			id: newId(now),
			holderId: before < MOST_LETTERS ? holderId : null,
			secretHash: hashOf(secret),
			browserHash: hashOf(browser),
			codeHash: codeHash(browser, code),
			expiresAt: new Date(now.getTime() + MINUTES_GOOD * 60_000)
		});
		return done(null);
	});
	return { secret, code, browser, mayBeSent: holderId !== null && before < MOST_LETTERS };
}

/** What is kept of a code: mixed with the secret of its browser, which is kept nowhere. */
export function codeHash(browser: string, code: string): Buffer {
	return hashOf(`${browser} ${code}`);
}
