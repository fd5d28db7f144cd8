import { plainWords } from '#kernel/text.ts';
import words from './column-words.json' with { type: 'json' };
import { COLUMNS, type Column, type Columns } from './columns.ts';

const BY_WORDS: ReadonlyMap<string, Column> = new Map(
	COLUMNS.flatMap((column) =>
		[column, ...words[column]].map((name) => [plainWords(name.replaceAll('_', ' ')).join(' '), column] as const)
	)
);

/**
 * Which columns of a list are which, guessed by their names in Dutch, French and English (column-words.json): the names of
 * the format first, then other words for them. Each of ours is given once, to the first that has such a name.
 *
 * @param header the names as they stand in the file
 */
export function guessColumns(header: readonly string[]): Columns {
	const own: readonly string[] = COLUMNS;
	const guessed = header.map((): Column | null => null);
	const isThisFree = (column: Column) => !guessed.includes(column);
	for (const [index, name] of header.entries()) {
		const column = COLUMNS[own.indexOf(name.trim().toLowerCase())];
		if (column && isThisFree(column)) guessed[index] = column;
	}
	for (const [index, name] of header.entries()) {
		const column = BY_WORDS.get(plainWords(name.replaceAll('_', ' ')).join(' '));
		if (guessed[index] === null && column && isThisFree(column)) guessed[index] = column;
	}
	return guessed;
}
