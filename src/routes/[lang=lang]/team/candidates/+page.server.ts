import { kindName, kinds, listPlaces, publishPlaces, takeUpCandidate } from '#places';
import { redirect } from '@sveltejs/kit';
import { listTeamPlaces } from '#street';
import { notTaken, text, type Said } from '../answer.ts';
import { theVisit } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, network, member } = await theVisit(event);
	const { searchParams } = event.url;
	const language = event.params.lang;
	const [search, kind] = [searchParams.get('search') ?? '', searchParams.get('kind') ?? ''];
	const list = await listTeamPlaces(ctx, network.id, {
		state: 'candidate',
		search,
		kind: kind || undefined,
		after: searchParams.get('after') ?? undefined
	});
	const link = (changes: Record<string, string | null>) => {
		const query = new URLSearchParams(searchParams);
		for (const [name, value] of Object.entries(changes)) {
			if (value === null) query.delete(name);
			else query.set(name, value);
		}
		return `?${query}`;
	};
	return {
		asked: { search, kind, all: searchParams.has('all') },
		total: list.counts.candidate,
		/** All of a kind can be shown at once; a search is looked through by eye. */
		ofKind:
			kind && !search
				? (await listPlaces(ctx, network.id, ['candidate'])).filter((one) => one.kind === kind).length
				: 0,
		mayChange: member.role !== 'expert',
		kinds: kinds.map(({ key }) => ({ key, name: kindName(key, language) })),
		links: {
			all: link({ all: '1' }),
			none: link({ all: null }),
			next: list.next && link({ after: list.next }),
			first: searchParams.has('after') ? link({ after: null }) : null
		},
		places: list.places.map((place) => ({
			id: place.id,
			name: place.name,
			kind: kindName(place.kind, language),
			street: [place.street, place.number].filter(Boolean).join(' '),
			source: place.source
		}))
	};
};

export const actions: Actions = {
	/** Shows guests what is ticked, or all of a kind, by the yes that somebody of the team has. */
	async publish(event) {
		const { ctx, network } = await theVisit(event);
		const form = await event.request.formData();
		const kind = text(form, 'allOfKind');
		const ids = form.getAll('id').filter((id) => typeof id === 'string');
		if (!kind && ids.length === 0)
			return notTaken('publish', { code: 'nothing', sentence: '' }, form, { nothing: 'nothingTicked' });
		const which = kind ? { kind } : { ids };
		const result = await publishPlaces(ctx, { networkId: network.id, because: text(form, 'because'), ...which });
		if (!result.ok) return notTaken('publish', result.refusal, form, { 'badInput.because': 'becauseMissing' });
		const said: Said = { said: 'publishedMany', values: { count: result.value.published } };
		return said;
	},

	/** Goes on with one of them at its bar. */
	async takeUp(event) {
		const { ctx } = await theVisit(event);
		const form = await event.request.formData();
		const id = text(form, 'one');
		const taken = await takeUpCandidate(ctx, id);
		if (!taken.ok) return notTaken('takeUp', taken.refusal, form);
		redirect(303, `/${event.params.lang}/team/places/${id}/join`);
	}
};
