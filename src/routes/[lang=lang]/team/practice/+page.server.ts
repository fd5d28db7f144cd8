import { redirect, type RequestEvent } from '@sveltejs/kit';
import { enterPracticeCounter } from '#board';
import { makePracticeTown } from '#demo/practice-town.ts';
import { ROLES, type Role } from '#kernel/actor.ts';
import { enterPractice, findPractice } from '#networks';
import { endSession } from '#people';
import { postedForm } from '../../../posted-form.ts';
import { notTaken, text } from '../answer.ts';
import { ownVisit, practiceCookie } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, network } = await ownVisit(event);
	const practice = await findPractice(ctx, network.id);
	return {
		guest: practice && `/${event.params.lang}/${practice.slug}`,
		isPractising: practiceCookie.read(event) !== undefined
	};
};

export const actions: Actions = {
	/** Makes the practice town, or makes it anew; who looked around in it as somebody is themselves again. */
	async make(event) {
		const { network } = await ownVisit(event);
		await makePracticeTown(event.locals.installation, network.id);
		await stopPractising(event);
		return { said: 'practiceMade' as const };
	},

	/** Looks at it from behind the counter, or as somebody of its team. */
	async enter(event) {
		const { ctx } = await ownVisit(event);
		const form = await postedForm(event.request);
		const as = text(form, 'as');
		const isRole = ROLES.some((role) => role === as);
		const entered = isRole ? await enterPractice(ctx, as as Role) : await enterPracticeCounter(ctx);
		if (!entered.ok) return notTaken('enter', entered.refusal, form, { noPractice: 'practiceGone' });
		await stopPractising(event);
		practiceCookie.write(event, entered.value.cookie, entered.value.seconds);
		redirect(303, `/${event.params.lang}/${isRole ? 'team' : 'counter'}`);
	},

	async stop(event) {
		await stopPractising(event);
		redirect(303, event.url.pathname);
	}
};

async function stopPractising(event: RequestEvent): Promise<void> {
	const cookie = practiceCookie.read(event);
	if (cookie === undefined) return;
	await endSession(event.locals.installation, cookie);
	practiceCookie.remove(event);
}
