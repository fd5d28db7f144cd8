import type { Language } from '#kernel/language.ts';
import { sayer, type Messages, type Say } from './say.ts';
import type dutch from './catalogues/nl.json';
import ar from 'virtual:texts/guest/ar';
import en from 'virtual:texts/guest/en';
import fr from 'virtual:texts/guest/fr';
import nl from 'virtual:texts/guest/nl';
import tr from 'virtual:texts/guest/tr';

export type GuestKey = keyof typeof dutch.guest;

const MESSAGES: Readonly<Record<Language, Messages>> = { nl, fr, en, ar, tr };

/** The texts of the street. Holds all languages at once, so it belongs on the server. */
export function guestTexts(language: Language): Say<GuestKey> {
	return sayer(MESSAGES[language], language);
}
