import * as v from 'valibot';
import { ROLES } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { isPresent, lockMembers, setRole } from './members-store.ts';

const input = v.object({ memberId: v.pipe(v.string(), v.uuid()), role: v.picklist(ROLES) });

/** Gives somebody of the team another role, by a coordinator; one coordinator always remains. Holds from their next step. */
export async function changeRole(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<null, 'badInput' | 'notAllowed' | 'noSuchMember' | 'lastCoordinator'>> {
	const { actor } = ctx;
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { memberId, role } = parsed.output;
	if (actor.kind !== 'member' || actor.role !== 'coordinator') {
		return refuse('notAllowed', 'Only a coordinator gives roles.');
	}
	return ctx.db.write(actor, async (tx) => {
		const team = (await lockMembers(tx, actor.network)).filter(isPresent);
		if (!team.some(({ id }) => id === memberId)) return refuse('noSuchMember', 'There is nobody like that here.');
		const remains = team.some((member) => member.role === 'coordinator' && member.id !== memberId);
		if (role !== 'coordinator' && !remains) {
			return refuse('lastCoordinator', 'The last coordinator first makes somebody else coordinator.');
		}
		await setRole(tx, memberId, role);
		return done(null);
	});
}
