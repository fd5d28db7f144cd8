import { redirect } from '@sveltejs/kit';
import { brusselsDay } from '#kernel/instant.ts';
import { listUploads, startUpload, takeInUpload } from '#places';
import { dayInWords, timeOfDay } from '#platform/i18n/moments.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { postedForm } from '../../../posted-form.ts';
import { notTaken } from '../answer.ts';
import { theVisit } from '../session.ts';
import { PROBLEMS, STATE_WORDS } from './words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx } = await theVisit(event);
	const language = event.params.lang;
	const say = teamTexts(language);
	const listed = await listUploads(ctx);
	const today = brusselsDay(ctx.clock());
	return {
		/** The entry of the server led here: it does not read on once a form is too large. */
		isTooLarge: event.url.searchParams.get('refused') === 'fileTooLarge',
		isDropped: event.url.searchParams.has('dropped'),
		uploads: listed.ok
			? listed.value.map(({ id, fileName, state, by, uploadedAt, counts }) => ({
					id,
					fileName,
					state: say(STATE_WORDS[state]),
					when: `${dayInWords(brusselsDay(uploadedAt), today, language)} ${timeOfDay(uploadedAt, language)}`,
					by,
					added: state === 'imported' ? (counts?.added ?? null) : null,
					changed: counts?.changed ?? 0
				}))
			: null
	};
};

export const actions: Actions = {
	/** Takes in a file, and where its columns are clear looks through it at once. */
	async default(event) {
		const { ctx } = await theVisit(event);
		const form = await postedForm(event.request);
		const file = form.get('file');
		if (!(file instanceof File) || (file.name === '' && file.size === 0)) {
			return notTaken('upload', { code: 'noFile', sentence: 'There is no file.', field: 'file' }, form, PROBLEMS);
		}
		const taken = await takeInUpload(ctx, { fileName: file.name, bytes: await file.bytes() });
		if (!taken.ok) return notTaken('upload', taken.refusal, form, PROBLEMS);
		const { id, needsColumns } = taken.value;
		const { background } = event.locals.installation;
		if (!needsColumns) await startUpload({ ...ctx, background }, { uploadId: id, step: 'preview' });
		redirect(303, `/${event.params.lang}/team/import/${id}`);
	}
};
