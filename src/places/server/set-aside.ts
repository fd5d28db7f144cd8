import * as v from 'valibot';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { actingMember } from './access.ts';
import { countBatch, setCandidatesAside } from './decisions-store.ts';
import { dayBefore } from './take-back.ts';

const WHY = 'Say in a few words why not.';

const input = v.object({
	networkId: v.pipe(v.string(), v.uuid()),
	/** The member who decides; needed when the keeper acts for them. */
	as: v.optional(v.pipe(v.string(), v.uuid())),
	because: v.pipe(lineInput(500, WHY), v.minLength(3, WHY)),
	ids: v.array(v.pipe(v.string(), v.uuid())),
	/** An id that the form made: sent twice it is answered twice and done once, and all of it is taken back at once. */
	batchId: v.optional(v.pipe(v.string(), v.uuid()))
});

/**
 * Sets candidates aside: they said no, are gone or do not fit. A list in which they stand does not bring them back, and
 * somebody of the team may make candidates of them again at any time.
 *
 * @returns how many are aside by this; what is no candidate any more stays what it is, and none is not a refusal
 */
export async function setAside(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<{ aside: number }, 'badInput' | 'notAllowed' | 'whoActs'>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { networkId, because, ids, batchId } = parsed.output;
	const member = await actingMember(ctx, networkId, parsed.output.as);
	if (!member.ok) return member;
	return ctx.db.write<{ aside: number }, never>(ctx.actor, async (tx) => {
		const at = ctx.clock();
		const aside = await setCandidatesAside(tx, { networkId, memberId: member.value, because, at, batchId }, ids);
		if (batchId === undefined) return done({ aside: aside.length });
		return done({ aside: await countBatch(tx, networkId, batchId, dayBefore(at), ids) });
	});
}
