import { done, refuse, type Result } from './result.ts';

/**
 * What nobody sees and what can fool the eye: controls, lone halves of a character, zero-width marks and everything that
 * turns the direction of the text around it (Unicode UAX #9). The joiners U+200C and U+200D stay: Persian and emoji need them.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Letters that Unicode does not take apart, as people write them on a keyboard without them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
	æ: 'ae',
	œ: 'oe',
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i'
};

/**
 * One line of text as it may be kept: white space of any sort becomes one space, nothing invisible, NFC.
 *
 * @param max the most characters (code points) it may have after cleaning
 * @returns the line, or null when nothing is left; refused `tooLong` when it is longer, because a text cut off in silence
 *   says something its writer did not say
 */
export function cleanLine(text: string, max: number, field?: string): Result<string | null, 'tooLong'> {
	const line = text.replace(/\s/gu, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').trim().normalize('NFC');
	const length = [...line].length;
	if (length > max) return refuse('tooLong', `This is ${length} characters long; at most ${max} fit.`, field);
	return done(line === '' ? null : line);
}

/** The words of a text without case, accents and punctuation, in any script: "D'Œuvre É" gives d, oeuvre, e. */
export function plainWords(text: string): string[] {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[æœßøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** A name for in an address: a-z, 0-9 and single hyphens, 1 to 60 characters; `x` when the name has no Latin letter or digit. */
export function slugFrom(name: string): string {
	const slug = plainWords(name)
		.map((word) => word.replace(/[^a-z0-9]/g, ''))
		.filter((word) => word !== '')
		.join('-')
		.slice(0, 60)
		.replace(/-$/, '');
	return slug === '' ? 'x' : slug;
}
