import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#platform/database/index.ts';
import { writeWhole } from '#platform/files/whole-file.ts';
import { joined, readErased, writeErased, type Erased } from '../domain/erased.ts';
import { readJournal } from './journal-store.ts';

/** The journal's copy outside the database, for when the database itself is lost. */
function erasedFileIn(dataDirectory: string): string {
	return path.join(dataDirectory, 'erased.jsonl');
}

/** What the copy remembers; nothing where there is none yet. */
export async function readErasedFile(dataDirectory: string): Promise<Erased[]> {
	const text = await readFile(erasedFileIn(dataDirectory), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	return readErased(text);
}

/** Brings the copy up to date with the journal; what is too long ago goes out of it. Twice does no harm. */
export async function copyJournal(
	{ db, clock }: { db: Database; clock: () => Date },
	dataDirectory: string
): Promise<void> {
	const journal = await db.snapshotAsOwner(readJournal);
	const known = await readErasedFile(dataDirectory);
	const all = writeErased(joined([known, journal], clock()));
	if (all !== writeErased(known)) await writeWhole(erasedFileIn(dataDirectory), all);
}
