import type { RequestEvent } from '@sveltejs/kit';
import { counterOfCookie } from '#board';
import { GUEST } from '#kernel/actor.ts';
import { findNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { ownCookie } from '#platform/http/own-cookie.ts';
import { practiceCookie, visitOf } from '../team/session.ts';

/** Opened by the card of a place; no link from elsewhere leads to a counter. */
export const counterCookie = ownCookie('counter', 'strict');

type Visit = Pick<RequestEvent, 'url' | 'cookies' | 'locals'>;

/**
 * The context of the counter that this request comes from, or null when it is none, or not any more. Whoever of a team
 * looks at the practice town as its counter is there, and not at a counter that this device may have besides.
 */
export async function counterOf(event: Visit): Promise<Context | null> {
	const practice = await practiceCounterOf(event);
	if (practice) return practice;
	const cookie = counterCookie.read(event);
	if (cookie === undefined) return null;
	const { installation } = event.locals;
	const actor = await counterOfCookie(installation, cookie);
	return actor && { ...installation, actor };
}

/** The counter of the practice town that somebody of the team opened, as long as they are signed in. */
export async function practiceCounterOf(event: Visit): Promise<Context | null> {
	const cookie = practiceCookie.read(event);
	if (cookie === undefined) return null;
	const { installation } = event.locals;
	const [actor, visit] = await Promise.all([counterOfCookie(installation, cookie), visitOf(event)]);
	if (!actor || !visit) return null;
	const network = await findNetwork({ ...installation, actor: GUEST }, actor.network);
	return network?.practiceOf === visit.network.id ? { ...installation, actor } : null;
}
