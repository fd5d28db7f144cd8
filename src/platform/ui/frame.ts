import type { Language } from '#kernel/language.ts';

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
	/** Sentences for on paper alone: whom to call, and of which day it is. */
	readonly onPaper: readonly string[];
}
