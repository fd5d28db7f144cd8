import { CsvError, parse, type InfoRecord } from 'csv-parse/sync';
import { done, refuse, type Result } from '#kernel/result.ts';
import { textOf, type PlaceFile, type RowReading } from './file-text.ts';
import { COLUMNS, NEEDED, type Columns, type Head } from './columns.ts';
import { readCsvRow } from './read-csv-row.ts';
import { quote, samplesOf, shownName, skip, type CanRead } from './reading.ts';

/** The most rows under the header. */
const MOST_ROWS = 200_000;
/** In characters. No row of the format comes near; an unclosed quotation mark would swallow the whole file. */
const LONGEST_ROW = 20_000;

export type CsvRefusal = 'fileTooLarge' | 'wrongEncoding' | 'notCsv' | 'headerUnreadable' | 'tooManyRows';

interface Line {
	readonly record: readonly string[];
	readonly info: InfoRecord;
}

/**
 * Reads the CSV of docs/guides/import.md; a row that does not fit its header costs that row only.
 *
 * @param columns which column is which, in their order; where it lacks, the first line says so
 */
export function readCsv(file: Uint8Array | string, canRead: CanRead, columns?: Columns): Result<PlaceFile, CsvRefusal> {
	const lines = linesIn(file);
	if (!lines.ok) return lines;

	const [first, ...rows] = lines.value;
	const found = (first?.record ?? []).map((column) => column.trim());
	const header = columns ? found.map((_, index) => columns[index] ?? '') : found.map((name) => name.toLowerCase());
	const missing = NEEDED.filter((column) => !header.includes(column));
	if (missing.length > 0) {
		return refuse('headerUnreadable', `The first line names the columns; it lacks ${missing.join(', ')}.`);
	}
	const named = header.filter((column) => column !== '');
	const twice = named.find((column, index) => named.indexOf(column) !== index);
	if (twice !== undefined) return refuse('headerUnreadable', `The column ${quote(twice)} is there twice.`);

	const known: readonly string[] = COLUMNS;
	const remarks = found
		.filter((name, index) => name !== '' && !known.includes(header[index] ?? ''))
		.map((name) => `The column ${quote(name)} is not one we know; it is not read.`);
	return done({ total: rows.length, remarks, rows: rowsOf(header, rows, canRead) });
}

/** The first lines of a CSV, whose columns may have any name. */
export function readCsvHead(file: Uint8Array | string): Result<Head, CsvRefusal> {
	const lines = linesIn(file);
	if (!lines.ok) return lines;
	const [first, ...rows] = lines.value;
	const header = (first?.record ?? []).map((column) => column.trim());
	if (header.filter((column) => column !== '').length < NEEDED.length || rows.length === 0) {
		return refuse(
			'headerUnreadable',
			'This is no list: one line with the names of columns, and a line for each place.'
		);
	}
	const samples = header.map((_, index) => samplesOf(rows.map(({ record }) => record[index] ?? '')));
	return done({ header, samples });
}

function linesIn(file: Uint8Array | string): Result<Line[], CsvRefusal> {
	const text = textOf(file);
	if (!text.ok) return text;
	const lines = linesOf(text.value);
	if (!lines.ok) return lines;
	if (lines.value.length - 1 > MOST_ROWS) {
		return refuse('tooManyRows', 'This file has more than 200,000 rows. Cut it in parts.');
	}
	return lines;
}

function linesOf(text: string): Result<Line[], 'notCsv'> {
	try {
		// The types of csv-parse do not follow its option `info`.
		return done(
			parse(text, {
				delimiter: delimiterOf(text),
				info: true,
				max_record_size: LONGEST_ROW,
				relax_column_count: true,
				relax_quotes: true,
				skip_empty_lines: true,
				skip_records_with_empty_values: true,
				to: MOST_ROWS + 2
			}) as unknown as Line[]
		);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
		return refuse('notCsv', `This CSV breaks off${line}: a quotation mark stands wrong, or a row has no end.`);
	}
}

/** A spreadsheet writes a comma, a semicolon or a tab between the columns, as its country does. */
function delimiterOf(text: string): string {
	const header = text.slice(0, LONGEST_ROW).split(/[\r\n]/, 1)[0] ?? '';
	const count = (delimiter: string) => header.split(delimiter).length;
	return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function* rowsOf(header: readonly string[], rows: readonly Line[], canRead: CanRead): Iterable<RowReading> {
	const nameColumn = header.indexOf('name');
	for (const { record, info } of rows) {
		const tooMany = record.slice(header.length).some((value) => value.trim() !== '');
		const reading = tooMany
			? skip('columnsUneven', `It has ${record.length} columns and the header ${header.length}.`)
			: readCsvRow(Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])), canRead);
		yield { row: info.lines, name: shownName(record[nameColumn] ?? ''), reading };
	}
}
