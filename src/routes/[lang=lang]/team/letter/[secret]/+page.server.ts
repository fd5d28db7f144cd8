import { redirect } from '@sveltejs/kit';
import { signInByLink } from '#networks';
import { mayUseLetter } from '#people';
import { notTaken } from '../../answer.ts';
import { visitOf } from '../../session.ts';
import { signInWith } from '../../sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows a button and does nothing: programs that look at mail open links too (trust.md, anonymous writes, 4). */
export const load: PageServerLoad = async (event) => ({
	isGood: await mayUseLetter(event.locals.installation, event.params.secret),
	isSignedIn: (await visitOf(event)) !== null
});

export const actions: Actions = {
	async default(event) {
		const userAgent = event.request.headers.get('user-agent') ?? '';
		const signedIn = await signInByLink(event.locals.installation, event.params.secret, userAgent);
		if (!signedIn.ok) return notTaken('letter', signedIn.refusal, new FormData(), { letterGone: 'letterGone' });
		await signInWith(event, signedIn.value);
		redirect(303, `/${event.params.lang}/team`);
	}
};
