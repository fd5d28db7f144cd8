import type { Language } from '#kernel/language.ts';
import type { PracticeSign } from './practice-sign.ts';

export interface FrameLink {
	readonly href: string;
	readonly label: string;
}

/** What stands around every page of the street. */
export interface Frame {
	readonly language: Language;
	/** This same page in each language. */
	readonly hrefs: Readonly<Record<Language, string>>;
	readonly texts: { readonly skip: string; readonly languages: string };
	/** The two colours of the network's tile, as #rrggbb. */
	readonly tile: readonly [first: string, second: string];
	/** The network and its list. */
	readonly home: FrameLink;
	/** A person to call: `tel:` and "Bel Fatma". */
	readonly call?: FrameLink;
	/** What stands in the footer, such as the charter. */
	readonly links?: readonly FrameLink[];
	/** On the pages of a practice town: that everything is invented. */
	readonly practice?: PracticeSign | undefined;
	/** Sentences for on paper alone: whom to call, and of which day it is. */
	readonly onPaper: readonly string[];
}
