import type { Language } from '#kernel/language.ts';
import type { CounterLine } from '../domain/counter.ts';
import type { Item, ItemKey, ItemNames } from '../domain/items.ts';
import { dayInWords } from './clock.ts';

/** The catalogue of items in one language, so that a page does not carry the other four. */
export type ItemWords = Readonly<Record<ItemKey, { readonly icon: Item['icon']; readonly names: ItemNames }>>;

/**
 * What a line of the board is called: as its place names it, else as the catalogue does; with its day where it has one.
 *
 * @param n how many, for the word beside a number ("6 koffies"); left out for the name by itself
 */
export function lineName(line: CounterLine, words: ItemWords, language: Language, n?: number): string {
	const { names } = words[line.item];
	const catalogued = n === undefined ? names.name : (names[new Intl.PluralRules(language).select(n)] ?? names.other);
	const name = line.sort ?? catalogued;
	return line.date === null ? name : `${name} (${dayInWords(line.date, language)})`;
}
