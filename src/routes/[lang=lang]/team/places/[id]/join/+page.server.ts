import { redirect, type Actions } from '@sveltejs/kit';
import { qrPath } from '#platform/qr.ts';
import type { Unfinished } from '#street';
import { actOnPlacePage, type ActName } from '../../place-acts.ts';
import { placePage } from '../../place-page.ts';
import type { PageServerLoad } from './$types';

type Step = Unfinished['missing'][number];

export const load: PageServerLoad = async (event) => {
	const page = await placePage(event);
	const overview = `/${event.params.lang}/team/places/${page.place.id}`;
	if (page.missing === null || !page.mayChange) redirect(303, overview);
	const skipped = event.url.searchParams.getAll('later');
	const left = page.missing.filter((step) => !skipped.includes(step));
	const [step = null] = left;
	const after = new URLSearchParams([...skipped, ...(step ? [step] : [])].map((one) => ['later', one]));
	return { ...page, step, left: left.length, overview, skip: `?${after}`, address: event.locals.installation.address };
};

/** The acts of this page, and the step each takes. */
const ACTS_OF_JOINING: Partial<Record<ActName, Step>> = {
	where: 'point',
	basics: 'address',
	hours: 'hours',
	rawHours: 'hours',
	services: 'services',
	line: 'items',
	charter: 'charter',
	card: 'card'
};

export const actions: Actions = Object.fromEntries(
	(Object.keys(ACTS_OF_JOINING) as ActName[]).map((act) => [
		act,
		async (event) => {
			const answer = await actOnPlacePage(event, act);
			if ('status' in answer) return answer;
			// The card is shown once, so it stays on the page until somebody goes on.
			if ('card' in answer && answer.card) {
				const link = `${event.locals.installation.address}/counter#${answer.card.secret}`;
				return { ...answer, card: { code: answer.card.code, qr: qrPath(link) } };
			}
			redirect(303, event.url.pathname);
		}
	])
);
