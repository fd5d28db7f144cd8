import { done, refuse, type Result } from '#kernel/result.ts';
import { listBorders, showNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import { addressWords } from '../domain/address-words.ts';
import { touchedBetween, type Touched } from '../domain/changes.ts';
import { readWeek } from '../domain/hours/read-week.ts';
import { changesFrom } from '../domain/import/changes-from.ts';
import type { Columns } from '../domain/import/columns.ts';
import type { PlaceFile } from '../domain/import/file-text.ts';
import { Judge } from '../domain/import/judge.ts';
import { readCsv, type CsvRefusal } from '../domain/import/read-csv.ts';
import { readOwnGeoJson } from '../domain/import/read-own-geojson.ts';
import { readGeoJson, type GeoJsonRefusal } from '../domain/import/read-geojson.ts';
import { addedLine, doubtLines, mergeLines, type ReportLine } from '../domain/import/report.ts';
import { locator } from '../domain/locate.ts';
import type { PlaceFacts } from '../domain/place.ts';
import { mayChangeFacts } from './access.ts';
import { insertChanges } from './changes-store.ts';
import { knownPlaces, placesWithNews, placesWithoutNews } from './import-store.ts';
import { judgeFile, type ImportProgress, type ImportReport, type Known, type PlaceRow } from './judge-file.ts';
import { insertCandidates, isTaken } from './insert-candidates.ts';
import { updateFacts, type ChangedFacts } from './places-store.ts';

/** `ownGeojson` is GeoJSON whose properties are no OSM tags, but have names of their own. */
export type PlaceFormat = 'geojson' | 'csv' | 'ownGeojson';

export interface ImportInput {
	/** The slug of the network. */
	readonly network: string;
	readonly bytes: Uint8Array;
	readonly format: PlaceFormat;
	/** Which column of a list is which, where its own names do not say so. */
	readonly columns?: Columns;
	/** Only tells what would happen. */
	readonly dryRun?: boolean;
}

export type ImportRefusal =
	'notAllowed' | 'noSuchNetwork' | 'emptyFile' | 'changedMeanwhile' | GeoJsonRefusal | CsvRefusal;

/** Who is told while an import runs. */
export interface ImportListener {
	/** How far it is, every few rows. What it throws ends the import there; what is written stays written. */
	readonly onProgress?: (progress: ImportProgress) => void;
	/** What was just written, within the transaction that writes it: what it throws undoes both. */
	readonly onWritten?: (tx: Transaction, lines: readonly ReportLine[]) => Promise<void>;
}

/** Places in one transaction. */
const CHUNK = 500;

/**
 * Brings places in from a file. The whole file is read and judged before the first write. New places become candidates;
 * known ones (the same source and id, whatever their state) get what changed in the file and no person edited; a row that
 * is another place is reported and left out. An import that is killed is completed by running it again.
 *
 * @returns the report; `changedMeanwhile` when somebody else brought places in at the same time
 */
export async function importPlaces(
	ctx: Context,
	{ network: slug, bytes, format, columns, dryRun = false }: ImportInput,
	{ onProgress = () => {}, onWritten = async () => {} }: ImportListener = {}
): Promise<Result<ImportReport, ImportRefusal>> {
	const found = await showNetwork(ctx, slug);
	if (!found) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
	const networkId = found.network.id;
	if (!mayChangeFacts(ctx.actor, networkId))
		return refuse('notAllowed', 'Only the team of the network brings places in.');
	if (bytes.length === 0) return refuse('emptyFile', 'This file is empty.');
	const file = readFile(format, bytes, columns);
	if (!file.ok) return file;

	const known = await ctx.db.read(ctx.actor, (tx) => knownPlaces(tx, networkId));
	const judged = await judgeFile(file.value, new Judge(known), onProgress);
	const { fresh, again, report } = judged;
	const total = fresh.length + again.length;
	const find = locator((await listBorders(ctx, networkId)).borders);
	const lines = [...report.lines];

	let changed = 0;
	for (let from = 0; from < again.length; from += CHUNK) {
		onProgress({ doing: 'writing', done: from, total });
		const chunk = again.slice(from, from + CHUNK);
		const merged = dryRun
			? await ctx.db.read(ctx.actor, (tx) => mergesOf(tx, chunk, find, false))
			: await mergeChunk(ctx, networkId, chunk, find, onWritten);
		changed += merged.merges.filter(({ isChanged }) => isChanged).length;
		lines.push(...merged.lines);
	}
	const wordFor = addressWords(new Set(known.map((place) => place.slug)));
	for (let from = 0; from < fresh.length; from += CHUNK) {
		onProgress({ doing: 'writing', done: again.length + from, total });
		const chunk = fresh.slice(from, from + CHUNK);
		const written = chunk.flatMap((row) => [addedLine(row), ...doubtLines(row, row.doubts)]);
		lines.push(...written);
		if (dryRun) continue;
		const inserted = await insertChunk(ctx, candidatesOf(chunk, networkId, wordFor, find, ctx.clock()), (tx) =>
			onWritten(tx, written)
		);
		if (!inserted.ok) return inserted;
	}
	onProgress({ doing: 'writing', done: total, total });
	lines.sort((a, b) => a.row - b.row);
	return done({ ...report, lines, added: fresh.length, changed, unchanged: again.length - changed });
}

function candidatesOf(
	rows: readonly PlaceRow[],
	networkId: string,
	wordFor: (name: string) => string,
	find: ReturnType<typeof locator>,
	at: Date
): Parameters<typeof insertCandidates>[1] {
	return rows.map(({ place: { source, ...facts } }) => ({
		id: newId(at),
		networkId,
		slug: wordFor(facts.name),
		neighbourhoodId: find(facts.point),
		facts,
		source,
		madeAt: at
	}));
}

export function canRead(week: string): boolean {
	return readWeek(week).ok;
}

function readFile(
	format: PlaceFormat,
	bytes: Uint8Array,
	columns: Columns | undefined
): Result<PlaceFile, GeoJsonRefusal | CsvRefusal> {
	if (format === 'csv') return readCsv(bytes, canRead, columns);
	return format === 'geojson' ? readGeoJson(bytes, canRead) : readOwnGeoJson(bytes, canRead, columns ?? []);
}

interface Merge extends ChangedFacts {
	readonly isChanged: boolean;
	readonly touched: Touched;
}

/** What is to be written of known places, and what is to be told of them. */
interface Merged {
	readonly merges: readonly Merge[];
	readonly lines: readonly ReportLine[];
}

/** Merges what the file says into known places as they are at that moment. */
async function mergeChunk(
	ctx: Context,
	networkId: string,
	chunk: readonly Known[],
	find: ReturnType<typeof locator>,
	onWritten: NonNullable<ImportListener['onWritten']>
): Promise<Merged> {
	let merged: Merged = { merges: [], lines: [] };
	await ctx.db.write(ctx.actor, async (tx, touch) => {
		merged = await mergesOf(tx, chunk, find, true);
		const { merges, lines } = merged;
		const history = merges.filter(({ isChanged }) => isChanged);
		if (merges.length > 0) await updateFacts(tx, merges);
		if (history.length > 0) {
			const at = ctx.clock();
			const memberId = ctx.actor.kind === 'member' ? ctx.actor.member : null;
			const by = { networkId, how: 'imported', memberId, undoes: null, at } as const;
			await insertChanges(
				tx,
				history.map(({ id, touched }) => ({ id: newId(at), placeId: id, facts: touched, ...by }))
			);
			touch(networkId);
		}
		await onWritten(tx, lines);
		return done(null);
	});
	return merged;
}

/** Also where only what the file says changed, which a person has overruled: the next import is compared with it. */
async function mergesOf(
	tx: Transaction,
	chunk: readonly Known[],
	find: ReturnType<typeof locator>,
	underLock: boolean
): Promise<Merged> {
	const rows = new Map(chunk.map((row) => [row.id, { ...row, incoming: factsOf(row) }]));
	const saying = [...rows].map(([id, { incoming }]) => ({ id, imported: incoming }));
	const merges: Merge[] = [];
	const told = new Map<string, ReportLine[]>();
	for (const place of await placesWithNews(tx, saying, underLock)) {
		const row = rows.get(place.id);
		if (!row) continue;
		const imported = row.incoming;
		// Without a last import nobody can tell who wrote what is there, so it stays.
		const changes = changesFrom(place, imported, place.imported ?? imported);
		const neighbourhoodId = changes.point === undefined ? place.neighbourhoodId : find(changes.point);
		const isChanged = Object.keys(changes).length > 0;
		const facts = { ...place, ...changes };
		merges.push({ id: place.id, facts, neighbourhoodId, imported, isChanged, touched: touchedBetween(place, facts) });
		told.set(place.id, mergeLines(row, place, facts, imported));
	}
	for (const place of await placesWithoutNews(tx, saying)) {
		const row = rows.get(place.id);
		if (row) told.set(place.id, mergeLines(row, place, place, row.incoming));
	}
	const lines = [...rows.values()].flatMap((row) => [...(told.get(row.id) ?? []), ...doubtLines(row, row.doubts)]);
	return { merges, lines };
}

function factsOf({ place: { source: _, ...facts } }: PlaceRow): PlaceFacts {
	return facts;
}

async function insertChunk(
	ctx: Context,
	places: Parameters<typeof insertCandidates>[1],
	onWritten: (tx: Transaction) => Promise<void>
): Promise<Result<null, 'changedMeanwhile'>> {
	try {
		return await ctx.db.write(ctx.actor, async (tx) => {
			await insertCandidates(tx, places);
			await onWritten(tx);
			return done(null);
		});
	} catch (error) {
		if (!isTaken(error)) throw error;
		return refuse(
			'changedMeanwhile',
			'Somebody else brought places into this network at the same time. Run it again: what is in stays in.'
		);
	}
}
