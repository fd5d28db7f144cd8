import * as v from 'valibot';
import { ROLES } from '#kernel/actor.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { nameInput, slugInput } from './inputs.ts';
import { insertMember, networkBySlug, type Member } from './networks-store.ts';

const input = v.object({
	network: slugInput,
	name: nameInput,
	mail: v.pipe(
		v.string(),
		v.trim(),
		v.toLowerCase(),
		v.maxLength(200, 'This mail address is too long.'),
		v.email('This is not a mail address.')
	),
	role: v.picklist(ROLES, `A role is one of ${ROLES.join(', ')}.`)
});

/** Takes somebody into the team of a network. Signing in comes later; acts can be done in their name from now on. */
export async function addMember(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<Member, 'notAllowed' | 'badInput' | 'noSuchNetwork' | 'memberThere'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation adds members.');
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { network: slug, ...facts } = parsed.output;
	return ctx.db.write(ctx.actor, async (tx) => {
		const network = await networkBySlug(tx, slug);
		if (!network) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		const member: Member = { id: newId(ctx.clock()), networkId: network.id, ...facts };
		if (!(await insertMember(tx, member, ctx.clock()))) {
			return refuse('memberThere', `${facts.mail} is in the team of "${slug}" already.`, 'mail');
		}
		return done(member);
	});
}
