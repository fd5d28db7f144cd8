import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { actOnPlace } from './access.ts';
import { lockPlace } from './places-store.ts';
import { writeChange } from './write-change.ts';

type Answer = Promise<Result<null, 'noSuchPlace' | 'notAllowed' | 'whoActs'>>;

/** Lets a place promise nothing until somebody ends the pause. It stands in the history, as every change. */
export function pausePlace(ctx: Context, placeId: string, by: { as?: string } = {}): Answer {
	return setPaused(ctx, placeId, true, by);
}

/** Ends the pause of a place. */
export function resumePlace(ctx: Context, placeId: string, by: { as?: string } = {}): Answer {
	return setPaused(ctx, placeId, false, by);
}

/** One tap, so what somebody saw before makes no difference: it is wanted now. */
async function setPaused(ctx: Context, placeId: string, paused: boolean, { as }: { as?: string }): Answer {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	return ctx.db.write<null, 'noSuchPlace'>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		const by = { how: 'typed', memberId, undoes: null, at: ctx.clock() } as const;
		await writeChange(tx, place, { 'hours.paused': paused }, by, () => place.neighbourhoodId);
		touch(networkId, placeId);
		return done(null);
	});
}
