import type { Database, Transaction } from '#platform/database/index.ts';
import type { FileBeingWritten } from '#platform/files/whole-file.ts';
import type { Ending, Heading } from '../domain/archive.ts';
import { kept } from '../domain/catalogue.ts';
import { tablesOf } from './catalogue-store.ts';
import { compressedInto } from './compressed.ts';
import { archiveInto, goThrough, type WantedTable } from './write-archive.ts';

export interface Kept {
	readonly heading: Heading;
	readonly ending: Ending;
}

/**
 * Writes everything there is at one moment into a file, which is there whole once this answers. Neither the data nor the
 * file is ever in memory. On PostgreSQL others go on meanwhile; the embedded database has one connection, and they wait.
 *
 * @throws when the file cannot be written; then there is none
 */
export async function makeBackup(
	{ db, clock }: { db: Database; clock: () => Date },
	create: () => Promise<FileBeingWritten>
): Promise<Kept> {
	const file = await create();
	const compressed = compressedInto(file);
	try {
		const archive = archiveInto(compressed.write);
		const made = await db.snapshotAsOwner(async (tx) => goThrough(tx, await everything(tx), clock(), archive));
		await archive.end(made.ending);
		await compressed.end();
		await file.finish();
		return made;
	} catch (error) {
		compressed.leave();
		await file.abandon();
		throw error;
	}
}

/** What the data of an installation comes to, without writing it anywhere. */
export function addUp({ db, clock }: { db: Database; clock: () => Date }): Promise<Kept> {
	return db.snapshotAsOwner(async (tx) => goThrough(tx, await everything(tx), clock()));
}

async function everything(tx: Transaction): Promise<WantedTable[]> {
	return kept(await tablesOf(tx)).map((table) => ({ table, condition: null }));
}
