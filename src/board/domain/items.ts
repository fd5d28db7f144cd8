import type { Language } from '#kernel/language.ts';
import catalogue from './items.json' with { type: 'json' };

export type ItemKey = keyof typeof catalogue;

/** A kind of thing that can be suspended. What it costs is nobody's business here: the board counts units in kind. */
export interface Item {
	/** Name of a Phosphor icon; a word always stands beside it. */
	readonly icon: string;
	/** A ticket is for one evening, a coffee for any day. */
	readonly needsDate: boolean;
	readonly names: Readonly<Record<Language, ItemNames>>;
}

/** The name by itself, and the word that stands beside a number, by the plural categories of Intl.PluralRules. */
export interface ItemNames extends Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>> {
	readonly name: string;
	/** The form of every category that is not spelled out. */
	readonly other: string;
}

/** The catalogue of suspended items, in the order in which pages show them. */
export const ITEMS: Readonly<Record<ItemKey, Item>> = catalogue;
export const ITEM_KEYS = Object.keys(catalogue) as ItemKey[];

export function isItemKey(value: unknown): value is ItemKey {
	return typeof value === 'string' && Object.hasOwn(catalogue, value);
}

/**
 * The name of an item: by itself ("koffie of thee"), or as the word beside a number ("1 koffie", "6 koffies"). The number
 * itself is not in it: the Arabic dual ("فنجانا قهوة") is a sentence without a digit.
 *
 * @param n how many, a whole number from 0; left out for the name by itself
 */
export function itemName(key: ItemKey, language: Language, n?: number): string {
	const names = ITEMS[key].names[language];
	return n === undefined ? names.name : (names[pluralRules(language).select(n)] ?? names.other);
}

const rules = new Map<Language, Intl.PluralRules>();

/** Kept once made, since a page asks for dozens of words in one language. */
function pluralRules(language: Language): Intl.PluralRules {
	const known = rules.get(language) ?? new Intl.PluralRules(language);
	rules.set(language, known);
	return known;
}
