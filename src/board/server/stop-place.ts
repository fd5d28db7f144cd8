import { done, refuse, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/instant.ts';
import { leavePlace, planLeaving, showPlace, type Waiting } from '#places';
import type { Context } from '#platform/context.ts';
import { whatWaits } from './what-waits.ts';

export interface Stopping {
	readonly placeId: string;
	/** The last day on which it is there; left out it leaves now. */
	readonly lastDay?: Day;
	/** What was agreed about what waits; may be left out where nothing does, or where it was agreed before. */
	readonly waiting?: Waiting;
	readonly because: string;
	readonly as?: string;
}

type Leaving = Awaited<ReturnType<typeof leavePlace>> | Awaited<ReturnType<typeof planLeaving>>;
type Refusals = Extract<Leaving, { ok: false }>['refusal']['code'] | 'sayWhatWaits';

/**
 * "Wij stoppen": lets a place leave now, or plans its last day. Where something waits, what happens to it is asked (given
 * out, passed on, or left to the network); until that is said nothing changes. The board itself stays as it is: leaving
 * is no event on it, so what waits is still known afterwards, and a place that comes back finds its board.
 */
export async function stopPlace(ctx: Context, { lastDay, waiting, ...act }: Stopping): Promise<Result<null, Refusals>> {
	const agreed = waiting ?? (await showPlace(ctx, act.placeId))?.leaving?.waiting;
	const { total } = await whatWaits(ctx, act.placeId);
	if (total > 0 && agreed === undefined) {
		return refuse('sayWhatWaits', `${total} still wait here. Say what was agreed about them.`, 'waiting');
	}
	if (lastDay !== undefined) return planLeaving(ctx, { ...act, lastDay, waiting: agreed ?? 'giveOut' });
	const left = await leavePlace(ctx, { ...act, waiting: agreed });
	return left.ok ? done(null) : left;
}
