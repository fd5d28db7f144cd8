import type { Language } from '#kernel/language.ts';
import type { SaidList, Sign, Start } from '../domain/said.ts';
import type { PlaceList } from './list-places.ts';
import { readerOf } from './reader.ts';
import { sayCard } from './say-card.ts';
import { sayItem, sayService } from './say-signs.ts';
import { nameFor } from './street-place.ts';

/** The list of the street in words, those of its network where it has its own. */
export function sayList(list: PlaceList, language: Language): SaidList {
	const { network, neighbourhood, from, need, offered, places } = list;
	const reader = readerOf(language, network.wording);
	const { say } = reader;
	const wanted = need !== null && 'service' in need ? need.service : null;
	const area = nameFor(neighbourhood ?? network, language);
	const starts = (
		spots: readonly { slug: string; names: PlaceList['network']['names'] }[],
		current?: string
	): Start[] =>
		spots.map((spot) => ({ slug: spot.slug, label: nameFor(spot, language), current: spot.slug === current }));
	return {
		area,
		need: sayNeed(need, language),
		items: offered.items.map((key) => sayItem(key, language)),
		services: offered.services.map((key) => sayService(key, language)),
		neighbourhoods: starts(list.neighbourhoods, neighbourhood?.slug),
		landmarks: starts(list.landmarks, from?.slug),
		start: from ? say('iAmAt', { landmark: nameFor(from, language) }) : say('wholeArea', { area }),
		cards: places.map((place) => sayCard(place, wanted, list.at, reader)),
		more: list.more,
		fromOpenStreetMap: places.some(({ place }) => place.source === 'osm')
	};
}

function sayNeed(need: PlaceList['need'], language: Language): Sign | null {
	if (need === null) return null;
	return 'service' in need ? sayService(need.service, language) : sayItem(need.item, language);
}
