import * as v from 'valibot';
import { ROLES } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { mailInput, nameInput, slugInput } from './inputs.ts';
import { insertMember, type Member } from './members-store.ts';
import { networkBySlug } from './networks-store.ts';

const input = v.object({
	network: slugInput,
	name: nameInput,
	mail: mailInput,
	role: v.picklist(ROLES, `A role is one of ${ROLES.join(', ')}.`)
});

export type AddMemberInput = v.InferInput<typeof input>;

/**
 * Takes somebody into the team of a network: whoever keeps the installation does so for the first, a coordinator for the
 * rest. From then on their mail address lets them sign in.
 */
export async function addMember(
	ctx: Context,
	raw: AddMemberInput
): Promise<Result<Member, 'notAllowed' | 'badInput' | 'noSuchNetwork' | 'memberThere'>> {
	const { actor } = ctx;
	const mayAdd = actor.kind === 'keeper' || (actor.kind === 'member' && actor.role === 'coordinator');
	if (!mayAdd) return refuse('notAllowed', 'Only a coordinator takes people into the team.');
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { network: slug, ...facts } = parsed.output;
	return ctx.db.write(actor, async (tx) => {
		const network = await networkBySlug(tx, slug);
		if (!network) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		if (actor.kind === 'member' && actor.network !== network.id) {
			return refuse('notAllowed', 'This is not your network.');
		}
		const member: Member = { id: newId(ctx.clock()), networkId: network.id, ...facts };
		if (!(await insertMember(tx, member, ctx.clock()))) {
			return refuse('memberThere', `${facts.mail} is in the team of "${slug}" already.`, 'mail');
		}
		return done(member);
	});
}
