import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { checkColumns, COLUMNS, type Column, type Columns, type Head } from '../domain/import/columns.ts';
import { guessColumns } from '../domain/import/guess-columns.ts';
import { briefly } from '../domain/import/reading.ts';
import { isWorkedOn } from '../domain/import/upload.ts';
import { accessUpload } from './access-upload.ts';
import { whatItIs } from './take-in-upload.ts';
import { fileOf, lockUploads, setColumns } from './upload-store.ts';

/** The columns of a list for somebody to name, with their names as they can stand on a page. */
export interface ColumnsToName extends Head {
	/** What somebody said before, or else what their names suggest. */
	readonly columns: Columns;
	/** Which of ours there are to choose from. */
	readonly choices: readonly Column[];
}

/** A feature has its point in its geometry. */
const ELSEWHERE_IN_GEOJSON: readonly Column[] = ['lat', 'lon'];

/** The columns of a list with a few values of each; null where there is none, or where nobody needs to name them. */
export async function showColumns(ctx: Context, uploadId: string): Promise<ColumnsToName | null> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok || found.value.upload.format === 'geojson') return null;
	const { upload } = found.value;
	const file = await ctx.db.read(ctx.actor, (tx) => fileOf(tx, uploadId));
	const read = file && whatItIs(file);
	if (!read?.ok || !read.value.head) return null;
	const { head } = read.value;
	const columns = upload.columns ?? guessColumns(head.header);
	return { ...head, header: head.header.map(briefly), columns, choices: choicesOf(upload.format) };
}

/**
 * Says which column of a list is which.
 *
 * @param said one of `COLUMNS` for each column in its order, or nothing for one that is not to be read
 */
export async function nameColumns(
	ctx: Context,
	{ uploadId, said }: { uploadId: string; said: readonly string[] }
): Promise<Result<null, 'notAllowed' | 'noSuchUpload' | 'uploadBusy' | 'badInput' | 'columnMissing' | 'columnTwice'>> {
	const found = await accessUpload(ctx, uploadId);
	if (!found.ok) return found;
	const { upload, networkId, memberId } = found.value;
	const shown = await showColumns(ctx, uploadId);
	if (!shown) return refuse('noSuchUpload', 'There is no such list.');
	const columns = shown.header.map((_, index) => shown.choices.find((column) => column === said[index]) ?? null);
	if (said.length > shown.header.length || said.some((name, index) => name !== '' && columns[index] === null)) {
		return refuse('badInput', 'This list has no such columns.');
	}
	const needed = upload.format === 'csv' ? undefined : (['name'] as const);
	const checked = checkColumns(columns, needed);
	if (!checked.ok) return checked;
	return ctx.db.write(ctx.actor, async (tx) => {
		const now = (await lockUploads(tx, networkId)).find(({ id }) => id === uploadId);
		if (!now) return refuse('noSuchUpload', 'There is no such list.');
		if (now.begunAt !== null || isWorkedOn(now, ctx.clock())) {
			return refuse('uploadBusy', 'Something is done with this list already.');
		}
		await setColumns(tx, uploadId, memberId, columns);
		return done(null);
	});
}

function choicesOf(format: 'csv' | 'geojson' | 'ownGeojson'): readonly Column[] {
	return format === 'csv' ? COLUMNS : COLUMNS.filter((column) => !ELSEWHERE_IN_GEOJSON.includes(column));
}
