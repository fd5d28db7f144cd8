import type { Language } from '#kernel/language.ts';
import { writtenTexts } from '#platform/i18n/catalogue.ts';
import { isPictogram } from '#platform/pictograms/pictograms.server.ts';
import type { OwnText } from '#platform/i18n/wording.ts';
import type { TextSection } from '../domain/texts.ts';

/** What a text says now, in ICU MessageFormat; of a pictogram its name. Null where there is no such text. */
export function currentText(
	section: TextSection,
	key: string,
	language: Language,
	own: readonly OwnText[]
): string | null {
	if (section === 'pictogram') return isPictogram(key) ? key : null;
	const written = writtenTexts(section, language);
	if (!Object.hasOwn(written, key)) return null;
	const worded = section === 'guest' && own.find((one) => one.language === language && one.key === key)?.text;
	return worded || (written[key] ?? null);
}
