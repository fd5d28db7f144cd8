import { FACTS, touchedBetween, type Fact, type Touched } from '../changes.ts';
import type { PlaceFacts } from '../place.ts';
import type { Doubt } from './reading.ts';

/**
 * What a line of the report is about: a new candidate, facts that the file changed, facts that stay as a person made them
 * though the file says otherwise, something doubtful in what was brought in, a place that is there already, or a row that
 * was left out.
 */
export const LINE_KINDS = ['added', 'changed', 'kept', 'doubtful', 'duplicate', 'skipped'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface ReportLine {
	/** Where to look in the file: the feature, counted from 1; in a CSV the line. */
	readonly row: number;
	/** Null where the row has none. */
	readonly name: string | null;
	readonly is: LineKind;
	/** Stable, in camelCase: the reason for leaving out, what is doubtful, or the kind itself. */
	readonly code: string;
	/** One plain English sentence. */
	readonly sentence: string;
	/** The words of the file that it is about, where that says more; at most 60 characters. */
	readonly found: string | null;
	/** Of `changed`: what becomes of the facts. Of `kept`: what stands there, and what the file says. */
	readonly facts: Touched | null;
}

/** A row of a file under the name it has there. */
export interface NamedRow {
	readonly row: number;
	readonly name: string | null;
}

/** These are made by people only: that a file says nothing of them is no difference. */
const NOT_OF_A_FILE: readonly Fact[] = ['hours.adjusted', 'hours.closures', 'hours.paused'];

export function addedLine({ row, name }: NamedRow): ReportLine {
	return { row, name, is: 'added', code: 'added', sentence: 'A new candidate.', found: null, facts: null };
}

export function doubtLines({ row, name }: NamedRow, doubts: readonly Doubt[]): ReportLine[] {
	return doubts.map(({ code, sentence, found }) => ({ row, name, is: 'doubtful', code, sentence, found, facts: null }));
}

/**
 * What becomes of a known place: one line for what the file changes and one for what it would have changed if nobody had
 * edited it; none when all stays.
 *
 * @param before the place as it is
 * @param after the place once this file is in
 * @param incoming what the file says
 */
export function mergeLines(
	{ row, name }: NamedRow,
	before: PlaceFacts,
	after: PlaceFacts,
	incoming: PlaceFacts
): ReportLine[] {
	const line = (is: 'changed' | 'kept', facts: Touched, say: (facts: string) => string): ReportLine[] => {
		const names = FACTS.filter((fact) => fact in facts);
		if (names.length === 0) return [];
		return [{ row, name, is, code: is, sentence: say(names.join(', ')), found: null, facts }];
	};
	const kept = Object.entries(touchedBetween(after, incoming)).filter(
		([fact]) => !NOT_OF_A_FILE.includes(fact as Fact)
	);
	return [
		...line('changed', touchedBetween(before, after), (facts) => `The file changes: ${facts}.`),
		...line('kept', Object.fromEntries(kept), (facts) => `Stays as a person made it: ${facts}.`)
	];
}
