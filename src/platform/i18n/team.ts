import type { Language } from '#kernel/language.ts';
import { sayer, type Messages, type Say } from './say.ts';
import type dutch from './catalogues/nl.json';
import ar from 'virtual:texts/team/ar';
import en from 'virtual:texts/team/en';
import fr from 'virtual:texts/team/fr';
import nl from 'virtual:texts/team/nl';
import tr from 'virtual:texts/team/tr';

export type TeamKey = keyof typeof dutch.team;

const MESSAGES: Readonly<Record<Language, Messages>> = { nl, fr, en, ar, tr };

/** The texts of the pages and mails of the team. Holds all languages at once, so it belongs on the server. */
export function teamTexts(language: Language): Say<TeamKey> {
	return sayer(MESSAGES[language], language);
}
