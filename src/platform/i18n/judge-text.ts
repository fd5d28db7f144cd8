import type { Language } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { readText } from './icu.ts';
import { FORBIDDEN, SENTENCE_WORDS, tooLong } from './voice.ts';

/**
 * Whether a text may be said to guests in place of another: it can be read, asks for the same values, is as short as
 * look.md (voice) wants, and labels nobody.
 *
 * @param text in ICU MessageFormat
 * @param written what the catalogue says
 */
export function judgeGuestText(
	text: string,
	written: string,
	language: Language
): Result<null, 'badText' | 'otherValues' | 'tooLong' | 'labels'> {
	const [read, model] = [readText(text, language), readText(written, language)];
	if (!read.ok) return read;
	const values = model.ok ? model.value.values : [];
	if (read.value.values.join() !== values.join()) {
		const needed = values.length === 0 ? 'nothing in braces' : values.map((name) => `{${name}}`).join(', ');
		return refuse('otherValues', `This text needs ${needed}, and nothing else.`, 'text');
	}
	const [long] = tooLong(text, SENTENCE_WORDS);
	if (long !== undefined) return refuse('tooLong', `This is too long: "${long}".`, 'text');
	if (FORBIDDEN[language].test(text)) return refuse('labels', 'This text labels people.', 'text');
	return done(null);
}
