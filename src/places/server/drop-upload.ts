import { done, refuse, type Result } from '#kernel/result.ts';
import { journalErased } from '#keeping';
import type { Context } from '#platform/context.ts';
import { isWorkedOn } from '../domain/import/upload.ts';
import { accessUpload } from './access-upload.ts';
import { lockUploads, removeUpload } from './upload-store.ts';

/** Throws a list away of which nothing came in, with its file. The report of what came in stays. */
export async function dropUpload(
	ctx: Context,
	uploadId: string
): Promise<Result<null, 'notAllowed' | 'noSuchUpload' | 'uploadBusy'>> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok) return found;
	return ctx.db.write(ctx.actor, async (tx) => {
		const upload = (await lockUploads(tx, found.value.networkId)).find(({ id }) => id === uploadId);
		if (!upload) return refuse('noSuchUpload', 'There is no such list.');
		if (upload.begunAt !== null || isWorkedOn(upload, ctx.clock())) {
			return refuse('uploadBusy', 'Something is done with this list already.');
		}
		await removeUpload(tx, uploadId);
		await journalErased(tx, 'places.upload', [uploadId]);
		return done(null);
	});
}
