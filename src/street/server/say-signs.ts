import type { Language } from '#kernel/language.ts';
import { ITEMS, itemName, type ItemKey } from '#board';
import { kindName, kinds, serviceName, services } from '#places';
import { needOfItem } from '../domain/addresses.ts';
import type { Sign } from '../domain/said.ts';

const serviceIcons = new Map(services.map(({ key, icon }) => [key, icon]));
const kindIcons = new Map(kinds.map(({ key, icon }) => [key, icon]));

/** A basic service as a drawing and a word; a plain circle where the catalogue no longer has it. */
export function sayService(key: string, language: Language): Sign {
	return { key, pictogram: serviceIcons.get(key) ?? '', label: serviceName(key, language) };
}

export function sayKind(key: string, language: Language): Sign {
	return { key, pictogram: kindIcons.get(key) ?? '', label: kindName(key, language) };
}

/** An item to ask for: its key is the word for it in `?need=`. */
export function sayItem(item: ItemKey, language: Language): Sign {
	return { key: needOfItem(item), pictogram: ITEMS[item].icon, label: itemName(item, language) };
}
