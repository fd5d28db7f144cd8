import { stringify } from 'csv-stringify/sync';
import { withoutFormulas } from '#kernel/formulas.ts';
import type { Language } from '#kernel/language.ts';
import type { ReportLine } from '#places';
import { teamTexts } from '#platform/i18n/team.ts';
import { lineInWords } from './line-words.ts';
import { KIND_WORDS } from './words.ts';

/**
 * A report as CSV that a spreadsheet of Flanders opens as a table: semicolons, a byte order mark, and no cell that it would
 * take for a formula (trust.md, security floor). A row for every line, and for every fact that changes.
 */
export async function reportAsCsv(lines: AsyncIterable<ReportLine>, language: Language): Promise<string> {
	const say = teamTexts(language);
	const head = (
		[
			'importHeadRow',
			'name',
			'importHeadKind',
			'importHeadReason',
			'importHeadFound',
			'importHeadFact',
			'importHeadBefore',
			'importHeadAfter'
		] as const
	).map((key) => say(key));
	const rows: unknown[][] = [head];
	for await (const line of lines) {
		const { row, name, is, reason, found, facts } = lineInWords(line, language);
		const start = [row, name, say(KIND_WORDS[is]), reason, found];
		if (facts.length === 0) rows.push([...start, '', '', '']);
		for (const { fact, before, after } of facts) rows.push([...start, fact, before, after]);
	}
	const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? withoutFormulas(cell, ',') : cell)));
	return stringify(safe, { delimiter: ';', bom: true, record_delimiter: 'windows' });
}
