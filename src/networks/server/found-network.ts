import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { CATALOGUE_WORDING } from '#platform/i18n/wording.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { networkInput, type FoundNetworkInput } from './inputs.ts';
import { RESERVED_SLUGS, type Network } from '../domain/network.ts';
import { insertNetwork, networkBySlug } from './networks-store.ts';

/**
 * Founds a network on this installation. Only the keeper does this.
 *
 * @returns the network, or a refusal: `notAllowed`, `badInput`, `slugTaken`
 */
export async function foundNetwork(
	ctx: Context,
	raw: FoundNetworkInput
): Promise<Result<Network, 'notAllowed' | 'badInput' | 'slugTaken'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation founds a network.');
	const parsed = v.safeParse(networkInput, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	if (RESERVED_SLUGS.includes(parsed.output.slug)) {
		return refuse(
			'badInput',
			`A network cannot be called "${parsed.output.slug}": an address needs that word.`,
			'slug'
		);
	}
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		if (await networkBySlug(tx, parsed.output.slug)) {
			return refuse('slugTaken', `There is a network "${parsed.output.slug}" already.`, 'slug');
		}
		const network: Network = {
			id: newId(ctx.clock()),
			...parsed.output,
			practiceOf: null,
			wording: CATALOGUE_WORDING
		};
		await insertNetwork(tx, network, ctx.clock());
		touch(network.id);
		return done(network);
	});
}
