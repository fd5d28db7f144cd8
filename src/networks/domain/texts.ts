import type { Language } from '#kernel/language.ts';

/** Where a text is from: a section of the catalogue, or the drawings, which are marked by their name. */
export const TEXT_SECTIONS = ['guest', 'counter', 'team', 'pictogram'] as const;
export type TextSection = (typeof TEXT_SECTIONS)[number];

/** `no` is an expert's alone, and of guest texts alone: guests do not see those words until there are others. */
export const MARK_VERDICTS = ['unclear', 'no'] as const;
export type MarkVerdict = (typeof MARK_VERDICTS)[number];

/** What became of a mark: the text stays and why, the text was changed, or an expert says yes after all. */
export type MarkOutcome = 'kept' | 'changed' | 'yes';

/** Somebody of the team found a text or a drawing unclear, and said so in a few words. */
export interface TextMark {
	readonly id: string;
	readonly memberId: string;
	readonly language: Language;
	readonly section: TextSection;
	/** The key in its section, or the name of a pictogram. */
	readonly key: string;
	/** The words as they were then, in ICU MessageFormat; of a pictogram its name. */
	readonly about: string;
	readonly verdict: MarkVerdict;
	readonly words: string;
	readonly madeAt: Date;
	/** The oldest first. */
	readonly answers: readonly TextAnswer[];
}

export interface TextAnswer {
	readonly memberId: string;
	readonly outcome: MarkOutcome;
	readonly words: string;
	readonly madeAt: Date;
}

/**
 * How a mark stands: `open` while nobody answered it, `kept` or `changed` as it was answered, `yes` when an expert took a
 * no back. A no that was answered by a reason stays a no: only other words or a yes end it.
 */
export function markState({ answers }: Pick<TextMark, 'answers'>): 'open' | MarkOutcome {
	if (answers.some(({ outcome }) => outcome === 'yes')) return 'yes';
	return answers.at(-1)?.outcome ?? 'open';
}

/** Whether a mark keeps these words from guests. */
export function isStandingNo(mark: Pick<TextMark, 'verdict' | 'about' | 'answers'>, current: string): boolean {
	return mark.verdict === 'no' && mark.about === current && markState(mark) !== 'yes';
}
