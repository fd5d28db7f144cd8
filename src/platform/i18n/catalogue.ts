import type { Language } from '#kernel/language.ts';
import ar from './catalogues/ar.json' with { type: 'json' };
import en from './catalogues/en.json' with { type: 'json' };
import fr from './catalogues/fr.json' with { type: 'json' };
import nl from './catalogues/nl.json' with { type: 'json' };
import tr from './catalogues/tr.json' with { type: 'json' };

/** The sections that people read on a page. */
export const READ_SECTIONS = ['guest', 'counter', 'team'] as const;
export type ReadSection = (typeof READ_SECTIONS)[number];

const CATALOGUES: Readonly<Record<Language, Readonly<Record<ReadSection, Readonly<Record<string, string>>>>>> = {
	nl,
	fr,
	en,
	ar,
	tr
};

/**
 * A section as it is written in its catalogue, in ICU MessageFormat, by key. For whoever reads and judges the texts
 * themselves; what says them is compiled (`guestTexts` and its like).
 */
export function writtenTexts(section: ReadSection, language: Language): Readonly<Record<string, string>> {
	return CATALOGUES[language][section];
}
