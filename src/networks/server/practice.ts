import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import type { Network } from '../domain/network.ts';
import { networkInput, type FoundNetworkInput } from './inputs.ts';
import {
	deletePractice,
	insertNetwork,
	networkById,
	networkBySlug,
	practicesOf,
	setPracticeReady,
	type PracticeTown
} from './networks-store.ts';

/** The practice town of a network that is ready, as its team enters it; null where there is none yet. */
export async function findPractice(ctx: Context, networkId: string): Promise<Network | null> {
	const all = await ctx.db.read(ctx.actor, (tx) => practicesOf(tx, networkId));
	return all.find(({ isReady }) => isReady) ?? null;
}

/** Every practice town of a network, also what a killed filling left; the newest first. Only the keeper sees all. */
export function listPractices(ctx: Context, networkId: string): Promise<PracticeTown[]> {
	return ctx.db.read(ctx.actor, (tx) => practicesOf(tx, networkId));
}

/**
 * Founds a practice town beside a network, with nothing in it yet: nobody sees it before `readyPractice`. Only the keeper
 * does this, on behalf of a team.
 */
export async function foundPractice(
	ctx: Context,
	networkId: string,
	raw: FoundNetworkInput
): Promise<Result<Network, 'notAllowed' | 'badInput' | 'noSuchNetwork' | 'slugTaken'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation founds a town.');
	const parsed = v.safeParse(networkInput, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	return ctx.db.write(ctx.actor, async (tx) => {
		const real = await networkById(tx, networkId);
		if (!real || real.practiceOf !== null) return refuse('noSuchNetwork', 'There is no such network to practise for.');
		if (await networkBySlug(tx, parsed.output.slug)) {
			return refuse('slugTaken', `There is a network "${parsed.output.slug}" already.`, 'slug');
		}
		const network = { id: newId(ctx.clock()), ...parsed.output, practiceOf: networkId, wording: real.wording };
		await insertNetwork(tx, network, ctx.clock());
		return done(network);
	});
}

/** Opens a practice town that is filled. */
export function readyPractice(ctx: Context, practiceId: string): Promise<Result<null, 'noSuchNetwork'>> {
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		if (!(await setPracticeReady(tx, practiceId))) return refuse('noSuchNetwork', 'There is no such practice town.');
		touch(practiceId);
		return done(null);
	});
}

/**
 * Removes a practice town and its team for good, after its boards and places were removed. A real network stays, whatever
 * id is given.
 */
export function removePractice(ctx: Context, practiceId: string): Promise<Result<null, 'notAllowed'>> {
	if (ctx.actor.kind !== 'keeper') {
		return Promise.resolve(refuse('notAllowed', 'Only who runs this installation removes a town.'));
	}
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		await deletePractice(tx, practiceId);
		touch(practiceId);
		return done(null);
	});
}
