import type { Language } from '#kernel/language.ts';
import { plainWords } from '#kernel/text.ts';

/** One thing with a pictogram and a word. The catalogues are data: a new entry is a line of JSON and nothing else. */
export interface Entry {
	/** Stable for ever, in the database, addresses and the API: lower-case words with hyphens. */
	readonly key: string;
	/** A name of the Phosphor set, drawn in duotone. */
	readonly icon: string;
	/** At most four words in every language of the street. */
	readonly names: Readonly<Record<Language, string>>;
}

export interface Catalogue {
	/** In the order in which people see them. */
	readonly entries: readonly Entry[];
	get(key: string): Entry | undefined;
	has(key: string): boolean;
	/** The word for people; the key itself where it is no longer in the catalogue, so that old data still shows. */
	name(key: string, language: Language): string;
	/** The key somebody means who writes a key or a name in any language, case and accents aside; null when it is none. */
	find(text: string): string | null;
}

export function catalogueOf(entries: readonly Entry[]): Catalogue {
	const byKey = new Map(entries.map((entry) => [entry.key, entry]));
	const byWords = new Map<string, string>();
	for (const entry of entries) {
		for (const text of [entry.key, ...Object.values(entry.names)]) {
			const words = wordsOf(text);
			if (!byWords.has(words)) byWords.set(words, entry.key);
		}
	}
	return {
		entries,
		get: (key) => byKey.get(key),
		has: (key) => byKey.has(key),
		name: (key, language) => byKey.get(key)?.names[language] ?? key,
		find: (text) => byWords.get(wordsOf(text)) ?? null
	};
}

function wordsOf(text: string): string {
	return plainWords(text).join(' ');
}
