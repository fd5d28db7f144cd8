import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { actingMember, actOnPlace } from './access.ts';
import { batchesSince, makeCandidatesAgain, type Batch } from './decisions-store.ts';

/** A slip is seen the same day; later a place leaves as any other does. */
const HOURS_TO_TAKE_BACK = 24;
/** As many as are still known by heart. */
const MOST_BATCHES = 3;

/** The moment from which on a decision about many places is still taken back at once. */
export function dayBefore(at: Date): Date {
	return new Date(at.getTime() - HOURS_TO_TAKE_BACK * 3_600_000);
}

const input = v.object({
	networkId: v.pipe(v.string(), v.uuid()),
	as: v.optional(v.pipe(v.string(), v.uuid())),
	batchId: v.pipe(v.string(), v.uuid())
});

/**
 * Takes back, within a day, what was decided with one press of a button: what was published or set aside together are
 * candidates again. A place about which somebody decided otherwise since stays what it is, and so does every board.
 *
 * @returns how many are candidates again; none is not a refusal
 */
export async function takeBackBatch(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<{ again: number }, 'badInput' | 'notAllowed' | 'whoActs'>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { networkId, batchId } = parsed.output;
	const member = await actingMember(ctx, networkId, parsed.output.as);
	if (!member.ok) return member;
	return ctx.db.write<{ again: number }, never>(ctx.actor, async (tx, touch) => {
		const at = ctx.clock();
		const act = { networkId, memberId: member.value, because: '', at };
		const { ids, wasPublished } = await makeCandidatesAgain(tx, act, { batchId, since: dayBefore(at) });
		if (wasPublished) touch(networkId);
		return done({ again: ids.length });
	});
}

/** Makes a candidate again of a place that was set aside. */
export async function makeCandidateAgain(
	ctx: Context,
	placeId: string,
	{ as }: { as?: string } = {}
): Promise<Result<null, 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'notThere'>> {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	return ctx.db.write<null, 'notThere'>(ctx.actor, async (tx) => {
		const act = { ...acting.value, because: '', at: ctx.clock() };
		const { ids } = await makeCandidatesAgain(tx, act, { aside: placeId });
		return ids.length === 1 ? done(null) : refuse('notThere', 'This place is not set aside.');
	});
}

/**
 * What was decided about many places of a network at once within the last day and can be taken back, newest first. For the
 * team alone; for anybody else there is nothing.
 */
export function listBatches(ctx: Context, networkId: string): Promise<Batch[]> {
	return ctx.db.read(ctx.actor, (tx) => batchesSince(tx, networkId, dayBefore(ctx.clock()), MOST_BATCHES));
}
