import * as v from 'valibot';
import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { firstIssue, textInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { accessPlace, memberWhoSpeaks } from './access.ts';
import { countFromPlace, insertNote, notesOf, type Note } from './notes-store.ts';

const LONGEST_NOTE = 2_000;
/** More than a conversation has; a card that got lost cannot fill the house. There is still the phone. */
const MOST_A_DAY = 20;
const A_DAY = 86_400_000;

const input = v.strictObject({
	/** An id that the form made, so that sending it twice says it once. */
	id: v.optional(v.custom<string>(isUuid, 'An id is a UUID.')),
	text: textInput(LONGEST_NOTE, 'Write something first.'),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'tooMany';

/**
 * Says something in the conversation between a place and the team: from the counter of the place, or as anybody of the
 * team. A quarrel is a conversation (charter, 4): both sides see all of it, nobody judges, and nothing of it stays.
 */
export async function writeNote(
	ctx: Context,
	placeId: string,
	raw: v.InferInput<typeof input>
): Promise<Result<Pick<Note, 'id'>, Refusals>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { text, as } = parsed.output;
	const found = await ctx.db.read(ctx.actor, (tx) => accessPlace(tx, ctx.actor, placeId));
	if (!found.ok) return found;
	const { networkId } = found.value;
	const at = ctx.clock();
	const id = parsed.output.id ?? newId(at);
	if (ctx.actor.kind === 'counter') {
		return ctx.db.write<Pick<Note, 'id'>, Refusals>(ctx.actor, async (tx) => {
			if ((await countFromPlace(tx, placeId, new Date(at.getTime() - A_DAY))) >= MOST_A_DAY) {
				return refuse('tooMany', `${MOST_A_DAY} notes a day is enough. Call the team.`);
			}
			return done(await keep(tx, { id, placeId, memberId: null, saidBy: null, text, at }, networkId));
		});
	}
	const member = await memberWhoSpeaks(ctx, networkId, as);
	if (!member.ok) return member;
	const { id: memberId, name: saidBy } = member.value;
	return ctx.db.write<Pick<Note, 'id'>, Refusals>(ctx.actor, async (tx) => {
		return done(await keep(tx, { id, placeId, memberId, saidBy, text, at }, networkId));
	});
}

/**
 * Keeps a note once under the id that its form made. An id that something said elsewhere has is none of this form: what is
 * said gets another, so that nothing is lost and nobody learns what ids there are.
 */
async function keep(tx: Transaction, note: Omit<Note, 'from'>, networkId: string): Promise<Pick<Note, 'id'>> {
	if (await insertNote(tx, note, networkId)) return { id: note.id };
	const isHere = (await notesOf(tx, note.placeId)).some(({ id }) => id === note.id);
	if (isHere) return { id: note.id };
	const id = newId(note.at);
	await insertNote(tx, { ...note, id }, networkId);
	return { id };
}
