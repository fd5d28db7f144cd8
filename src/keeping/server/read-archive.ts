import { isDeepStrictEqual } from 'node:util';
import { done, refuse, type Refused, type Result } from '#kernel/result.ts';
import { knowsSchema } from '#platform/database/index.ts';
import { FORMAT, readLine, type Ending, type Heading, type TableMark, type TableSum } from '../domain/archive.ts';
import { decompressed, linesOf } from './compressed.ts';
import { endingOf, openSum } from './sums.ts';

/** Data that was kept, from its start, as often as it is asked for; in the form of domain/archive.ts. */
export interface Archive {
	/** As the person named it, for sentences. */
	readonly name: string;
	lines(): AsyncIterable<Buffer>;
}

export type Unreadable = 'notABackup' | 'damaged' | 'newerFormat' | 'newerSchema';

/** What reads an archive: told in order, a table at a time. */
export interface ArchiveReader {
	table?(table: TableMark): Promise<void>;
	row?(row: string): Promise<void>;
}

/** A backup file. @param pieces its bytes from the start, each time anew */
export function backupFile(name: string, pieces: () => AsyncIterable<Uint8Array>): Archive {
	return { name, lines: () => linesOf(decompressed(pieces())) };
}

/**
 * Reads an archive to its end and holds everything in it against the sums it ends with.
 *
 * @returns what it says of itself, once all of it was found to be true; refuses what is no backup, is damaged, is not
 *   whole, or was made by a Stoep that this one does not know yet
 */
export async function readArchive(
	archive: Archive,
	reader: ArchiveReader = {}
): Promise<Result<{ heading: Heading; ending: Ending }, Unreadable>> {
	let heading: Heading | undefined;
	let ending: Ending | undefined;
	let sum: ReturnType<typeof openSum> | undefined;
	const sums: TableSum[] = [];
	const closeTable = () => {
		if (sum) sums.push(sum.close());
		sum = undefined;
	};
	try {
		for await (const bytes of archive.lines()) {
			const text = bytes.toString('utf8');
			const line = readLine(text);
			if (heading === undefined) {
				if (line.is !== 'heading') return refuse('notABackup', `${archive.name} is no backup of Stoep.`);
				if (line.heading.format > FORMAT) return newer(archive, 'newerFormat', 'in a form');
				if (!knowsSchema(line.heading.schema)) return newer(archive, 'newerSchema', `(${line.heading.schema})`);
				heading = line.heading;
			} else if (ending !== undefined) return damaged(archive, 'it goes on after its end');
			else if (line.is === 'row' && sum) {
				sum.add(`${text}\n`, 1);
				await reader.row?.(text);
			} else if (line.is === 'table') {
				closeTable();
				sum = openSum(line.table.name);
				await reader.table?.(line.table);
			} else if (line.is === 'end') {
				closeTable();
				ending = line.ending;
			} else return damaged(archive, 'there is a line in it that Stoep did not write');
		}
	} catch (error) {
		if (error instanceof RangeError) return damaged(archive, 'there is no end to a line in it');
		if (!isZlib(error)) throw error;
		if (error.code === 'Z_BUF_ERROR') return damaged(archive, 'its end is missing');
		if (error.message === 'incorrect header check')
			return refuse('notABackup', `${archive.name} is no backup of Stoep.`);
		return damaged(archive, 'its bytes are not as they were');
	}
	if (heading === undefined) return refuse('notABackup', `${archive.name} is no backup of Stoep.`);
	if (ending === undefined) return damaged(archive, 'its end is missing');
	const wrong = whereWrong(ending, endingOf(sums));
	return wrong === null ? done({ heading, ending }) : damaged(archive, wrong);
}

/** Where two endings differ, in words; null where they say the same. */
function whereWrong(said: Ending, found: Ending): string | null {
	if (isDeepStrictEqual(said, found)) return null;
	const table = said.tables.find((table, index) => !isDeepStrictEqual(table, found.tables[index]));
	return table ? `what stands under ${table.name} is not what was written` : 'its sums do not fit together';
}

function damaged(archive: Archive, how: string): Refused<'damaged'> {
	return refuse('damaged', `${archive.name} is damaged: ${how}. Nothing was changed; take another copy of it.`);
}

function newer<Code extends Unreadable>(archive: Archive, code: Code, how: string): Refused<Code> {
	return refuse(code, `${archive.name} was made by a newer Stoep ${how}. Bring this Stoep up to date first.`);
}

function isZlib(error: unknown): error is Error & { code: string } {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
