import { randomUUID } from 'node:crypto';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Background } from '#platform/background.ts';
import type { Context } from '#platform/context.ts';
import { isWorkedOn, uploadState, type UploadStep } from '../domain/import/upload.ts';
import { accessUpload } from './access-upload.ts';
import { beginStep, lockUploads, removeLines } from './upload-store.ts';
import { workOnUpload } from './work-on-upload.ts';

type Refusals = 'notAllowed' | 'noSuchUpload' | 'uploadBusy' | 'uploadDone' | 'columnMissing' | 'importBusy';

/**
 * Begins to look through a list, or to bring it in, or goes on where that was interrupted. It is done beside the requests;
 * `showUpload` tells how far it is.
 *
 * @returns refused when it is being worked on already, and when another list is coming into this network: two at once could
 *   bring the same place twice
 */
export async function startUpload(
	ctx: Context & { readonly background: Background },
	{ uploadId, step }: { uploadId: string; step: UploadStep }
): Promise<Result<null, Refusals>> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok) return found;
	const { upload, networkId, memberId } = found.value;
	if (upload.importedAt !== null) return refuse('uploadDone', 'This list is in already.');
	const worker = randomUUID();
	const begun = await ctx.db.write(ctx.actor, async (tx) => {
		const waiting = await lockUploads(tx, networkId);
		const at = ctx.clock();
		const mine = waiting.find(({ id }) => id === uploadId);
		const state = mine && uploadState(mine, at);
		if (!mine || state === 'gone') return refuse('noSuchUpload', 'The file of this list is gone.');
		if (state === 'working') return refuse('uploadBusy', 'Somebody is working on this list.');
		if (state === 'columns') return refuse('columnMissing', 'Say first which column is which.');
		// What was begun has to be completed: looking again would tell of what is half in.
		const todo = mine.begunAt === null ? step : 'import';
		if (todo === 'import' && waiting.some((each) => each.step === 'import' && isWorkedOn(each, at))) {
			return refuse('importBusy', 'Another list is coming in at this moment.');
		}
		await beginStep(tx, uploadId, { step: todo, worker, memberId, at });
		if (todo === 'preview') await removeLines(tx, uploadId, 'preview');
		return done(todo);
	});
	if (!begun.ok) return begun;
	ctx.background.start((stopping) => workOnUpload(ctx, { upload, step: begun.value, worker }, stopping));
	return done(null);
}
