import type { Language } from '#kernel/language.ts';

/** Each language as it calls itself: whoever looks for a language may not read the one on the page. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
	nl: 'Nederlands',
	fr: 'Français',
	en: 'English',
	ar: 'العربية',
	tr: 'Türkçe'
};
