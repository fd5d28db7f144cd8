import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { mayChangeFacts } from './access.ts';
import { uploadById, type Upload } from './upload-store.ts';

/** Somebody who may bring in lists, by name. */
export interface Importer {
	readonly networkId: string;
	readonly memberId: string;
}

/** Who brings lists in: a coordinator or an ambassador, in the own network. The keeper has the command line. */
export function importerOf({ actor }: Context): Result<Importer, 'notAllowed'> {
	if (actor.kind !== 'member' || !mayChangeFacts(actor, actor.network)) {
		return refuse('notAllowed', 'Coordinators and ambassadors bring places in.');
	}
	return done({ networkId: actor.network, memberId: actor.member });
}

/** A list of the own network. For anybody else there is no such list. */
export async function accessUpload(
	ctx: Context,
	uploadId: string
): Promise<Result<Importer & { upload: Upload }, 'notAllowed' | 'noSuchUpload'>> {
	const importer = importerOf(ctx);
	if (!importer.ok) return importer;
	const upload = isUuid(uploadId) ? await ctx.db.read(ctx.actor, (tx) => uploadById(tx, uploadId)) : null;
	if (upload?.networkId !== importer.value.networkId) return refuse('noSuchUpload', 'There is no such list.');
	return done({ ...importer.value, upload });
}
