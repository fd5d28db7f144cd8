import type { Language, Wording } from '#kernel/language.ts';
import { readText } from './icu.ts';
import { sayer, type Messages, type Say } from './say.ts';
import type dutch from './catalogues/nl.json';
import ar from 'virtual:texts/guest/ar';
import en from 'virtual:texts/guest/en';
import fr from 'virtual:texts/guest/fr';
import nl from 'virtual:texts/guest/nl';
import tr from 'virtual:texts/guest/tr';

export type GuestKey = keyof typeof dutch.guest;

const MESSAGES: Readonly<Record<Language, Messages>> = { nl, fr, en, ar, tr };

/** The catalogue of a language with the wording of a network over it, made once for each wording that was read. */
const worded = new WeakMap<object, Messages>();

/**
 * The texts of the street, in the words of a network where it has its own. Holds all languages at once, so it belongs on
 * the server.
 *
 * @returns what says a text; an empty text where the network leaves it out
 */
export function guestTexts(language: Language, wording?: Wording): Say<GuestKey> {
	const own = wording?.[language];
	return sayer(own === undefined ? MESSAGES[language] : messagesWith(own, language), language);
}

function messagesWith(own: Readonly<Record<string, string>>, language: Language): Messages {
	const known = worded.get(own);
	if (known) return known;
	const messages: Record<string, Messages[string]> = { ...MESSAGES[language] };
	for (const [key, text] of Object.entries(own)) {
		const read = readText(text, language);
		// What cannot be read never came in by a use case; the catalogue speaks then.
		if (read.ok) messages[key] = read.value.say;
	}
	worded.set(own, messages);
	return messages;
}
