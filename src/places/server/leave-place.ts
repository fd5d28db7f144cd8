import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { accessPlace, actingMember } from './access.ts';
import { lockPlace, setState } from './places-store.ts';

const DAYS_TO_RETURN = 30;

const input = v.object({
	placeId: v.pipe(v.string(), v.uuid()),
	as: v.optional(v.pipe(v.string(), v.uuid())),
	because: lineInput(500, 'Say in a few words what was agreed.')
});

type Leaving = v.InferInput<typeof input>;
type Refusals = 'badInput' | 'notAllowed' | 'whoActs' | 'noSuchPlace' | 'notThere' | 'tooLate';

/** Lets a published place leave: it is gone from every page at once, and may come back for 30 days. */
export function leavePlace(ctx: Context, raw: Leaving): Promise<Result<null, Refusals>> {
	return change(ctx, raw, 'left');
}

/** Takes a place that left back, within 30 days of leaving. */
export function returnPlace(ctx: Context, raw: Leaving): Promise<Result<null, Refusals>> {
	return change(ctx, raw, 'returned');
}

async function change(ctx: Context, raw: Leaving, act: 'left' | 'returned'): Promise<Result<null, Refusals>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { placeId, as, because } = parsed.output;
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
		await setState(tx, { id: newId(at), placeId, networkId, memberId: member.value, because, at }, act);
		touch(networkId, placeId);
		return done(null);
	});
}
