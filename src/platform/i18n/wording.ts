import type { Language, Wording } from '#kernel/language.ts';
import { writtenTexts } from './catalogue.ts';
import type { GuestKey } from './guest.ts';
import { GUEST_RULES, isGuestKey } from './guest-rules.ts';

/** A guest text as a network words it itself, in ICU MessageFormat. */
export interface OwnText {
	readonly language: Language;
	readonly key: string;
	readonly text: string;
}

/** A wording that an expert of a network said no to, and not yes since. It holds for these words and no others. */
export interface RefusedText {
	readonly language: Language;
	readonly key: string;
	/** The wording it was said of. */
	readonly about: string;
}

/** That of a network that says nothing in words of its own. */
export const CATALOGUE_WORDING: Wording = {};

/**
 * What guests of a network read. Its own wording comes before that of the catalogue; a wording that an expert refused is
 * not said, whichever of both it is: GUEST_RULES says what is there instead.
 */
export function wordingOf(own: readonly OwnText[], refused: readonly RefusedText[]): Wording {
	if (own.length + refused.length === 0) return CATALOGUE_WORDING;
	const wording: Partial<Record<Language, Record<string, string>>> = {};
	for (const { language, key } of [...own, ...refused]) {
		if (!isGuestKey(key) || GUEST_RULES[key].without === 'common') continue;
		const words = wordsIn(language, own, refused);
		const said = words.said(key);
		if (said !== words.written(key)) (wording[language] ??= {})[key] = said;
	}
	return wording;
}

/** How a guest text stands in a network. */
export interface TextState {
	/** What it says: the network's own wording, or the catalogue's. In ICU MessageFormat, as are the others. */
	readonly text: string;
	readonly isOwn: boolean;
	/** An expert said no to just these words. */
	readonly isRefused: boolean;
	/** What guests read now: empty where it is left out. */
	readonly said: string;
}

/** How one guest text stands in a network and a language. */
export function stateOf(
	key: GuestKey,
	language: Language,
	own: readonly OwnText[],
	refused: readonly RefusedText[]
): TextState {
	const words = wordsIn(language, own, refused);
	const text = words.current(key);
	return { text, isOwn: words.own(key) !== undefined, isRefused: words.isRefused(key, text), said: words.said(key) };
}

function wordsIn(language: Language, own: readonly OwnText[], refused: readonly RefusedText[]) {
	const catalogue = writtenTexts('guest', language);
	const written = (key: GuestKey) => catalogue[key] ?? '';
	const ownOf = (key: GuestKey) => own.find((one) => one.language === language && one.key === key)?.text;
	const current = (key: GuestKey) => ownOf(key) ?? written(key);
	const isRefused = (key: GuestKey, text: string) =>
		refused.some((one) => one.language === language && one.key === key && one.about === text);

	/** What is said in place of a refused text that a page cannot do without: the first word on the way that nobody refused. */
	function instead(key: GuestKey, tried: readonly GuestKey[]): string | null {
		const { without } = GUEST_RULES[key];
		if (without.startsWith('{')) return without;
		if (!isGuestKey(without) || tried.includes(without)) return null;
		return isRefused(without, current(without)) ? instead(without, [...tried, without]) : current(without);
	}

	function said(key: GuestKey): string {
		const text = current(key);
		if (!isRefused(key, text)) return text;
		if (GUEST_RULES[key].without === 'nothing') return '';
		// The words that were there before the network had its own, where nobody minds those.
		if (!isRefused(key, written(key))) return written(key);
		return instead(key, [key]) ?? written(key);
	}
	return { written, own: ownOf, current, isRefused, said };
}
