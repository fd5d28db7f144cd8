import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { FIRST_SHOWN, listPlaces, nameFor, sayList, type SaidList } from '#street';
import { keptUntil } from '../../kept.ts';

interface ListEvent {
	readonly params: { readonly lang: Language; readonly network: string; readonly neighbourhood?: string };
	readonly url: URL;
	readonly locals: App.Locals;
	setHeaders(headers: Record<string, string>): void;
}

/** What the list page of a network or of one of its neighbourhoods needs, from its address. */
export async function loadList({ params, url, locals: { installation }, setHeaders }: ListEvent) {
	const { lang, network, neighbourhood } = params;
	const asked = {
		neighbourhood,
		from: url.searchParams.get('from') ?? undefined,
		need: url.searchParams.get('need') ?? undefined
	};
	const show = Number(url.searchParams.get('show') ?? FIRST_SHOWN);
	const found = await listPlaces({ ...installation, actor: GUEST }, { network, show, ...asked });
	if (!found.ok) error(404);
	const list = sayList(found.value, lang);
	setHeaders(keptUntil(found.value.network.id, found.value.until));
	return {
		list,
		// Only what the list understood goes on to the addresses on it.
		asked: { language: lang, network, neighbourhood, from: found.value.from?.slug, need: list.need?.key },
		shown: list.cards.length,
		whole: nameFor(found.value.network, lang),
		pictograms: pictograms(drawnIn(list))
	};
}

function drawnIn({ items, services, need, cards }: SaidList): string[] {
	const signs = [
		...items,
		...services,
		...(need ? [need] : []),
		...cards.flatMap((card) => [...card.lines, ...card.services])
	];
	return [...signs.map(({ pictogram }) => pictogram), ...(cards.length === 0 ? ['phone'] : [])];
}
