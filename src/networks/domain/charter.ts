import { LANGUAGES, type Names } from '#kernel/language.ts';
import paragraphs from './charter.json' with { type: 'json' };

/** What a network stands for as long as it has not written its own; paragraphs are divided by an empty line. */
export const DEFAULT_CHARTER: Names = Object.fromEntries(
	LANGUAGES.map((language) => [language, paragraphs[language].join('\n\n')])
);
