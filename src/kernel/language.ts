/** The languages of the street, in the order of the buttons. */
export const LANGUAGES = ['nl', 'fr', 'en', 'ar', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that may exist in several languages; Dutch is the one that is always there. */
export type Names = Partial<Record<Language, string>>;

/**
 * What a network says to guests in other words than the catalogue of texts has: by language and key, empty where a text is
 * left out. Plain data, so that it travels with a page.
 */
export type Wording = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

export function isLanguage(value: unknown): value is Language {
	return LANGUAGES.includes(value as Language);
}

export function direction(language: Language): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}
