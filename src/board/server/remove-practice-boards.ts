import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { deletePracticeBoards } from './board-store.ts';

/** Removes the boards, events and cards of a practice town for good; of a real network nothing, whatever id is given. */
export async function removePracticeBoards(ctx: Context, practiceId: string): Promise<Result<null, 'notAllowed'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation removes a town.');
	return ctx.db.write(ctx.actor, async (tx) => done(await deletePracticeBoards(tx, practiceId)));
}
