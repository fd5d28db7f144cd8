import * as v from 'valibot';
import { brusselsDay } from '#kernel/instant.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { isKind } from '../domain/catalogue/kinds.ts';
import { actingMember } from './access.ts';
import { countBatch } from './decisions-store.ts';
import { publishCandidates } from './places-store.ts';
import { dayBefore } from './take-back.ts';

/** So many places at once change how the nearest are best found. */
const MANY = 500;
const YES = 'Say what the yes rests on: who of the place agreed, or that it is a public amenity.';

const input = v.object({
	networkId: v.pipe(v.string(), v.uuid()),
	/** The member who has the yes; needed when the keeper acts for them. */
	as: v.optional(v.pipe(v.string(), v.uuid())),
	because: v.pipe(lineInput(500, YES), v.minLength(3, YES)),
	ids: v.optional(v.array(v.pipe(v.string(), v.uuid()))),
	kind: v.optional(v.pipe(v.string(), v.check(isKind, 'There is no such kind of place.'))),
	/** An id that the form made: sent twice it is answered twice and done once, and all of it is taken back at once. */
	batchId: v.optional(v.pipe(v.string(), v.uuid()))
});

/**
 * Publishes candidates, one by one or many at once: the recorded act of a named member who has the yes of the place, or
 * says that it is a public amenity (charter: a place appears only after its merchant said yes).
 *
 * @returns how many were published by this; what somebody else published meanwhile is theirs, and none is not a refusal
 */
export async function publishPlaces(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<{ published: number }, 'badInput' | 'notAllowed' | 'whoActs'>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { networkId, because, ids, kind, batchId } = parsed.output;
	const member = await actingMember(ctx, networkId, parsed.output.as);
	if (!member.ok) return member;
	const result = await ctx.db.write<{ published: number }, never>(ctx.actor, async (tx, touch) => {
		const at = ctx.clock();
		const act = { networkId, memberId: member.value, because, at, today: brusselsDay(at), batchId };
		const published = await publishCandidates(tx, act, { ids, kind });
		if (published.length > 0) touch(networkId);
		if (batchId === undefined) return done({ published: published.length });
		return done({ published: await countBatch(tx, networkId, batchId, dayBefore(at), ids) });
	});
	if (result.ok && result.value.published >= MANY) await ctx.db.lookAgain();
	return result;
}
