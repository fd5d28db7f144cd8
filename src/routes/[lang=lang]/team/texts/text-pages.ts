import { ITEM_KEYS, ITEMS, itemName } from '#board';
import type { Language } from '#kernel/language.ts';
import { isStandingNo, markState, type TeamTexts, type TextMark, type TextSection } from '#networks';
import { kinds, services } from '#places';
import { writtenTexts } from '#platform/i18n/catalogue.ts';
import { GUEST_PAGES, GUEST_RULES, isGuestKey, type GuestPage } from '#platform/i18n/guest-rules.ts';
import { readable } from '#platform/i18n/icu.ts';
import { stateOf } from '#platform/i18n/wording.ts';

/** What a list of texts can be of: one page for guests, another surface, the drawings, or whatever waits for an answer. */
export const TEXT_PAGES = ['open', ...GUEST_PAGES, 'counter', 'team', 'pictogram'] as const;
export type TextPage = (typeof TEXT_PAGES)[number];

/** One text or drawing, as the list of them shows it. */
export interface ListedText {
	readonly section: TextSection;
	readonly key: string;
	readonly language: Language;
	/** As people read it; of a drawing what it means. */
	readonly text: string;
	readonly pictogram: string | null;
	readonly openMarks: number;
	/** An expert said no to just these words, and not yes since. */
	readonly isRefused: boolean;
}

/** The address word of a text: `guest-welcome`, `pictogram-map-trifold`. */
export function textId({ section, key }: Pick<ListedText, 'section' | 'key'>): string {
	return `${section}-${key}`;
}

/** What an address word means; null for one that never was a text. */
export function readTextId(id: string): { section: TextSection; key: string } | null {
	const [, section, key] = /^(guest|counter|team|pictogram)-([\w-]{1,60})$/.exec(id) ?? [];
	if (section === undefined || key === undefined) return null;
	const found = { section: section as TextSection, key };
	const isThere =
		found.section === 'pictogram' ? meanings('nl').has(key) : Object.hasOwn(writtenTexts(found.section, 'nl'), key);
	return isThere ? found : null;
}

/** The texts of a page in one language; of those that wait for an answer in every language. */
export function textsOf(page: TextPage, language: Language, texts: TeamTexts): ListedText[] {
	if (page === 'open') return waiting(texts);
	if (page === 'pictogram') {
		return [...meanings(language).keys()].map((key) => listedText('pictogram', key, language, texts));
	}
	const section = page === 'counter' || page === 'team' ? page : 'guest';
	return Object.keys(writtenTexts(section, language))
		.filter((key) => section !== 'guest' || (isGuestKey(key) && GUEST_RULES[key].on.includes(page as GuestPage)))
		.map((key) => listedText(section, key, language, texts));
}

/** One text with how it stands. */
export function listedText(section: TextSection, key: string, language: Language, texts: TeamTexts): ListedText {
	const marks = marksOn(section, key, language, texts);
	const current = currentText(section, key, language, texts);
	return {
		section,
		key,
		language,
		text: section === 'pictogram' ? (meanings(language).get(key) ?? []).join(', ') : readable(current, language),
		pictogram: section === 'pictogram' ? key : null,
		openMarks: marks.filter((mark) => markState(mark) === 'open').length,
		isRefused: marks.some((mark) => isStandingNo(mark, current))
	};
}

/** What a text says now, in ICU MessageFormat; of a drawing its name. */
export function currentText(section: TextSection, key: string, language: Language, texts: TeamTexts): string {
	if (section === 'pictogram') return key;
	if (section === 'guest' && isGuestKey(key)) return stateOf(key, language, texts.own, texts.refused).text;
	return writtenTexts(section, language)[key] ?? '';
}

/** What was said about a text in one language; about a drawing in any. */
export function marksOn(section: TextSection, key: string, language: Language, { marks }: TeamTexts): TextMark[] {
	return marks.filter(
		(mark) => mark.section === section && mark.key === key && (section === 'pictogram' || mark.language === language)
	);
}

/** Without an answer, or with a no that still keeps words from guests: the oldest first, each text once. */
function waiting(texts: TeamTexts): ListedText[] {
	const found = new Map<string, ListedText>();
	for (const { section, key, language } of [...texts.marks].reverse()) {
		const listed = listedText(section, key, language, texts);
		if (listed.openMarks > 0 || listed.isRefused) found.set(`${textId(listed)} ${language}`, listed);
	}
	return [...found.values()];
}

/** Every drawing that stands for something, with what it stands for. */
function meanings(language: Language): Map<string, string[]> {
	const found = new Map<string, string[]>();
	const add = (icon: string, words: string) => {
		const known = found.get(icon) ?? [];
		if (!known.includes(words)) found.set(icon, [...known, words]);
	};
	for (const key of ITEM_KEYS) add(ITEMS[key].icon, itemName(key, language));
	for (const { icon, names } of [...services, ...kinds]) add(icon, names[language]);
	return found;
}
