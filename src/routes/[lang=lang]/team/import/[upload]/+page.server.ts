import { error, redirect } from '@sveltejs/kit';
import { brusselsDay } from '#kernel/instant.ts';
import { dropUpload, nameColumns, showColumns, showUpload, startUpload } from '#places';
import { dayInWords, timeOfDay } from '#platform/i18n/moments.ts';
import { postedForm } from '../../../../posted-form.ts';
import { notTaken } from '../../answer.ts';
import { theVisit } from '../../session.ts';
import { lineInWords } from '../line-words.ts';
import { PROBLEMS } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Lines of each kind on the page; the report has them all. */
const MOST_LINES = 20;
/** Seconds between two looks at work that is going on. */
const LOOK_AGAIN = 3;

export const load: PageServerLoad = async (event) => {
	const { ctx } = await theVisit(event);
	const { lang: language, upload: uploadId } = event.params;
	const found = await showUpload(ctx, uploadId, MOST_LINES);
	if (!found.ok) error(404, 'noSuchUpload');
	const upload = found.value;
	if (upload.state === 'working') event.setHeaders({ refresh: String(LOOK_AGAIN) });
	// Also after a choice that was not taken.
	const { searchParams } = event.url;
	const asksColumns = upload.state === 'columns' || searchParams.has('columns') || searchParams.has('/columns');
	const today = brusselsDay(ctx.clock());
	return {
		upload: {
			id: upload.id,
			fileName: upload.fileName,
			state: upload.state,
			step: upload.step,
			progress: upload.progress,
			problem: upload.problem === null ? null : (PROBLEMS[upload.problem] ?? 'wentWrong'),
			isBegun: upload.begunAt !== null,
			mayRename: upload.begunAt === null && upload.format !== 'geojson' && upload.state !== 'working',
			counts: upload.counts,
			tallies: upload.tallies,
			by: upload.by,
			when: `${dayInWords(brusselsDay(upload.uploadedAt), today, language)} ${timeOfDay(upload.uploadedAt, language)}`
		},
		lines: upload.lines.map((line) => lineInWords(line, language)),
		columns: asksColumns && upload.hasFile && upload.begunAt === null ? await showColumns(ctx, uploadId) : null
	};
};

export const actions: Actions = {
	/** Says which column is which, and looks through the list by that. */
	async columns(event) {
		const { ctx } = await theVisit(event);
		const uploadId = event.params.upload;
		const form = await postedForm(event.request);
		const said = form.getAll('column').map(String);
		const named = await nameColumns(ctx, { uploadId, said });
		if (!named.ok) return notTaken('columns', named.refusal, form, PROBLEMS);
		return goOn(event, 'preview', form);
	},

	async preview(event) {
		return goOn(event, 'preview', new FormData());
	},

	async import(event) {
		return goOn(event, 'import', new FormData());
	},

	/** Throws the list away. */
	async drop(event) {
		const { ctx } = await theVisit(event);
		const dropped = await dropUpload(ctx, event.params.upload);
		if (!dropped.ok) return notTaken('drop', dropped.refusal, new FormData(), PROBLEMS);
		redirect(303, `/${event.params.lang}/team/import?dropped=1`);
	}
};

type Asked = Parameters<NonNullable<Actions['columns']>>[0];

/** Begins a step, or goes on with it. Who asks for what is done already is shown it. */
async function goOn(event: Asked, step: 'preview' | 'import', form: FormData) {
	const { ctx } = await theVisit(event);
	const { background } = event.locals.installation;
	const started = await startUpload({ ...ctx, background }, { uploadId: event.params.upload, step });
	const isUnderWay = !started.ok && ['uploadBusy', 'uploadDone'].includes(started.refusal.code);
	if (!started.ok && !isUnderWay) return notTaken(step, started.refusal, form, PROBLEMS);
	redirect(303, event.url.pathname);
}
