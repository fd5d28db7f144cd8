import { timingSafeEqual } from 'node:crypto';
import { DOOR } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { hashOf } from '#platform/random.ts';
import { deleteLetter, isLetterGood, takeBySecret, tryCode } from './letters-store.ts';
import { codeHash } from './write-letter.ts';

/** Tries at one code of a million: together with the ten minutes, guessing gets nowhere. */
const MOST_TRIES = 5;
const SECRET = /^[\w-]{22}$/;

type Door = Omit<Context, 'actor'>;

/** Whether the link of a letter still opens something. Looking does not use it up: programs that read mail look too. */
export function mayUseLetter({ db, clock }: Door, secret: string): Promise<boolean> {
	if (!SECRET.test(secret)) return Promise.resolve(false);
	return db.read(DOOR, (tx) => isLetterGood(tx, hashOf(secret), clock()));
}

/** Uses a letter up by its link, on whatever device it was opened: once. */
export async function useLetterLink({ db, clock }: Door, secret: string): Promise<Result<string, 'letterGone'>> {
	if (!SECRET.test(secret)) return gone();
	return db.write(DOOR, async (tx) => {
		const holder = await takeBySecret(tx, hashOf(secret), clock());
		return holder === null ? gone() : done(holder);
	});
}

/**
 * Uses a letter up by its code, in the browser that asked for it.
 *
 * @param browser the secret of that browser's cookie
 * @returns the holder; `wrongCode` for another code than was mailed, `letterGone` after ten minutes or five wrong ones
 */
export async function useLetterCode(
	{ db, clock }: Door,
	browser: string,
	typed: string
): Promise<Result<string, 'wrongCode' | 'letterGone'>> {
	if (!SECRET.test(browser)) return gone();
	// Spaces, dashes and the marks of right-to-left mails come along when a code is copied.
	const code = typed.replace(/\D/g, '');
	// A wrong code is counted, and what is counted is committed: so it is an answer and not a refusal until after.
	const tried = await db.write<string | 'wrong' | 'gone', never>(DOOR, async (tx) => {
		const letter = await tryCode(tx, hashOf(browser), MOST_TRIES, clock());
		if (!letter) return done('gone');
		const right = timingSafeEqual(letter.codeHash, codeHash(browser, code));
		if (!right || letter.holderId === null) return done('wrong');
		await deleteLetter(tx, letter.id);
		return done(letter.holderId);
	});
	if (!tried.ok || tried.value === 'gone') return gone();
	return tried.value === 'wrong' ? refuse('wrongCode', 'This is not the code of the mail.', 'code') : tried;
}

function gone() {
	return refuse('letterGone', 'This letter was used, or is older than ten minutes.');
}
