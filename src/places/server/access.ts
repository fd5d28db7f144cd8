import type { Actor, Role } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { listMembers, type Member } from '#networks';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { placeById, type Place } from './places-store.ts';

/**
 * The place an actor may change: the keeper and the team of its network any of theirs, a counter its
 * own. For anybody else there is no such place.
 */
export async function accessPlace(
	tx: Transaction,
	actor: Actor,
	placeId: string
): Promise<Result<Place, 'noSuchPlace'>> {
	const place = isUuid(placeId) ? await placeById(tx, placeId) : null;
	const allowed =
		place !== null &&
		(actor.kind === 'keeper' ||
			(actor.kind === 'member' && actor.network === place.networkId) ||
			(actor.kind === 'counter' && actor.place === place.id));
	return allowed ? done(place) : refuse('noSuchPlace', 'There is no such place.');
}

/** The same, but not for a counter: what its card opens is the board and closing for today. */
export async function accessAsTeam(
	tx: Transaction,
	actor: Actor,
	placeId: string
): Promise<Result<Place, 'noSuchPlace'>> {
	return actor.kind === 'counter' ? refuse('noSuchPlace', 'There is no such place.') : accessPlace(tx, actor, placeId);
}

/** The place that somebody of the team acts on, and the member in whose name: what most acts begin with. */
export async function actOnPlace(
	ctx: Context,
	placeId: string,
	named: string | undefined
): Promise<Result<{ networkId: string; memberId: string }, 'noSuchPlace' | 'notAllowed' | 'whoActs'>> {
	const found = await ctx.db.read(ctx.actor, (tx) => accessAsTeam(tx, ctx.actor, placeId));
	if (!found.ok) return found;
	const { networkId } = found.value;
	const member = await actingMember(ctx, networkId, named);
	return member.ok ? done({ networkId, memberId: member.value }) : member;
}

/**
 * The member in whose name an act is recorded: oneself in one's own network, or whom of its team the keeper says. An expert
 * by experience sees all that the team sees and talks along, and leaves the facts to coordinators and ambassadors.
 *
 * @param named the id that the keeper says; a member acts for nobody else
 */
export async function actingMember(
	ctx: Context,
	networkId: string,
	named: string | undefined
): Promise<Result<string, 'notAllowed' | 'whoActs'>> {
	const member = await memberWhoSpeaks(ctx, networkId, named);
	if (!member.ok) return member;
	if (!changesFacts(member.value.role)) return refuse('notAllowed', ONLY_ACTING);
	return done(member.value.id);
}

/** The same for what everybody in the team does, the experts too. */
export async function memberWhoSpeaks(
	ctx: Context,
	networkId: string,
	named: string | undefined
): Promise<Result<Member, 'notAllowed' | 'whoActs'>> {
	const { actor } = ctx;
	if (actor.kind === 'member') {
		const oneself = named === undefined || named === actor.member;
		if (!oneself) return refuse('notAllowed', 'Nobody acts in the name of another.', 'as');
		if (actor.network !== networkId) return refuse('notAllowed', 'This is not your network.');
	} else if (actor.kind !== 'keeper') return refuse('notAllowed', 'Only the team of the network does this.');
	const id = actor.kind === 'member' ? actor.member : named;
	const member = id === undefined ? undefined : (await listMembers(ctx, networkId)).find((each) => each.id === id);
	return member ? done(member) : refuse('whoActs', 'Say which member of the team does this.', 'as');
}

/** Whether an actor may change facts in a network: its keeper, its coordinators and its ambassadors. */
export function mayChangeFacts(actor: Actor, networkId: string): boolean {
	return (
		actor.kind === 'keeper' || (actor.kind === 'member' && actor.network === networkId && changesFacts(actor.role))
	);
}

const ONLY_ACTING = 'Coordinators and ambassadors change the facts of a place.';

function changesFacts(role: Role): boolean {
	return role === 'coordinator' || role === 'ambassador';
}
