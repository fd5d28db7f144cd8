import type { RequestEvent } from '@sveltejs/kit';
import { counterOfCookie } from '#board';
import type { Context } from '#platform/context.ts';
import { ownCookie } from '#platform/http/own-cookie.ts';

/** Opened by the card of a place; no link from elsewhere leads to a counter. */
export const counterCookie = ownCookie('counter', 'strict');

/** The context of the counter that this request comes from, or null when it is none, or not any more. */
export async function counterOf(event: Pick<RequestEvent, 'url' | 'cookies' | 'locals'>): Promise<Context | null> {
	const cookie = counterCookie.read(event);
	if (cookie === undefined) return null;
	const { installation } = event.locals;
	const actor = await counterOfCookie(installation, cookie);
	return actor && { ...installation, actor };
}
