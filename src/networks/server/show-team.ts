import type { Context } from '#platform/context.ts';
import { isPresent, membersEver, type AnyMember, type Member } from './members-store.ts';

/** The team of a network, as far as this actor may see it: guests see nobody. */
export async function listMembers(ctx: Context, networkId: string): Promise<Member[]> {
	return (await everMembers(ctx, networkId)).filter(isPresent);
}

/** Who did what in a network: names of those who left as well. */
export async function namesOfTeam(ctx: Context, networkId: string): Promise<ReadonlyMap<string, string>> {
	return new Map((await everMembers(ctx, networkId)).map(({ id, name }) => [id, name]));
}

/**
 * Who has what was somebody's: they themselves while they are in the team, and after that whoever it was handed to, who
 * may have handed it on.
 *
 * @returns by the id of a member the id of who has it now; null where nobody has
 */
export async function heirsIn(ctx: Context, networkId: string): Promise<(memberId: string) => string | null> {
	const members = new Map((await everMembers(ctx, networkId)).map((member) => [member.id, member]));
	return function heirOf(memberId: string): string | null {
		let member = members.get(memberId);
		// Nobody hands over to who left before, so this ends; the count is for a database that somebody wrote in by hand.
		for (let steps = 0; member && !isPresent(member) && steps < members.size; steps++) {
			member = member.handedTo === null ? undefined : members.get(member.handedTo);
		}
		return member && isPresent(member) ? member.id : null;
	};
}

function everMembers(ctx: Context, networkId: string): Promise<AnyMember[]> {
	return ctx.db.read(ctx.actor, (tx) => membersEver(tx, networkId));
}
