import * as v from 'valibot';
import { LANGUAGES } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { cleanLine } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { writtenTexts } from '#platform/i18n/catalogue.ts';
import { GUEST_RULES, isGuestKey } from '#platform/i18n/guest-rules.ts';
import { judgeGuestText } from '#platform/i18n/judge-text.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { markState } from '../domain/texts.ts';
import { currentText } from './current-text.ts';
import { practicesOf } from './networks-store.ts';
import { insertAnswer, insertOwnText, lockTexts, marksOf, ownTexts, refusedTexts } from './texts-store.ts';

const input = v.object({
	language: v.picklist(LANGUAGES),
	key: v.pipe(v.string(), v.maxLength(60)),
	/** In ICU MessageFormat; nothing to go back to the words that Stoep brought. */
	text: v.string()
});

export type WordTextInput = v.InferInput<typeof input>;

/**
 * Words a text for guests anew for one network, by a coordinator. Open marks of the former words are answered by it, and
 * a no of an expert to those ends, because there are others now.
 *
 * @returns `badText` for braces that do not match, `otherValues` when it does not ask for the same as the text of the
 *   catalogue, `tooLong` and `labels` by the rules of look.md, `refusedText` for words that an expert said no to before,
 *   `commonText` for a text that is not of one network
 */
export async function wordText(
	ctx: Context,
	raw: WordTextInput
): Promise<
	Result<
		null,
		| 'badInput'
		| 'notAllowed'
		| 'noSuchText'
		| 'commonText'
		| 'badText'
		| 'otherValues'
		| 'tooLong'
		| 'labels'
		| 'refusedText'
	>
> {
	const { actor } = ctx;
	if (actor.kind !== 'member' || actor.role !== 'coordinator') {
		return refuse('notAllowed', 'Only a coordinator words a text anew.');
	}
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { language, key } = parsed.output;
	if (!isGuestKey(key)) return refuse('noSuchText', 'There is no such text for guests.', 'key');
	if (GUEST_RULES[key].without === 'common') return refuse('commonText', 'This text is the same for all networks.');
	const cleaned = cleanLine(parsed.output.text, 400, 'text');
	if (!cleaned.ok) return cleaned;
	const written = writtenTexts('guest', language)[key] ?? '';
	const text = cleaned.value === written ? null : cleaned.value;
	const judged = text === null ? done(null) : judgeGuestText(text, written, language);
	if (!judged.ok) return judged;

	return ctx.db.write(actor, async (tx, touch) => {
		await lockTexts(tx, actor.network);
		const former = currentText('guest', key, language, await ownTexts(tx, actor.network));
		const next = text ?? written;
		if (former === next) return done(null);
		const isRefused = (await refusedTexts(tx, actor.network)).some(
			(one) => one.language === language && one.key === key && one.about === next
		);
		if (isRefused) return refuse('refusedText', 'An expert said no to just these words.', 'text');
		const act = { memberId: actor.member, madeAt: ctx.clock() };
		await insertOwnText(tx, actor.network, { id: newId(ctx.clock()), ...act, language, key, text });
		for (const mark of await marksOf(tx, actor.network)) {
			const isAbout = mark.section === 'guest' && mark.key === key && mark.language === language;
			if (!isAbout || mark.about !== former || markState(mark) !== 'open') continue;
			await insertAnswer(tx, actor.network, mark.id, { id: newId(ctx.clock()), ...act, outcome: 'changed', words: '' });
		}
		touch(actor.network);
		for (const { id } of await practicesOf(tx, actor.network)) touch(id);
		return done(null);
	});
}
