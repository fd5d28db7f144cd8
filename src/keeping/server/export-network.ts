import type { Database } from '#platform/database/index.ts';
import type { CommandFiles } from '#platform/files/command-files.ts';
import type { FileBeingWritten } from '#platform/files/whole-file.ts';
import { belongingOf } from '../domain/belonging.ts';
import { kept, referencesOf, type KeptTable } from '../domain/catalogue.ts';
import { csvRow } from '../domain/csv.ts';
import { aboutExport, CSV, JSON_FOLDER, MANIFEST, type Manifest } from '../domain/export.ts';
import { conditionsFor } from './belonging-store.ts';
import { enforcedReferences, tablesOf } from './catalogue-store.ts';
import { goThrough, type Receiver } from './write-archive.ts';

/**
 * Writes everything of one network into a new folder: each table as JSON and as CSV, with a README for whoever opens it.
 * The manifest comes last, so a folder without one is not whole.
 *
 * @param network its id and its address word
 * @throws a sentence when the folder cannot be made or is not empty
 */
export async function exportNetwork(
	{ db, clock }: { db: Database; clock: () => Date },
	{ network, folder, files }: { network: { id: string; slug: string }; folder: string; files: CommandFiles }
): Promise<Manifest> {
	for (const part of ['', `/${JSON_FOLDER}`, `/${CSV}`]) await files.createFolder(`${folder}${part}`);
	const receiver = tablesInto(folder, files);
	try {
		const { heading, ending, stayed, columns } = await db.snapshotAsOwner(async (tx) => {
			const tables = kept(await tablesOf(tx));
			const belonging = belongingOf(tables, referencesOf(tables, await enforcedReferences(tx)));
			const conditions = conditionsFor(belonging, network.id);
			const [mine, others] = [true, false].map((is) => tables.filter(({ name }) => conditions.has(name) === is));
			const wanted = (mine ?? []).map((table) => ({ table, condition: conditions.get(table.name) ?? null }));
			const gone = await goThrough(tx, wanted, clock(), receiver);
			const columns = Object.fromEntries((mine ?? []).map((table) => [table.name, namesOf(table)]));
			return { ...gone, columns, stayed: (others ?? []).map(({ name }) => name) };
		});
		await receiver.close();
		const manifest: Manifest = { heading, network: network.slug, columns, ending };
		await writeText(files, `${folder}/README.md`, aboutExport(manifest, stayed));
		await writeText(files, `${folder}/${MANIFEST}`, `${JSON.stringify(manifest, null, 2)}\n`);
		return manifest;
	} catch (error) {
		await receiver.abandon();
		throw error;
	}
}

function namesOf({ columns }: KeptTable): string[] {
	return columns.map(({ name }) => name);
}

/** Two files for the table that is gone through at the moment. */
function tablesInto(
	folder: string,
	files: CommandFiles
): Receiver & { close(): Promise<void>; abandon(): Promise<void> } {
	let json: FileBeingWritten | undefined;
	let csv: FileBeingWritten | undefined;
	let shown: string[] = [];
	let isFirst = true;

	async function close(): Promise<void> {
		await json?.write(Buffer.from(isFirst ? ']\n' : '\n]\n'));
		await json?.finish();
		await csv?.finish();
		[json, csv] = [undefined, undefined];
	}

	return {
		close,
		async abandon() {
			await json?.abandon();
			await csv?.abandon();
		},
		async table(table) {
			await close();
			isFirst = true;
			// A picture is of no use in a spreadsheet; it is in the JSON.
			shown = table.columns.filter(({ type }) => type !== 'bytea').map(({ name }) => name);
			json = await files.create(`${folder}/${JSON_FOLDER}/${table.name}.json`);
			csv = await files.create(`${folder}/${CSV}/${table.name}.csv`);
			await json.write(Buffer.from('['));
			// With the mark by which spreadsheets know that it is UTF-8.
			await csv.write(Buffer.from(`\uFEFF${csvRow(shown)}`));
		},
		async rows(lines) {
			const rows = lines.trimEnd().split('\n');
			await json?.write(Buffer.from(`${isFirst ? '' : ','}\n${rows.join(',\n')}`));
			isFirst = false;
			const written = rows.map((row) => {
				const values = JSON.parse(row) as Record<string, unknown>;
				return csvRow(shown.map((name) => values[name]));
			});
			await csv?.write(Buffer.from(written.join('')));
		}
	};
}

async function writeText(files: CommandFiles, file: string, text: string): Promise<void> {
	const writing = await files.create(file);
	await writing.write(Buffer.from(text));
	await writing.finish();
}
