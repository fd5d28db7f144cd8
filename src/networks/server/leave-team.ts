import * as v from 'valibot';
import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { endAllSessions } from '#people';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { isPresent, lockMembers, membersEver, setLeft } from './members-store.ts';

const input = v.object({
	memberId: v.pipe(v.string(), v.uuid()),
	/** Who gets what was theirs; nobody when they are the only one. */
	to: v.nullable(v.pipe(v.string(), v.uuid('Say who takes over.')))
});

/**
 * Lets somebody leave the team: themselves, or by a coordinator. What was theirs is handed over, their mail address is
 * forgotten and they are signed out everywhere. Their name stays under what they did.
 */
export async function leaveTeam(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<null, 'badInput' | 'notAllowed' | 'noSuchMember' | 'lastCoordinator' | 'whoTakesOver'>> {
	const { actor } = ctx;
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { memberId, to } = parsed.output;
	const oneself = actor.kind === 'member' && actor.member === memberId;
	if (actor.kind !== 'member' || !(oneself || actor.role === 'coordinator')) {
		return refuse('notAllowed', 'One leaves oneself, or a coordinator sees to it.');
	}
	const left = await ctx.db.write(actor, async (tx) => {
		// Row-level security lets a coordinator lock the whole team, so two of them cannot leave at once, and anybody else
		// their own row.
		await lockMembers(tx, actor.network);
		const team = (await membersEver(tx, actor.network)).filter(isPresent);
		const member = team.find(({ id }) => id === memberId);
		if (!member) return refuse('noSuchMember', 'There is nobody like that in this team.');
		const others = team.filter(({ id }) => id !== memberId);
		if (member.role === 'coordinator' && !others.some(({ role }) => role === 'coordinator')) {
			return refuse('lastCoordinator', 'The last coordinator first makes somebody else coordinator.', 'to');
		}
		if (!others.some(({ id }) => id === to)) return refuse('whoTakesOver', 'Say who of the team takes over.', 'to');
		await setLeft(tx, memberId, brusselsDay(ctx.clock()), to);
		return done(null);
	});
	if (left.ok) await endAllSessions(ctx, memberId);
	return left;
}
