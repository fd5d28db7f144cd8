import { setImmediate as onceAnswered } from 'node:timers/promises';
import * as v from 'valibot';
import { DOOR, type Actor } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import {
	deviceName,
	findSession,
	MINUTES_GOOD,
	openSession,
	useLetterCode,
	useLetterLink,
	writeLetter,
	type Session
} from '#people';
import type { Context } from '#platform/context.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import type { Mailer, Message } from '#platform/mail/mail.ts';
import { mailInput } from './inputs.ts';
import { isPresent, memberById, membersByMail, type Member } from './members-store.ts';

/** Half a day: whoever sees what the team sees says so again every working day (trust.md, anonymous writes, 5). */
const SECONDS_SIGNED_IN = 12 * 3600;

type Door = Omit<Context, 'actor'>;

export interface SignedIn {
	/** The secret for the cookie. */
	readonly cookie: string;
	readonly seconds: number;
}

/**
 * Mails somebody of a team a link and a code to sign in with. Nothing in the answer, nor how long it takes, tells whether
 * the address is of anybody: the mail leaves after the answer.
 *
 * @param asked.origin of this installation, for the link
 * @param asked.say the texts of the team in that language
 * @returns the secret for the cookie of the browser that asked, and when the mail was handed over, which nobody waits for
 */
export async function askToSignIn(
	{ mail: mailer, ...door }: Door & { readonly mail: Mailer },
	asked: { mail: string; language: Language; origin: string; say: Say<TeamKey> }
): Promise<{ browser: string; sent: Promise<void> }> {
	const address = v.safeParse(mailInput, asked.mail);
	// What is no address is looked up all the same, so that it takes as long.
	const known = await door.db.read(DOOR, (tx) => membersByMail(tx, address.success ? address.output : ''));
	const [member] = known.filter(isPresent);
	const { secret, code, browser, mayBeSent } = await writeLetter(door, member?.id ?? null);
	if (!member || !mayBeSent) return { browser, sent: Promise.resolve() };
	// Made and handed over once the answer is on its way: neither takes time that somebody could measure.
	const sent = onceAnswered()
		.then(() => mailer.send(letterTo(member, { secret, code }, asked)))
		// What a mail server answers may name the address: that is not for the log.
		.catch((error: { code?: unknown }) => console.error('A mail to sign in could not be sent.', error.code ?? ''));
	return { browser, sent };
}

function letterTo(
	{ name, mail }: { readonly name: string; readonly mail: string },
	{ secret, code }: { readonly secret: string; readonly code: string },
	{ say, origin, language }: { say: Say<TeamKey>; origin: string; language: Language }
): Message {
	const link = `${origin}/${language}/team/letter/${secret}`;
	return {
		to: mail,
		subject: say('letterSubject', { code }),
		// The link stands by itself: right-to-left texts put marks around what is filled in, which would be part of it.
		text: `${say('letterText', { name, code })}\n${link}\n\n${say('letterRules', { minutes: MINUTES_GOOD })}`
	};
}

/** Signs in by the link of a mail. */
export async function signInByLink(
	door: Door,
	secret: string,
	userAgent: string
): Promise<Result<SignedIn, 'letterGone'>> {
	const holder = await useLetterLink(door, secret);
	return holder.ok ? signIn(door, holder.value, userAgent) : holder;
}

/** Signs in by the code of a mail, in the browser that asked for it. */
export async function signInByCode(
	door: Door,
	browser: string,
	typed: string,
	userAgent: string
): Promise<Result<SignedIn, 'wrongCode' | 'letterGone'>> {
	const holder = await useLetterCode(door, browser, typed);
	return holder.ok ? signIn(door, holder.value, userAgent) : holder;
}

/** Whom a cookie stands for: a member of a team, with the session. Null when it ended or they left. */
export async function memberOfCookie(
	door: Door,
	cookie: string
): Promise<{ actor: Extract<Actor, { kind: 'member' }>; member: Member; session: Session } | null> {
	const session = await findSession(door, cookie);
	if (session?.holder !== 'member') return null;
	const member = await door.db.read(DOOR, (tx) => memberById(tx, session.holderId));
	if (!member || !isPresent(member)) return null;
	const { id, networkId, role } = member;
	return { actor: { kind: 'member', network: networkId, member: id, role }, member, session };
}

/** The other teams that somebody is in by the same mail address. */
export async function otherMemberships(door: Door, member: Member): Promise<Member[]> {
	const all = await door.db.read(DOOR, (tx) => membersByMail(tx, member.mail));
	// The people of a practice town are invented: whatever address they have, they are in no other team.
	if (!all.some(({ id }) => id === member.id)) return [];
	return all.filter(isPresent).filter(({ id }) => id !== member.id);
}

/** Goes on in another team of the same mail address, on this device. */
export async function switchTeam(
	door: Door,
	member: Member,
	to: string,
	userAgent: string
): Promise<Result<SignedIn, 'noSuchMember'>> {
	const other = (await otherMemberships(door, member)).find(({ id }) => id === to);
	return other ? signIn(door, other.id, userAgent) : refuse('noSuchMember', 'This is no team of yours.');
}

/** Opens a session of a member on a device. */
export async function signIn(door: Door, memberId: string, userAgent: string) {
	const holder = { holder: 'member', holderId: memberId } as const;
	const cookie = await openSession(door, holder, SECONDS_SIGNED_IN, deviceName(userAgent));
	return done({ cookie, seconds: SECONDS_SIGNED_IN });
}
