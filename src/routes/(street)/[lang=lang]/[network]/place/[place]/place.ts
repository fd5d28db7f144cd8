import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { sayPlace, showPlace } from '#street';
import { keptUntil } from '../../../../kept.ts';

interface PlaceEvent {
	readonly params: { readonly lang: Language; readonly network: string; readonly place: string };
	readonly locals: App.Locals;
	setHeaders(headers: Record<string, string>): void;
}

/** The place that a page is about, in words; the page is kept until one of them changes. */
export async function loadPlace({ params, locals: { installation }, setHeaders }: PlaceEvent) {
	const found = await showPlace({ ...installation, actor: GUEST }, params.network, params.place);
	if (!found.ok) error(404);
	setHeaders(keptUntil(found.value.network.id, found.value.until));
	return {
		place: sayPlace(found.value, params.lang),
		address: `/${params.lang}/${params.network}/place/${params.place}`
	};
}
