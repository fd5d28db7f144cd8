import * as v from 'valibot';
import { brusselsDay } from '#kernel/instant.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { actingMember } from './access.ts';
import { setConfirmed } from './places-store.ts';

/** More than anybody visits in a day. */
const MOST_AT_ONCE = 500;

const input = v.strictObject({
	networkId: v.pipe(v.string(), v.uuid()),
	ids: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} at once.`)),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

/**
 * Says that all that stands there of these places is true today: one tap, for one or for many.
 *
 * @returns how many places of the network these were; ids of anything else are left aside
 */
export async function confirmPlaces(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<{ confirmed: number }, 'badInput' | 'notAllowed' | 'whoActs'>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { networkId, ids, as } = parsed.output;
	const member = await actingMember(ctx, networkId, as);
	if (!member.ok) return member;
	return ctx.db.write<{ confirmed: number }, never>(ctx.actor, async (tx, touch) => {
		const confirmed = await setConfirmed(tx, networkId, ids, brusselsDay(ctx.clock()));
		for (const id of confirmed) touch(networkId, id);
		return done({ confirmed: confirmed.length });
	});
}
