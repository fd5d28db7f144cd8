import { done } from '#kernel/result.ts';
import { listNetworks } from '#networks';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { ReportLine } from '../domain/import/report.ts';
import type { UploadCounts, UploadStep } from '../domain/import/upload.ts';
import { importPlaces } from './import-places.ts';
import type { ImportProgress } from './judge-file.ts';
import {
	beat,
	endImport,
	endInVain,
	endPreview,
	fileOf,
	hasStep,
	insertLines,
	letGo,
	removeLines,
	rowsByKind,
	type Upload
} from './upload-store.ts';

interface Work {
	readonly upload: Upload;
	readonly step: UploadStep;
	/** By which it is known that the work is still this one's. */
	readonly worker: string;
}

/** Milliseconds between two signs of life. */
const BEAT = 1_000;
const LINES_AT_A_TIME = 2_000;
/** From so many new places on the database looks again at how much there is. */
const MANY = 1_000;

/** This worker has to end: the process stops, or somebody else has its work. */
class Ended extends Error {}

/**
 * Looks through a list or brings it in, and writes down how far it is and what came of it. Whatever happens, the list can be
 * gone on with: what it wrote of places and what it reports of them are written in one transaction.
 */
export async function workOnUpload(ctx: Context, work: Work, stopping: AbortSignal): Promise<void> {
	const { upload, worker } = work;
	const life = beginToLive(ctx, work, stopping);
	try {
		const problem = await carryOut(ctx, work, life.onProgress);
		if (problem !== null) await write(ctx, (tx) => endInVain(tx, upload.id, worker, problem));
	} catch (error) {
		if (!(error instanceof Ended)) {
			console.error('A list of places could not be worked on.', error);
			await write(ctx, (tx) => endInVain(tx, upload.id, worker, 'wentWrong'));
		} else if (stopping.aborted) {
			await write(ctx, (tx) => letGo(tx, upload.id, worker));
		}
	} finally {
		await life.end();
	}
}

/** @returns the code of the refusal, or null when all went well */
async function carryOut(
	ctx: Context,
	{ upload, step, worker }: Work,
	onProgress: (progress: ImportProgress) => void
): Promise<string | null> {
	const { id, networkId, format } = upload;
	const network = (await listNetworks(ctx)).find((each) => each.id === networkId);
	const [bytes, columns] = [await ctx.db.read(ctx.actor, (tx) => fileOf(tx, id)), upload.columns ?? undefined];
	if (!network || bytes === null) return 'noSuchUpload';
	const demandStep = async (tx: Transaction) => {
		if (!(await hasStep(tx, id, worker))) throw new Ended();
	};
	const onWritten = async (tx: Transaction, lines: readonly ReportLine[]) => {
		await demandStep(tx);
		await insertLines(tx, upload, 'import', lines);
	};
	const input = { network: network.slug, bytes, format, ...(columns && { columns }), dryRun: step === 'preview' };
	const imported = await importPlaces(ctx, input, { onProgress, onWritten });
	if (!imported.ok) return imported.refusal.code;
	const { rows, lines } = imported.value;
	// Part by part, because with the embedded database everybody waits for a transaction.
	for (const part of partsOf(lines)) {
		await write(ctx, async (tx) => {
			await demandStep(tx);
			await insertLines(tx, upload, step, part);
		});
	}
	await write(ctx, async (tx) => {
		await demandStep(tx);
		const counts = countsOf(rows, await rowsByKind(tx, id, step));
		if (step === 'preview') return endPreview(tx, id, counts, ctx.clock());
		await removeLines(tx, id, 'preview');
		await endImport(tx, id, counts, ctx.clock());
	});
	if (step === 'import' && imported.value.added >= MANY) await ctx.db.lookAgain();
	return null;
}

/** Shows every second that this worker is alive, and stops it when it should no longer be. */
function beginToLive(ctx: Context, { upload, worker }: Work, stopping: AbortSignal) {
	let latest: ImportProgress | null = null;
	let isMine = true;
	let beating = Promise.resolve();
	const timer = setInterval(() => {
		beating = beating
			.then(() =>
				write(ctx, async (tx) => {
					isMine = await beat(tx, upload.id, worker, ctx.clock(), latest);
				})
			)
			// The database is away: either the work fails of itself, or the next beat tells.
			.catch(() => {});
	}, BEAT);
	return {
		onProgress(progress: ImportProgress) {
			latest = progress;
			if (stopping.aborted || !isMine) throw new Ended();
		},
		async end() {
			clearInterval(timer);
			await beating;
		}
	};
}

/** Of whole rows, because the lines of a row are numbered together. */
function* partsOf(lines: readonly ReportLine[]): Iterable<readonly ReportLine[]> {
	for (let from = 0; from < lines.length;) {
		let until = Math.min(from + LINES_AT_A_TIME, lines.length);
		while (until < lines.length && lines[until]?.row === lines[until - 1]?.row) until++;
		yield lines.slice(from, until);
		from = until;
	}
}

function countsOf(rows: number, byKind: Awaited<ReturnType<typeof rowsByKind>>): UploadCounts {
	const { added, changed, duplicate, skipped } = byKind;
	return { rows, ...byKind, unchanged: rows - added - changed - duplicate - skipped };
}

async function write(ctx: Context, work: (tx: Transaction) => Promise<void>): Promise<void> {
	await ctx.db.write(ctx.actor, async (tx) => {
		await work(tx);
		return done(null);
	});
}
