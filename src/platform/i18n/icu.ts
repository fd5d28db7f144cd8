import { parse, type Token } from '@messageformat/parser';
import type { Language } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Values } from './say.ts';

/** A text that came in while Stoep runs, read: it is followed and never compiled, so it is data whatever stands in it. */
export interface ReadText {
	/** What it asks for, each once, in the order of the alphabet. */
	readonly values: readonly string[];
	readonly say: (values: Values) => string;
}

const BROKEN = 'The braces of this text do not match, or a number has no "other".';

/**
 * Reads a text in ICU MessageFormat, as the catalogues have it: `{name}` and `{count, plural, ...}` and nothing more.
 *
 * @returns what it says and asks for; `badText` for braces that do not match, and for anything else that ICU knows (`#`
 *   among it: digits are the same in every language, so numbers are written as `{count}`)
 */
export function readText(text: string, language: Language): Result<ReadText, 'badText'> {
	let tokens: Token[];
	try {
		tokens = parse(text, { strict: true, cardinal: [] });
	} catch {
		return refuse('badText', BROKEN, 'text');
	}
	const values = new Set<string>();
	if (!isPlain(tokens, values))
		return refuse('badText', 'This text asks for more than {name} and {count, plural, ...}.');
	const rules = new Intl.PluralRules(language);
	return done({ values: [...values].sort(), say: (given) => follow(tokens, given, rules) });
}

/** A text as people read it who have no numbers and names at hand: an ellipsis in place of each. */
export function readable(text: string, language: Language): string {
	const read = readText(text, language);
	if (!read.ok) return text;
	return read.value.say(Object.fromEntries(read.value.values.map((name) => [name, '…'])));
}

function isPlain(tokens: readonly Token[], values: Set<string>): boolean {
	return tokens.every((token) => {
		switch (token.type) {
			case 'content':
				return !/[#{}]/.test(token.value);
			case 'argument':
				values.add(token.arg);
				return true;
			case 'plural':
				values.add(token.arg);
				return (
					(token.pluralOffset ?? 0) === 0 &&
					token.cases.some(({ key }) => key === 'other') &&
					token.cases.every((one) => isPlain(one.tokens, values))
				);
			default:
				return false;
		}
	});
}

function follow(tokens: readonly Token[], values: Values, rules: Intl.PluralRules): string {
	return tokens
		.map((token) => {
			if (token.type === 'content') return token.value;
			if (token.type === 'argument') return String(values[token.arg] ?? '');
			if (token.type !== 'plural') return '';
			const count = values[token.arg];
			const form = typeof count === 'number' ? rules.select(count) : 'other';
			const chosen =
				token.cases.find(({ key }) => key === `=${count}`) ??
				token.cases.find(({ key }) => key === form) ??
				token.cases.find(({ key }) => key === 'other');
			return follow(chosen?.tokens ?? [], values, rules);
		})
		.join('');
}
