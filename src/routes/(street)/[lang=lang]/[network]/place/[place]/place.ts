import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { sayPlace, showPlace, type PlacePage } from '#street';
import { keptUntil } from '../../../../kept.ts';

interface PlaceEvent {
	readonly params: { readonly lang: Language; readonly network: string; readonly place: string };
	readonly locals: App.Locals;
	setHeaders(headers: Record<string, string>): void;
}

/** The place that a page is about; the page is kept until something on it changes. */
export async function findPlace({ params, locals: { installation }, setHeaders }: PlaceEvent): Promise<PlacePage> {
	const found = await showPlace({ ...installation, actor: GUEST }, params.network, params.place);
	// Kept by no cache: an error names no network, so a place that comes back is there at once.
	if (!found.ok) error(found.refusal.code === 'placeLeft' ? 410 : 404);
	setHeaders(keptUntil(found.value.network.id, found.value.until));
	return found.value;
}

/** The same in words. */
export async function loadPlace(event: PlaceEvent) {
	return inWords(await findPlace(event), event);
}

export function inWords(found: PlacePage, { params }: PlaceEvent) {
	return {
		place: sayPlace(found, params.lang),
		address: `/${params.lang}/${params.network}/place/${params.place}`
	};
}
