import { createHash } from 'node:crypto';
import { sumLine, type Ending, type TableSum } from '../domain/archive.ts';

/** Adds up the rows of one table, in the order in which they come. */
export function openSum(name: string) {
	const hash = createHash('sha256');
	let rows = 0;
	return {
		/** @param lines the rows, each with its line break */
		add(lines: string, count: number): void {
			hash.update(lines);
			rows += count;
		},
		close: (): TableSum => ({ name, rows, sha256: hash.digest('hex') })
	};
}

/** What all tables come to. */
export function endingOf(tables: readonly TableSum[]): Ending {
	const hash = createHash('sha256');
	for (const table of tables) hash.update(sumLine(table));
	return { tables, sha256: hash.digest('hex') };
}
