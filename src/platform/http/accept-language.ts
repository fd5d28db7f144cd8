import { isLanguage } from '#kernel/language.ts';
import type { Language } from '#kernel/language.ts';
import { remembering } from './remember.ts';

/**
 * The language of the street that an `Accept-Language` header prefers (RFC 9110, 12.5.4; regions are ignored), Dutch
 * when it names none of ours. Five values instead of thousands, so that a page per language can be kept.
 */
export const preferredLanguage = remembering((header: string): Language => {
	let best: Language = 'nl';
	let bestWeight = 0;
	for (const part of header.toLowerCase().split(',')) {
		const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const language = range.split('-')[0];
		const quality = parameters.find((parameter) => parameter.startsWith('q='));
		const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
		if (isLanguage(language) && weight > bestWeight) {
			best = language;
			bestWeight = weight;
		}
	}
	return best;
});
