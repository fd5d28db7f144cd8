import { error } from '@sveltejs/kit';
import { readReport } from '#places';
import { theVisit } from '../../../session.ts';
import { reportAsCsv } from '../../report-csv.ts';
import type { RequestHandler } from './$types';

/** The whole report of a list as a file to keep. */
export const GET: RequestHandler = async (event) => {
	const { ctx } = await theVisit(event);
	const found = await readReport(ctx, event.params.upload);
	if (!found.ok) error(404, 'noSuchUpload');
	const { upload, lines } = found.value;
	const name = `stoep-${upload.begunAt === null ? 'preview' : 'import'}-${upload.uploadedAt.toISOString().slice(0, 10)}.csv`;
	return new Response(await reportAsCsv(lines, event.params.lang), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
