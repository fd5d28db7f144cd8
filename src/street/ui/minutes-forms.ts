import type { Language } from '#kernel/language.ts';

/** An hour: beyond it a number of minutes helps nobody. */
const MOST_MINUTES = 60;

/**
 * The sentence about minutes on foot by plural category, with `{n}` for the number, for a phone that works out the
 * minutes by itself and holds no catalogue.
 *
 * @param words says a number of minutes, 1 to 60
 */
export function minutesForms(words: (minutes: number) => string, language: Language): Record<string, string> {
	const rules = new Intl.PluralRules(language);
	const forms: Record<string, string> = {};
	for (let n = 1; n <= MOST_MINUTES; n++) forms[rules.select(n)] ??= words(n).replace(String(n), '{n}');
	return forms;
}
