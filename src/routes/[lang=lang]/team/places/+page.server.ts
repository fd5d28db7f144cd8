import { brusselsDay } from '#kernel/instant.ts';
import { heirsIn, showNetwork } from '#networks';
import { kindName, kinds } from '#places';
import { dayInWords } from '#platform/i18n/moments.ts';
import { listTeamPlaces, NEEDS, type NeedKind } from '#street';
import { confirmTicked } from '../confirm.ts';
import { theVisit } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, network, member } = await theVisit(event);
	const { searchParams } = event.url;
	const language = event.params.lang;
	const today = brusselsDay(ctx.clock());
	const asked = {
		search: searchParams.get('search') ?? '',
		state: searchParams.get('state') ?? '',
		kind: searchParams.get('kind') ?? '',
		neighbourhood: searchParams.get('neighbourhood') ?? '',
		need: searchParams.get('need') ?? '',
		mine: searchParams.has('mine')
	};
	const list = await listTeamPlaces(ctx, network.id, {
		search: asked.search,
		mine: asked.mine,
		state: asked.state || undefined,
		kind: asked.kind || undefined,
		neighbourhood: asked.neighbourhood || undefined,
		attention: NEEDS.includes(asked.need as NeedKind) ? (asked.need as NeedKind) : undefined,
		after: searchParams.get('after') ?? undefined,
		heirOf: await heirsIn(ctx, network.id)
	});
	const neighbourhoods = (await showNetwork(ctx, network.slug))?.neighbourhoods ?? [];
	const next = new URLSearchParams(searchParams);
	if (list.next) next.set('after', list.next);
	const first = new URLSearchParams(searchParams);
	first.delete('after');
	return {
		asked,
		counts: list.counts,
		isLater: searchParams.has('after'),
		first: `?${first}`,
		next: list.next === null ? null : `?${next}`,
		mayChange: member.role !== 'expert',
		needs: NEEDS,
		kinds: kinds.map(({ key }) => ({ key, name: kindName(key, language) })),
		neighbourhoods: neighbourhoods.map(({ id, names, slug }) => ({ id, name: names[language] ?? names.nl ?? slug })),
		places: list.places.map((place) => ({
			id: place.id,
			name: place.name,
			state: place.state,
			kind: kindName(place.kind, language),
			street: [place.street, place.number].filter(Boolean).join(' '),
			own: place.own,
			toBeChecked: place.toBeChecked,
			confirmedOn: place.confirmedOn && dayInWords(place.confirmedOn, today, language)
		}))
	};
};

export const actions: Actions = { confirm: confirmTicked };
