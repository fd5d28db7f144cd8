import type { BaseIssue } from 'valibot';
import { refuse, type Refused } from '#kernel/result.ts';

/** The first thing that is wrong with an input, as a refusal at its field. */
export function firstIssue(issues: readonly [BaseIssue<unknown>, ...BaseIssue<unknown>[]]): Refused<'badInput'> {
	const [issue] = issues;
	const field = issue.path?.map(({ key }) => String(key)).join('.');
	return refuse('badInput', issue.message, field);
}
