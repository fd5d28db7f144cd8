import type { Language, Wording } from '#kernel/language.ts';
import { guestTexts, type GuestKey } from '#platform/i18n/guest.ts';
import type { Say } from '#platform/i18n/say.ts';

/** Somebody on the street for whom things are put into words: a language, and what says them in the words of a network. */
export interface Reader {
	readonly language: Language;
	readonly say: Say<GuestKey>;
}

export function readerOf(language: Language, wording?: Wording): Reader {
	return { language, say: guestTexts(language, wording) };
}
