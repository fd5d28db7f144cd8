import * as v from 'valibot';
import { LANGUAGES } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { GUEST_RULES, isGuestKey } from '#platform/i18n/guest-rules.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { MARK_VERDICTS, markState, TEXT_SECTIONS, type TextMark } from '../domain/texts.ts';
import { currentText } from './current-text.ts';
import { practicesOf } from './networks-store.ts';
import { insertMark, lockTexts, marksOf, ownTexts } from './texts-store.ts';

const input = v.object({
	language: v.picklist(LANGUAGES),
	section: v.picklist(TEXT_SECTIONS),
	key: v.pipe(v.string(), v.maxLength(60)),
	/** The words that were read; when there are others by now, they were not meant. */
	about: v.pipe(v.string(), v.maxLength(400)),
	verdict: v.picklist(MARK_VERDICTS, 'A text is unclear, or it is a no.'),
	words: lineInput(300, 'Say in a few words what is unclear.')
});

export type MarkTextInput = v.InferInput<typeof input>;

/**
 * Marks a text or a pictogram as unclear, in a few words; of a text for guests an expert may also say no, and guests of
 * the network do not read those words from then on. The same mark sent again, while nobody answered it, is one mark.
 *
 * @returns the mark; `notAllowed` for who is not in the team, and for a no of somebody who is no expert; `noSuchText`;
 *   `textChanged` when it says something else by now; `commonText` for a no to a text that is not of one network
 */
export async function markText(
	ctx: Context,
	raw: MarkTextInput
): Promise<Result<TextMark, 'badInput' | 'notAllowed' | 'noSuchText' | 'textChanged' | 'commonText'>> {
	const { actor } = ctx;
	if (actor.kind !== 'member') return refuse('notAllowed', 'Only the team marks texts.');
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { section, key, language, verdict, about, words } = parsed.output;
	if (verdict === 'no') {
		if (actor.role !== 'expert') return refuse('notAllowed', 'Only an expert by experience says no to a text.');
		if (section !== 'guest' || !isGuestKey(key) || GUEST_RULES[key].without === 'common') {
			return refuse('commonText', 'A no is for a text to guests that is of this network alone.', 'verdict');
		}
	}
	return ctx.db.write(actor, async (tx, touch) => {
		await lockTexts(tx, actor.network);
		const current = currentText(section, key, language, await ownTexts(tx, actor.network));
		if (current === null) return refuse('noSuchText', 'There is no such text.', 'key');
		if (current !== about) return refuse('textChanged', 'This text was changed meanwhile.', 'about');
		const same = (await marksOf(tx, actor.network)).find(
			(mark) =>
				markState(mark) === 'open' &&
				mark.memberId === actor.member &&
				[mark.section, mark.key, mark.language, mark.about, mark.verdict, mark.words].join('\n') ===
					[section, key, language, about, verdict, words].join('\n')
		);
		if (same) return done(same);
		const mark = { id: newId(ctx.clock()), memberId: actor.member, ...parsed.output, madeAt: ctx.clock() };
		await insertMark(tx, actor.network, mark);
		if (verdict === 'no') {
			touch(actor.network);
			for (const { id } of await practicesOf(tx, actor.network)) touch(id);
		}
		return done({ ...mark, answers: [] });
	});
}
