import type { Language } from '#kernel/language.ts';
import { FACTS, serviceName, type ReportLine } from '#places';
import { teamTexts } from '#platform/i18n/team.ts';
import { bothInWords } from '../fact-values.ts';
import { FACT_WORDS } from '../fact-words.ts';
import { REASONS } from './words.ts';

/** A line of a report in words. */
export interface LineInWords extends Pick<ReportLine, 'row' | 'name' | 'is'> {
	/** Null where its kind says all. */
	readonly reason: string | null;
	/** The words of the file that it is about. */
	readonly found: string | null;
	readonly facts: readonly { readonly fact: string; readonly before: string; readonly after: string }[];
}

export function lineInWords(
	{ row, name, is, code, sentence, found, facts }: ReportLine,
	language: Language
): LineInWords {
	const say = teamTexts(language);
	const key = REASONS[code];
	const saysAll = is === 'added' || is === 'changed' || is === 'kept';
	return {
		row,
		name,
		is,
		// A reason that a keeper added to the mapping has no text of ours.
		reason: saysAll ? null : key ? say(key) : sentence,
		found: found !== null && code === 'customersOnly' ? serviceName(found, language) : found,
		facts: FACTS.flatMap((fact) => {
			const values = facts?.[fact];
			if (values === undefined) return [];
			const { before, after } = bothInWords(fact, values, { say, language });
			const nothing = say('importNothing');
			return [{ fact: say(FACT_WORDS[fact]), before: before || nothing, after: after || nothing }];
		})
	};
}
