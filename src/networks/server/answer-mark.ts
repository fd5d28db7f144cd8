import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { cleanLine } from '#kernel/text.ts';
import { newId } from '#platform/random.ts';
import { isStandingNo, markState } from '../domain/texts.ts';
import { currentText } from './current-text.ts';
import { practicesOf } from './networks-store.ts';
import { insertAnswer, lockTexts, marksOf, ownTexts } from './texts-store.ts';

const input = v.object({
	markId: v.pipe(v.string(), v.uuid()),
	outcome: v.picklist(['kept', 'changed', 'yes'], 'A mark is kept, changed or a yes.'),
	words: v.string()
});

export type AnswerMarkInput = v.InferInput<typeof input>;

/**
 * Says what became of a mark: by a coordinator that the text stays (with the reason) or that something was changed; by an
 * expert that a no is a yes after all. The same answer again is one answer.
 *
 * @returns `whyEmpty` for a text that stays without a reason; `notChanged` for a text with a no that would be called
 *   changed while it says the same; `notANo` for a yes where nobody said no
 */
export async function answerMark(
	ctx: Context,
	raw: AnswerMarkInput
): Promise<Result<null, 'badInput' | 'notAllowed' | 'noSuchMark' | 'whyEmpty' | 'notChanged' | 'notANo'>> {
	const { actor } = ctx;
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { markId, outcome } = parsed.output;
	const mayAnswer = actor.kind === 'member' && actor.role === (outcome === 'yes' ? 'expert' : 'coordinator');
	if (!mayAnswer) return refuse('notAllowed', 'A coordinator answers a mark, and an expert takes a no back.');
	const cleaned = cleanLine(parsed.output.words, 300, 'words');
	if (!cleaned.ok) return refuse('badInput', cleaned.refusal.sentence, 'words');
	const words = cleaned.value ?? '';
	if (outcome === 'kept' && words === '') return refuse('whyEmpty', 'Say why the text stays.', 'words');

	return ctx.db.write(actor, async (tx, touch) => {
		await lockTexts(tx, actor.network);
		const mark = (await marksOf(tx, actor.network)).find(({ id }) => id === markId);
		if (!mark) return refuse('noSuchMark', 'There is no such mark.');
		const current = currentText(mark.section, mark.key, mark.language, await ownTexts(tx, actor.network));
		if (outcome === 'changed' && isStandingNo(mark, current ?? '')) {
			return refuse('notChanged', 'This text still says the same. Word it anew first.');
		}
		if (outcome === 'yes' && mark.verdict !== 'no') return refuse('notANo', 'Nobody said no here.');
		const last = mark.answers.at(-1);
		const isSaid = last?.outcome === outcome && (outcome === 'yes' || last.words === words);
		if (isSaid || markState(mark) === 'yes') return done(null);
		const answer = { id: newId(ctx.clock()), memberId: actor.member, outcome, words, madeAt: ctx.clock() };
		await insertAnswer(tx, actor.network, markId, answer);
		if (outcome === 'yes') {
			touch(actor.network);
			for (const { id } of await practicesOf(tx, actor.network)) touch(id);
		}
		return done(null);
	});
}
