import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { deletePracticePlaces } from './places-store.ts';

/** Removes the places of a practice town for good, after their boards; of a real network nothing, whatever id is given. */
export async function removePracticePlaces(ctx: Context, practiceId: string): Promise<Result<null, 'notAllowed'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation removes a town.');
	return ctx.db.write(ctx.actor, async (tx) => done(await deletePracticePlaces(tx, practiceId)));
}
