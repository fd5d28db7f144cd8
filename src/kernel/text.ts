import { done, refuse, type Result } from './result.ts';

/**
 * What nobody sees and what can fool the eye: controls, lone halves of a character, zero-width marks, fillers, tags that spell
 * words in nothing (Unicode, Default_Ignorable_Code_Point) and everything that turns the direction of the text around it
 * (UAX #9). The joiners U+200C and U+200D and the variation selectors stay: Persian and emoji need them.
 */
const INVISIBLE =
	/[\p{Cc}\p{Cs}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** Nothing but what holds other signs together, or is a blank by another name. */
const NOTHING_TO_SEE = /^[\s\u200C\u200D\u2800\uFE00-\uFE0F]*$/u;

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
	return done(NOTHING_TO_SEE.test(line) ? null : line);
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
