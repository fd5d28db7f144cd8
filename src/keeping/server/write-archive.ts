import { schemaOf, type Transaction } from '#platform/database/index.ts';
import {
	endLine,
	FORMAT,
	headingLine,
	tableLine,
	type Ending,
	type Heading,
	type TableSum
} from '../domain/archive.ts';
import type { KeptTable } from '../domain/catalogue.ts';
import { rowsOf, speakPlainly, type Condition } from './rows-store.ts';
import { endingOf, openSum } from './sums.ts';

/** A table of which rows are wanted: all of them, or those that a condition lets through. */
export interface WantedTable {
	readonly table: KeptTable;
	readonly condition: Condition | null;
}

/** Where rows go, a page at a time. The marks between them tell what they are rows of. */
export interface Receiver {
	begin?(heading: Heading): Promise<void>;
	table?(table: KeptTable): Promise<void>;
	/** @param lines rows as JSON objects, one a line, each with its line break */
	rows?(lines: string): Promise<void>;
}

/**
 * Goes through tables in a transaction that sees one state, and hands on their rows in the one form that is the same on
 * every engine.
 *
 * @returns what they come to
 */
export async function goThrough(
	tx: Transaction,
	wanted: readonly WantedTable[],
	at: Date,
	receiver: Receiver = {}
): Promise<{ heading: Heading; ending: Ending }> {
	await speakPlainly(tx);
	const heading = { format: FORMAT, schema: (await schemaOf(tx)) ?? '', madeAt: at.toISOString() };
	await receiver.begin?.(heading);
	const sums: TableSum[] = [];
	for (const { table, condition } of wanted) {
		await receiver.table?.(table);
		const sum = openSum(table.name);
		for await (const page of rowsOf(tx, table, condition)) {
			const lines = `${page.join('\n')}\n`;
			sum.add(lines, page.length);
			await receiver.rows?.(lines);
		}
		sums.push(sum.close());
	}
	return { heading, ending: endingOf(sums) };
}

/** A receiver that hands on an archive as text, and what ends it. */
export function archiveInto(write: (text: string) => Promise<void>): Receiver & { end(ending: Ending): Promise<void> } {
	return {
		begin: (heading) => write(`${headingLine(heading)}\n`),
		table: ({ name, columns }) => write(`${tableLine({ name, columns: columns.map((column) => column.name) })}\n`),
		rows: write,
		end: (ending) => write(`${endLine(ending)}\n`)
	};
}
