import { done, type Result } from '#kernel/result.ts';
import { namesOfTeam } from '#networks';
import type { Context } from '#platform/context.ts';
import type { LineKind, ReportLine } from '../domain/import/report.ts';
import { uploadState, type UploadState, type UploadStep } from '../domain/import/upload.ts';
import { accessUpload, importerOf } from './access-upload.ts';
import { firstLines, linesAfter, rowsByKind, uploadsOf, type Upload } from './upload-store.ts';

/** A list with where it stands. */
export interface ShownUpload extends Upload {
	readonly state: UploadState;
	/** The name of the member who last started something with it; null for one that is no longer known. */
	readonly by: string | null;
}

export interface UploadInFull extends ShownUpload {
	/** How many rows have a line of each kind. */
	readonly tallies: Readonly<Record<LineKind, number>>;
	/** Of each kind the first lines. */
	readonly lines: readonly ReportLine[];
}

const MOST_LISTED = 50;
const ROWS_AT_A_TIME = 2_000;

/** The last fifty lists of the own network, newest first; for whoever may bring them in. */
export async function listUploads(ctx: Context): Promise<Result<ShownUpload[], 'notAllowed'>> {
	const importer = importerOf(ctx);
	if (!importer.ok) return importer;
	const { networkId } = importer.value;
	const uploads = await ctx.db.read(ctx.actor, (tx) => uploadsOf(tx, networkId, MOST_LISTED));
	const names = await namesOfTeam(ctx, networkId);
	return done(uploads.map((upload) => shown(ctx, upload, names)));
}

/**
 * One list with the beginning of its report: what will happen, or once it is in what happened.
 *
 * @param most lines of each kind
 */
export async function showUpload(
	ctx: Context,
	uploadId: string,
	most: number
): Promise<Result<UploadInFull, 'notAllowed' | 'noSuchUpload'>> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok) return found;
	const { upload, networkId } = found.value;
	const step = toldStep(upload);
	const [tallies, lines] = await ctx.db.read(ctx.actor, async (tx) => [
		await rowsByKind(tx, uploadId, step),
		await firstLines(tx, uploadId, step, most)
	]);
	return done({ ...shown(ctx, upload, await namesOfTeam(ctx, networkId)), tallies, lines });
}

/** The whole report of a list, part after part in the order of the file. */
export async function readReport(
	ctx: Context,
	uploadId: string
): Promise<Result<{ upload: Upload; lines: AsyncIterable<ReportLine> }, 'notAllowed' | 'noSuchUpload'>> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok) return found;
	const { upload } = found.value;
	return done({ upload, lines: linesOf(ctx, upload) });
}

async function* linesOf(ctx: Context, upload: Upload): AsyncIterable<ReportLine> {
	for (let row = -1; ;) {
		const after = row;
		const lines = await ctx.db.read(ctx.actor, (tx) =>
			linesAfter(tx, upload.id, toldStep(upload), after, ROWS_AT_A_TIME)
		);
		yield* lines;
		const last = lines.at(-1);
		if (last === undefined) return;
		row = last.row;
	}
}

function shown(ctx: Context, upload: Upload, names: ReadonlyMap<string, string>): ShownUpload {
	return { ...upload, state: uploadState(upload, ctx.clock()), by: names.get(upload.memberId) ?? null };
}

/** Once it began to come in, what is in is what there is to tell. */
function toldStep({ begunAt }: Upload): UploadStep {
	return begunAt === null ? 'preview' : 'import';
}
