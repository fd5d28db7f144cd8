import type { Language } from '#kernel/language.ts';
import { sayer, type Messages, type Say } from './say.ts';
import type dutch from './catalogues/nl.json';

export type CounterKey = keyof typeof dutch.counter;

const LOAD: Readonly<Record<Language, () => Promise<{ default: Messages }>>> = {
	nl: () => import('virtual:texts/counter/nl'),
	fr: () => import('virtual:texts/counter/fr'),
	en: () => import('virtual:texts/counter/en'),
	ar: () => import('virtual:texts/counter/ar'),
	tr: () => import('virtual:texts/counter/tr')
};

/** The texts of the counter, on the server and in the browser; a browser fetches the one language it asks for. */
export async function counterTexts(language: Language): Promise<Say<CounterKey>> {
	return sayer((await LOAD[language]()).default, language);
}
