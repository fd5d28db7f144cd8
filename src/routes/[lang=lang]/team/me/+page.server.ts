import { redirect } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { brusselsDay } from '#kernel/instant.ts';
import { listNetworks, otherMemberships, switchTeam } from '#networks';
import { endAllSessions, endOneSession, endSession, listSessions } from '#people';
import { dayInWords, timeOfDay } from '#platform/i18n/moments.ts';
import { nameFor } from '#street';
import { postedForm } from '../../../posted-form.ts';
import { notTaken, text } from '../answer.ts';
import { practiceCookie, teamCookie, theVisit } from '../session.ts';
import { signInWith } from '../sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { member, session, ctx } = await theVisit(event);
	const language = event.params.lang;
	const today = brusselsDay(ctx.clock());
	const [sessions, others, networks] = await Promise.all([
		listSessions(ctx, member.id),
		otherMemberships(ctx, member),
		listNetworks({ ...ctx, actor: GUEST })
	]);
	return {
		name: member.name,
		mail: member.mail,
		sessions: sessions.map(({ id, device, openedAt }) => ({
			id,
			device,
			since: `${dayInWords(brusselsDay(openedAt), today, language)} ${timeOfDay(openedAt, language)}`,
			isThis: id === session.id
		})),
		others: others.map(({ id, networkId }) => {
			const network = networks.find((one) => one.id === networkId);
			return { id, network: network ? nameFor(network, language) : '' };
		})
	};
};

export const actions: Actions = {
	/** Signs out on one device. */
	async end(event) {
		const { member, ctx } = await theVisit(event);
		const form = await postedForm(event.request);
		await endOneSession(ctx, member.id, text(form, 'session'));
		redirect(303, event.url.pathname);
	},

	/** Signs out everywhere, here as well. */
	async endAll(event) {
		const { member, ctx } = await theVisit(event);
		await endAllSessions(ctx, member.id);
		teamCookie.remove(event);
		practiceCookie.remove(event);
		redirect(303, `/${event.params.lang}/team`);
	},

	async signOut(event) {
		const secret = teamCookie.read(event);
		if (secret !== undefined) await endSession(event.locals.installation, secret);
		teamCookie.remove(event);
		practiceCookie.remove(event);
		redirect(303, `/${event.params.lang}/team`);
	},

	/** Goes on in another team of the same mail address. */
	async switch(event) {
		const { member, ctx } = await theVisit(event);
		const form = await postedForm(event.request);
		const userAgent = event.request.headers.get('user-agent') ?? '';
		const other = await switchTeam(ctx, member, text(form, 'member'), userAgent);
		if (!other.ok) return notTaken('switch', other.refusal, form);
		await signInWith(event, other.value);
		redirect(303, `/${event.params.lang}/team`);
	}
};
