import { done, refuse, type Result } from '#kernel/result.ts';
import { LATEST_SCHEMA, migrateWithin, type Database, type Transaction } from '#platform/database/index.ts';
import type { Ending, Heading, TableMark } from '../domain/archive.ts';
import { kept, type KeptTable } from '../domain/catalogue.ts';
import { joined, journalReachesBackTo, type Erased } from '../domain/erased.ts';
import { enforcedReferences, tablesOf } from './catalogue-store.ts';
import { eraseOrphans, eraseRows, insertErased, readJournal } from './journal-store.ts';
import { readArchive, type Archive, type Unreadable } from './read-archive.ts';
import { hasRows, rowsInto, speakPlainly } from './rows-store.ts';
import { continueCounting, dropEverything, takeOffBonds } from './schema-store.ts';
import { goThrough } from './write-archive.ts';

export interface RestoreInput {
	readonly archive: Archive;
	/** Whether what is there may be thrown away. */
	readonly replace: boolean;
	/** What the copy of the journal outside the database remembers. */
	readonly erased: readonly Erased[];
}

export interface Restored {
	readonly heading: Heading;
	readonly ending: Ending;
	/** Steps of the schema that were taken after it. */
	readonly steps: readonly string[];
	/** Rows that the archive had and that were erased since it was made, gone again. */
	readonly erasedAgain: number;
	/** Whether the archive is older than what the journal remembers: what was erased before that is back. */
	readonly olderThanJournal: boolean;
}

export type NotRestored = Unreadable | 'notEmpty' | 'busy' | 'doesNotFit';

// What PostgreSQL says: others hold a table; what was asked of the data cannot be.
const BUSY = ['55P03', '40P01'];
const DATA = /^(22|23|42)/;

/**
 * Puts what was kept in the place of all there is: in one transaction, so that a refusal, a mistake or a kill leaves
 * everything as it was. The archive is read whole before anything changes. Its rows go into the schema they were made
 * under, are read back and held against the sums of the archive, and are then brought up to date as any installation is.
 * What was erased since is erased again before anybody sees it. Sessions end.
 */
export async function restore(
	{ db, clock }: { db: Database; clock: () => Date },
	{ archive, replace, erased }: RestoreInput
): Promise<Result<Restored, NotRestored>> {
	const read = await readArchive(archive);
	if (!read.ok) return read;
	const { heading, ending } = read.value;
	const now = clock();
	try {
		const result = await db.replaceEverything<Restored, NotRestored>(async (tx) => {
			await speakPlainly(tx);
			if (!replace && (await hasRows(tx, withData(await tablesOf(tx))))) {
				return refuse('notEmpty', 'There is data here already. To throw it away for this backup: --replace');
			}
			const journals = [erased, await readJournal(tx)];
			await dropEverything(tx);
			await migrateWithin(tx, heading.schema, now);
			const loaded = await load(tx, archive, ending);
			if (!loaded.ok) return loaded;
			const steps = await migrateWithin(tx, LATEST_SCHEMA, now);
			const journal = joined([...journals, await readJournal(tx)], now);
			await insertErased(tx, journal);
			const erasedAgain = await eraseAgain(tx, journal);
			const olderThanJournal = new Date(heading.madeAt) < journalReachesBackTo(now);
			return done({ heading, ending, steps, erasedAgain, olderThanJournal });
		});
		if (result.ok) await db.lookAgain();
		return result;
	} catch (error) {
		const code = (error as { code?: unknown }).code;
		if (typeof code !== 'string') throw error;
		if (BUSY.includes(code)) {
			return refuse('busy', 'Others are busy with the database and did not let go. Nothing was changed; try again.');
		}
		if (!DATA.test(code)) throw error;
		const sentence = `${archive.name} does not fit: ${(error as Error).message}. Nothing was changed.`;
		return refuse('doesNotFit', sentence);
	}
}

/** The tables of which a row means that somebody's data is here: the journal alone is none. */
function withData(tables: readonly KeptTable[]): KeptTable[] {
	return kept(tables).filter(({ name }) => !name.startsWith('keeping.'));
}

/** Brings the rows of an archive into empty tables, and reads them back. */
async function load(tx: Transaction, archive: Archive, ending: Ending): Promise<Result<null, NotRestored>> {
	const tables = new Map((await tablesOf(tx)).map((table) => [table.name, table]));
	const stranger = ending.tables.find(({ name }) => !tables.has(name));
	if (stranger) return refuse('doesNotFit', `${archive.name} has a table ${stranger.name} that this schema has not.`);
	const names = [...tables.keys()];
	const putBonds = await takeOffBonds(tx, names);
	let rows: ReturnType<typeof rowsInto> | undefined;
	const again = await readArchive(archive, {
		async table({ name, columns }: TableMark) {
			await rows?.flush();
			const table = tables.get(name);
			rows = table && rowsInto(tx, table, columns);
		},
		row: async (row) => rows?.add(row)
	});
	if (!again.ok) return again;
	await rows?.flush();
	await putBonds();
	await continueCounting(tx, names);

	const wanted = ending.tables.flatMap(({ name }) => tables.get(name) ?? []);
	const back = await goThrough(
		tx,
		wanted.map((table) => ({ table, condition: null })),
		new Date(0)
	);
	if (back.ending.sha256 === ending.sha256) return done(null);
	return refuse('doesNotFit', `What came into the database is not what is in ${archive.name}. Nothing was changed.`);
}

/** @returns how many rows were there that are journalled as erased */
async function eraseAgain(tx: Transaction, journal: readonly Erased[]): Promise<number> {
	if (journal.length === 0) return 0;
	const tables = await tablesOf(tx);
	const references = await enforcedReferences(tx);
	const putBonds = await takeOffBonds(
		tx,
		tables.map(({ name }) => name)
	);
	let gone = 0;
	for (const table of tables) {
		const ids = journal.filter((erased) => erased.table === table.name).map(({ id }) => id);
		if (ids.length > 0) gone += await eraseRows(tx, table, ids);
	}
	if (gone > 0) await eraseOrphans(tx, references);
	await putBonds();
	return gone;
}
