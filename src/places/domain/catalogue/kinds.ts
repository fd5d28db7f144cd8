import type { Language } from '#kernel/language.ts';
import { catalogueOf, type Entry } from './catalogue.ts';
import data from './kinds.json' with { type: 'json' };

/** What a place is, as people say it; `other` for what none of them says. */
export const kindCatalogue = catalogueOf(data);
export const kinds: readonly Entry[] = kindCatalogue.entries;

export function isKind(key: string): boolean {
	return kindCatalogue.has(key);
}

export function kindName(key: string, language: Language): string {
	return kindCatalogue.name(key, language);
}
