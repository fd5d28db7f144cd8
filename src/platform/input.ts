import * as v from 'valibot';
import { done, refuse, type Refused, type Result } from '#kernel/result.ts';
import { cleanLine } from '#kernel/text.ts';

/** The first thing that is wrong with an input, as a refusal at its field. */
export function firstIssue(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Refused<'badInput'> {
	const [issue] = issues;
	const field = issue.path?.map(({ key }) => String(key)).join('.');
	return refuse('badInput', issue.message, field);
}

const EMPTY = 'This text is empty.';

/** One line of text of 1 to `longest` characters, without what nobody sees (a database cannot keep a NUL). */
export const lineInput = (longest: number, empty = EMPTY) => textOf((text) => cleanLine(text, longest), empty);

/** Text of several lines, each as `lineInput` keeps it; `longest` is for all of it together. */
export const textInput = (longest: number, empty = EMPTY) =>
	textOf((text) => {
		const lines = text.split(/\r\n|\r|\n/).map((line) => cleanLine(line, Infinity));
		const clean = lines
			.map((line) => (line.ok ? (line.value ?? '') : ''))
			.join('\n')
			.trim();
		if (clean.length > longest)
			return refuse('tooLong', `This is ${clean.length} characters long; at most ${longest} fit.`);
		return done(clean === '' ? null : clean);
	}, empty);

function textOf(clean: (text: string) => Result<string | null>, empty: string) {
	return v.pipe(
		v.string(),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const cleaned = clean(dataset.value);
			if (cleaned.ok && cleaned.value !== null) return cleaned.value;
			addIssue({ message: cleaned.ok ? empty : cleaned.refusal.sentence });
			return NEVER;
		})
	);
}
