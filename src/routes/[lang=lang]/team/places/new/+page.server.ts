import { redirect } from '@sveltejs/kit';
import { showNetwork } from '#networks';
import { kindName, kinds, readPoint, startPlace } from '#places';
import { newId } from '#platform/random.ts';
import { postedForm } from '../../../../posted-form.ts';
import { notTaken, text } from '../../answer.ts';
import { theVisit } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, network } = await theVisit(event);
	const language = event.params.lang;
	const parts = await showNetwork(ctx, network.slug);
	const near = [...(parts?.landmarks ?? []), ...(parts?.neighbourhoods ?? [])];
	return {
		/** Sending the form twice begins one place. */
		id: newId(ctx.clock()),
		near: near.map(({ slug, names }) => ({ slug, name: names[language] ?? names.nl ?? slug })),
		kinds: kinds.map(({ key }) => ({ key, name: kindName(key, language) }))
	};
};

export const actions: Actions = {
	async default(event) {
		const { ctx, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const [point, near] = [readPoint(text(form, 'point')), text(form, 'near')];
		const begun = await startPlace(ctx, {
			id: text(form, 'id'),
			network: network.slug,
			name: text(form, 'name'),
			kind: text(form, 'kind'),
			// Filled in by the phone alone; what it did not say is asked for.
			...(point.ok ? { point: point.value } : {}),
			...(near ? { near } : {})
		});
		if (!begun.ok) {
			return notTaken('begin', begun.refusal, form, {
				'badInput.name': 'nameEmpty',
				'badInput.kind': 'kindMissing',
				whereIsIt: 'whereMissing',
				placeThere: 'placeThere'
			});
		}
		redirect(303, `/${event.params.lang}/team/places/${begun.value.id}/join`);
	}
};
