import { fail, redirect, type Actions } from '@sveltejs/kit';
import { brusselsDay } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { listNotes, showPlace, writeNote } from '#places';
import { dayInWords } from '#platform/i18n/moments.ts';
import { newId } from '#platform/random.ts';
import { postedForm } from '../../../posted-form.ts';
import { text } from '../acts.ts';
import { counterOf } from '../session.ts';
import type { PageServerLoad } from './$types';

/** What is said between this place and the team: both sides see all of it (charter, 4). */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const language: Language = event.params.lang;
	const ctx = await counterOf(event);
	if (ctx?.actor.kind !== 'counter') redirect(303, `/${language}/counter`);
	const place = await showPlace(ctx, ctx.actor.place);
	const today = brusselsDay(ctx.clock());
	const notes = await listNotes(ctx, ctx.actor.place);
	return {
		language,
		place: place?.names[language] ?? place?.name ?? '',
		noteId: newId(ctx.clock()),
		notes: notes.map(({ id, from, saidBy, text, at }) => ({
			id,
			who: from === 'place' ? null : saidBy,
			when: dayInWords(brusselsDay(at), today, language),
			text
		}))
	};
};

export const actions: Actions = {
	async note(event) {
		const ctx = await counterOf(event);
		if (ctx?.actor.kind !== 'counter') redirect(303, `/${event.params.lang}/counter`);
		const form = await postedForm(event.request);
		const [said, id] = [text(form, 'text'), text(form, 'noteId')];
		const result = await writeNote(ctx, ctx.actor.place, { text: said, ...(id ? { id } : {}) });
		if (result.ok) redirect(303, event.url.pathname);
		const problem = result.refusal.code === 'tooMany' ? ('noteTooMany' as const) : ('noteEmpty' as const);
		return fail(422, { problem, typed: said });
	}
};
