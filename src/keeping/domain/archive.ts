/**
 * The form in which data is kept: lines of JSON. A line that is a list is a mark (what begins here), a line that is an
 * object is a row. It can be read without Stoep, and says of itself whether it is whole.
 *
 *     ["stoep", {"format": 1, "schema": "0006-keeping", "madeAt": "2026-03-03T02:00:00.000Z"}]
 *     ["table", {"name": "networks.network", "columns": ["id", "slug", ...]}]
 *     {"id": "...", "slug": "gent", ...}
 *     ["end", {"tables": [{"name": "networks.network", "rows": 1, "sha256": "..."}], "sha256": "..."}]
 */
export const FORMAT = 1;

export interface Heading {
	readonly format: number;
	/** The last step of the schema that its rows fit. */
	readonly schema: string;
	/** ISO 8601, UTC. */
	readonly madeAt: string;
}

export interface TableMark {
	readonly name: string;
	readonly columns: readonly string[];
}

/** What the rows of a table come to: their number, and SHA-256 over their lines in the order of the primary key. */
export interface TableSum {
	readonly name: string;
	readonly rows: number;
	/** Hexadecimal. */
	readonly sha256: string;
}

export interface Ending {
	/** In the order in which they stand in the file: by name. */
	readonly tables: readonly TableSum[];
	/** SHA-256 over `sumLine` of each table. Two installations with the same data have the same. */
	readonly sha256: string;
}

export type Line =
	| { readonly is: 'heading'; readonly heading: Heading }
	| { readonly is: 'table'; readonly table: TableMark }
	| { readonly is: 'row'; readonly row: string }
	| { readonly is: 'end'; readonly ending: Ending }
	| { readonly is: 'nonsense' };

/** One line of text for the sum of a table, as the sum over all tables takes it in. */
export function sumLine({ name, rows, sha256 }: TableSum): string {
	return `${name} ${rows} ${sha256}\n`;
}

export function headingLine(heading: Heading): string {
	return JSON.stringify(['stoep', heading]);
}

export function tableLine(table: TableMark): string {
	return JSON.stringify(['table', table]);
}

export function endLine(ending: Ending): string {
	return JSON.stringify(['end', ending]);
}

/** What a line says. A row is not looked into: whether its text is JSON is for the database to say. */
export function readLine(line: string): Line {
	if (line.startsWith('{')) return { is: 'row', row: line };
	if (!line.startsWith('[')) return NONSENSE;
	let mark: unknown;
	try {
		mark = JSON.parse(line);
	} catch {
		return NONSENSE;
	}
	if (!Array.isArray(mark) || mark.length !== 2) return NONSENSE;
	const [is, said] = mark as [unknown, unknown];
	if (is === 'stoep' && isHeading(said)) return { is: 'heading', heading: said };
	if (is === 'table' && isTableMark(said)) return { is: 'table', table: said };
	if (is === 'end' && isEnding(said)) return { is: 'end', ending: said };
	return NONSENSE;
}

const NONSENSE: Line = { is: 'nonsense' };
const NAME = /^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/;
const SHA256 = /^[0-9a-f]{64}$/;

function isHeading(said: unknown): said is Heading {
	return (
		isObject(said) &&
		Number.isInteger(said.format) &&
		typeof said.schema === 'string' &&
		typeof said.madeAt === 'string' &&
		!Number.isNaN(Date.parse(said.madeAt))
	);
}

function isTableMark(said: unknown): said is TableMark {
	return (
		isObject(said) &&
		typeof said.name === 'string' &&
		NAME.test(said.name) &&
		Array.isArray(said.columns) &&
		said.columns.length > 0 &&
		said.columns.every((column) => typeof column === 'string')
	);
}

function isEnding(said: unknown): said is Ending {
	return isObject(said) && isSha(said.sha256) && Array.isArray(said.tables) && said.tables.every(isSum);
}

function isSum(said: unknown): said is TableSum {
	return isObject(said) && typeof said.name === 'string' && Number.isInteger(said.rows) && isSha(said.sha256);
}

function isSha(said: unknown): said is string {
	return typeof said === 'string' && SHA256.test(said);
}

function isObject(said: unknown): said is Record<string, unknown> {
	return typeof said === 'object' && said !== null && !Array.isArray(said);
}
