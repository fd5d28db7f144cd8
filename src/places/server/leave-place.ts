import * as v from 'valibot';
import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { accessPlace, actingMember } from './access.ts';
import { actsOf, lockPlace, setLeaving, setState, WAITING } from './places-store.ts';
import { withoutLeaving } from './plan-leaving.ts';
import { writeChange } from './write-change.ts';

export const DAYS_TO_RETURN = 30;

const input = v.object({
	placeId: v.pipe(v.string(), v.uuid()),
	as: v.optional(v.pipe(v.string(), v.uuid())),
	because: lineInput(500, 'Say in a few words what was agreed.')
});

const leavingInput = v.object({
	...input.entries,
	/** What was agreed about what waits, where anything does. */
	waiting: v.optional(v.picklist(WAITING, `What waits is one of ${WAITING.join(', ')}.`))
});

type Returning = v.InferInput<typeof input>;
type Leaving = v.InferInput<typeof leavingInput>;
type Refusals = 'badInput' | 'notAllowed' | 'whoActs' | 'noSuchPlace' | 'notThere' | 'tooLate';

/**
 * Lets a published place leave: it is gone from every page at once, and may come back for 30 days. Its board stays as it
 * is. What was agreed about what waits stays with the place, for its counter. Whether that has been talked about is asked
 * by `stopPlace` of the board.
 */
export async function leavePlace(ctx: Context, raw: Leaving): Promise<Result<null, Refusals>> {
	const parsed = v.safeParse(leavingInput, raw);
	return parsed.success ? change(ctx, parsed.output, 'left') : firstIssue(parsed.issues);
}

/** Takes a place that left back, within 30 days of leaving: with its board, and without the last day it had planned. */
export async function returnPlace(ctx: Context, raw: Returning): Promise<Result<null, Refusals>> {
	const parsed = v.safeParse(input, raw);
	return parsed.success ? change(ctx, parsed.output, 'returned') : firstIssue(parsed.issues);
}

async function change(
	ctx: Context,
	{ placeId, as, because, waiting }: v.InferOutput<typeof leavingInput>,
	act: 'left' | 'returned'
): Promise<Result<null, Refusals>> {
	const found = await ctx.db.read(ctx.actor, (tx) => accessPlace(tx, ctx.actor, placeId));
	if (!found.ok) return found;
	const member = await actingMember(ctx, found.value.networkId, as);
	if (!member.ok) return member;
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		if (act === 'left' && place.state !== 'published') return refuse('notThere', `${place.name} is not published.`);
		if (act === 'returned') {
			if (place.state !== 'left' || place.leftAt === null) return refuse('notThere', `${place.name} has not left.`);
			const days = (ctx.clock().getTime() - place.leftAt.getTime()) / 86_400_000;
			if (days > DAYS_TO_RETURN) return refuse('tooLate', `${place.name} left more than 30 days ago. Take it in anew.`);
		}
		const at = ctx.clock();
		const { networkId } = place;
		const agreed = act === 'left' ? (waiting ?? place.leaving?.waiting) : undefined;
		const hadPlan = act === 'returned' && (await hasPlan(tx, placeId));
		await setState(tx, {
			id: newId(at),
			placeId,
			networkId,
			memberId: member.value,
			act,
			because,
			at,
			waiting: agreed
		});
		if (agreed !== undefined) {
			await setLeaving(tx, placeId, { lastDay: place.leaving?.lastDay ?? brusselsDay(at), waiting: agreed });
		}
		if (act === 'returned' && place.leaving !== null) await setLeaving(tx, placeId, null);
		if (hadPlan) {
			const by = { how: 'typed', memberId: member.value, undoes: null, at } as const;
			const closures = withoutLeaving(place);
			await writeChange(tx, place, { 'hours.closures': closures }, by, () => place.neighbourhoodId);
		}
		touch(networkId, placeId);
		return done(null);
	});
}

/** Whether the place that left had planned its last day: only then is a closure after it of that plan's making. */
async function hasPlan(tx: Transaction, placeId: string): Promise<boolean> {
	const acts = await actsOf(tx, placeId);
	const last = acts.findLast(({ act }) => act === 'leaving' || act === 'staying' || act === 'returned');
	return last?.act === 'leaving';
}
