import { refuse, done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { isPresent, membersEver, type Member } from './members-store.ts';
import { networkBySlug } from './networks-store.ts';

/**
 * The member of a network whom somebody means by a mail address, an id or an exact name.
 *
 * @returns the one member, or a refusal: `noSuchNetwork`, `noSuchMember` (nobody, or more than one of that name)
 */
export async function findMember(
	ctx: Context,
	networkSlug: string,
	who: string
): Promise<Result<Member, 'noSuchNetwork' | 'noSuchMember'>> {
	return ctx.db.read(ctx.actor, async (tx) => {
		const network = await networkBySlug(tx, networkSlug);
		if (!network) return refuse('noSuchNetwork', `There is no network "${networkSlug}".`, 'network');
		const wanted = who.trim().toLowerCase();
		const found = (await membersEver(tx, network.id))
			.filter(isPresent)
			.filter(({ id, mail, name }) => id === wanted || mail === wanted || name.toLowerCase() === wanted);
		if (found.length > 1)
			return refuse('noSuchMember', `More than one member is called "${who}"; give the mail address.`);
		return found[0] ? done(found[0]) : refuse('noSuchMember', `Nobody in the team of "${networkSlug}" is "${who}".`);
	});
}
