import type { RequestEvent } from '@sveltejs/kit';
import type { SignedIn } from '#networks';
import { endSession } from '#people';
import { letterCookie, practiceCookie, teamCookie } from './session.ts';

/** Signs this browser in. What it was before (another member, a letter that was asked) ends. */
export async function signInWith(
	event: Pick<RequestEvent, 'url' | 'cookies' | 'locals'>,
	{ cookie, seconds }: SignedIn
): Promise<void> {
	const former = teamCookie.read(event);
	if (former !== undefined) await endSession(event.locals.installation, former);
	letterCookie.remove(event);
	practiceCookie.remove(event);
	teamCookie.write(event, cookie, seconds);
}
