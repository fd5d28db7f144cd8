import type { Actions } from '@sveltejs/kit';
import { qrPath } from '#platform/qr.ts';
import { ACT_NAMES, actOnPlacePage } from '../place-acts.ts';
import { placePage } from '../place-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await placePage(event)),
	address: event.locals.installation.address,
	/** The part of the page that somebody comes for. */
	opened: event.url.searchParams.get('open')
});

export const actions: Actions = Object.fromEntries(
	ACT_NAMES.map((act) => [
		act,
		async (event) => {
			const answer = await actOnPlacePage(event, act);
			if (!('card' in answer) || !answer.card) return answer;
			const link = `${event.locals.installation.address}/counter#${answer.card.secret}`;
			return { ...answer, card: { code: answer.card.code, qr: qrPath(link) } };
		}
	])
);
