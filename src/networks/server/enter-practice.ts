import { DOOR, type Role } from '#kernel/actor.ts';
import { refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { isPresent, membersEver } from './members-store.ts';
import { findPractice } from './practice.ts';
import { signIn, type SignedIn } from './sign-in.ts';

/**
 * Lets somebody of the team look at the practice town of their network as one of its invented team. What they see and do
 * there is theirs in no other network.
 *
 * @returns the secret of a session of that invented member; `noPractice` where there is no such town or nobody with the role
 */
export async function enterPractice(ctx: Context, role: Role): Promise<Result<SignedIn, 'notAllowed' | 'noPractice'>> {
	const { actor } = ctx;
	if (actor.kind !== 'member') return refuse('notAllowed', 'Only the team practises.');
	const practice = await findPractice(ctx, actor.network);
	const team = practice ? await ctx.db.read(DOOR, (tx) => membersEver(tx, practice.id)) : [];
	const member = team.filter(isPresent).find((one) => one.role === role);
	return member
		? signIn(ctx, member.id, '')
		: refuse('noPractice', 'There is no practice town, or nobody like that in it.');
}
