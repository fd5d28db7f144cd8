import { fail, redirect } from '@sveltejs/kit';
import { askToSignIn, signInByCode } from '#networks';
import { teamTexts } from '#platform/i18n/team.ts';
import { outboxOf } from '#platform/mail/open-mailer.ts';
import { postedForm } from '../../posted-form.ts';
import { confirmTicked } from './confirm.ts';
import { overviewOf } from './overview.ts';
import { notTaken, text, typedIn } from './answer.ts';
import { signInWith } from './sign-in.ts';
import { afterDoor, letterCookie, signInTries, visitOf } from './session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const visit = await visitOf(event);
	if (!visit) {
		return {
			door: {
				to: afterDoor(params.lang, url.searchParams.get('to')),
				isSignedOut: url.searchParams.has('to'),
				isLetterSent: letterCookie.read(event) !== undefined,
				mailFolder: locals.installation.mail.keepsFiles ? outboxOf(locals.installation.dataDirectory) : null
			},
			overview: null
		};
	}
	return { door: null, overview: await overviewOf(locals.installation, visit, params.lang) };
};

export const actions: Actions = {
	/** Asks for a mail with a link and a code. */
	async letter(event) {
		const { locals, params, url } = event;
		const form = await postedForm(event.request);
		const to = afterDoor(params.lang, text(form, 'to'));
		if (!signInTries.take(event.getClientAddress(), locals.installation.clock())) return tooManyTries('letter', form);
		const { address: origin } = locals.installation;
		const asked = { mail: text(form, 'mail'), language: params.lang, origin, say: teamTexts(params.lang) };
		const { browser } = await askToSignIn(locals.installation, asked);
		letterCookie.write(event, browser, 600);
		redirect(303, `${url.pathname}?to=${encodeURIComponent(to)}`);
	},

	/** Signs in with the code of the mail, in the browser that asked for it. */
	async code(event) {
		const { installation } = event.locals;
		const form = await postedForm(event.request);
		if (!signInTries.take(event.getClientAddress(), installation.clock())) return tooManyTries('code', form);
		const browser = letterCookie.read(event) ?? '';
		const userAgent = event.request.headers.get('user-agent') ?? '';
		const signedIn = await signInByCode(installation, browser, text(form, 'code'), userAgent);
		if (!signedIn.ok) {
			if (signedIn.refusal.code === 'letterGone') letterCookie.remove(event);
			return notTaken('code', signedIn.refusal, form, { wrongCode: 'wrongCode', letterGone: 'letterGone' });
		}
		signInTries.giveBack(event.getClientAddress(), installation.clock());
		await signInWith(event, signedIn.value);
		redirect(303, afterDoor(event.params.lang, text(form, 'to')));
	},

	/** Says that all is true of one place, or of those that are ticked. */
	confirm: confirmTicked,

	/** Another address than the one a letter went to. */
	async again(event) {
		letterCookie.remove(event);
		redirect(303, event.url.pathname);
	}
};

function tooManyTries(act: string, form: FormData) {
	return fail(429, { act, problem: 'tooManyTries' as const, field: undefined, typed: typedIn(form) });
}
