import { done, refuse, type Result } from '#kernel/result.ts';
import { listBorders, showNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import { addressWords } from '../domain/address-words.ts';
import { touchedBetween, type Touched } from '../domain/changes.ts';
import { readWeek } from '../domain/hours/read-week.ts';
import { changesFrom } from '../domain/import/changes-from.ts';
import type { PlaceFile } from '../domain/import/file-text.ts';
import { Judge } from '../domain/import/judge.ts';
import { readCsv, type CsvRefusal } from '../domain/import/read-csv.ts';
import { readGeoJson, type GeoJsonRefusal } from '../domain/import/read-geojson.ts';
import { locator } from '../domain/locate.ts';
import type { PlaceFacts } from '../domain/place.ts';
import { mayChangeFacts } from './access.ts';
import { insertChanges } from './changes-store.ts';
import { knownPlaces, placesWithNews } from './import-store.ts';
import { judgeFile, type ImportProgress, type ImportReport, type Known } from './judge-file.ts';
import { insertCandidates, isTaken } from './insert-candidates.ts';
import { updateFacts, type ChangedFacts } from './places-store.ts';

export type PlaceFormat = 'geojson' | 'csv';

export interface ImportInput {
	/** The slug of the network. */
	readonly network: string;
	readonly bytes: Uint8Array;
	readonly format: PlaceFormat;
	/** Only tells what would happen. */
	readonly dryRun?: boolean;
}

export type ImportRefusal =
	'notAllowed' | 'noSuchNetwork' | 'emptyFile' | 'changedMeanwhile' | GeoJsonRefusal | CsvRefusal;

/** Places in one transaction. */
const CHUNK = 500;
/**
 * Brings places in from a file. The whole file is read and judged before the first write. New places become candidates;
 * known ones (the same source and id, whatever their state) get what changed in the file and no person edited; a row that
 * is another place is reported and left out. An import that is killed is completed by running it again.
 *
 * @param onProgress told how far it is, every few rows
 * @returns the report; `changedMeanwhile` when somebody else brought places in at the same time
 */
export async function importPlaces(
	ctx: Context,
	{ network: slug, bytes, format, dryRun = false }: ImportInput,
	onProgress: (progress: ImportProgress) => void = () => {}
): Promise<Result<ImportReport, ImportRefusal>> {
	const found = await showNetwork(ctx, slug);
	if (!found) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
	const networkId = found.network.id;
	if (!mayChangeFacts(ctx.actor, networkId))
		return refuse('notAllowed', 'Only the team of the network brings places in.');
	if (bytes.length === 0) return refuse('emptyFile', 'This file is empty.');
	const file = readFile(format, bytes);
	if (!file.ok) return file;

	const known = await ctx.db.read(ctx.actor, (tx) => knownPlaces(tx, networkId));
	const judged = await judgeFile(file.value, new Judge(known), onProgress);
	const { fresh, again, report } = judged;
	const total = fresh.length + again.length;
	const find = locator((await listBorders(ctx, networkId)).borders);

	let changed = 0;
	for (let from = 0; from < again.length; from += CHUNK) {
		onProgress({ doing: 'writing', done: from, total });
		changed += await mergeChunk(ctx, networkId, again.slice(from, from + CHUNK), find, dryRun);
	}
	const wordFor = addressWords(new Set(known.map((place) => place.slug)));
	for (let from = 0; from < fresh.length && !dryRun; from += CHUNK) {
		onProgress({ doing: 'writing', done: again.length + from, total });
		const at = ctx.clock();
		const places = fresh.slice(from, from + CHUNK).map(({ source, ...facts }) => ({
			id: newId(at),
			networkId,
			slug: wordFor(facts.name),
			neighbourhoodId: find(facts.point),
			facts,
			source,
			madeAt: at
		}));
		const written = await insertChunk(ctx, places);
		if (!written.ok) return written;
	}
	onProgress({ doing: 'writing', done: total, total });
	return done({ ...report, added: fresh.length, changed, unchanged: again.length - changed });
}

export function canRead(week: string): boolean {
	return readWeek(week).ok;
}

function readFile(format: PlaceFormat, bytes: Uint8Array): Result<PlaceFile, GeoJsonRefusal | CsvRefusal> {
	return format === 'csv' ? readCsv(bytes, canRead) : readGeoJson(bytes, canRead);
}

/** Merges what the file says into known places as they are at that moment, and answers how many of them changed. */
async function mergeChunk(
	ctx: Context,
	networkId: string,
	chunk: readonly Known[],
	find: ReturnType<typeof locator>,
	dryRun: boolean
): Promise<number> {
	if (dryRun) {
		const merges = await ctx.db.read(ctx.actor, (tx) => mergesOf(tx, chunk, find, false));
		return merges.filter(({ isChanged }) => isChanged).length;
	}
	let changed = 0;
	await ctx.db.write(ctx.actor, async (tx, touch) => {
		const merges = await mergesOf(tx, chunk, find, true);
		changed = merges.filter(({ isChanged }) => isChanged).length;
		if (merges.length > 0) await updateFacts(tx, merges);
		if (changed > 0) {
			const at = ctx.clock();
			const memberId = ctx.actor.kind === 'member' ? ctx.actor.member : null;
			const by = { networkId, how: 'imported', memberId, undoes: null, at } as const;
			const history = merges.filter(({ isChanged }) => isChanged);
			await insertChanges(
				tx,
				history.map(({ id, touched }) => ({ id: newId(at), placeId: id, facts: touched, ...by }))
			);
			touch(networkId);
		}
		return done(null);
	});
	return changed;
}

/** What is to be written of known places: also where only what the file says changed, which a person has overruled. */
async function mergesOf(
	tx: Transaction,
	chunk: readonly Known[],
	find: ReturnType<typeof locator>,
	underLock: boolean
): Promise<(ChangedFacts & { isChanged: boolean; touched: Touched })[]> {
	const incoming = new Map<string, PlaceFacts>(chunk.map(({ id, place: { source: _, ...facts } }) => [id, facts]));
	const news = [...incoming].map(([id, imported]) => ({ id, imported }));
	return (await placesWithNews(tx, news, underLock)).map((place) => {
		const imported = incoming.get(place.id) ?? place;
		// Without a last import nobody can tell who wrote what is there, so it stays.
		const changes = changesFrom(place, imported, place.imported ?? imported);
		const neighbourhoodId = changes.point === undefined ? place.neighbourhoodId : find(changes.point);
		const isChanged = Object.keys(changes).length > 0;
		const facts = { ...place, ...changes };
		return { id: place.id, facts, neighbourhoodId, imported, isChanged, touched: touchedBetween(place, facts) };
	});
}

async function insertChunk(
	ctx: Context,
	places: Parameters<typeof insertCandidates>[1]
): Promise<Result<null, 'changedMeanwhile'>> {
	try {
		return await ctx.db.write(ctx.actor, async (tx) => {
			await insertCandidates(tx, places);
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
