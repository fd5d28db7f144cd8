import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { namesInput, pointInput, slugInput, textsInput } from './inputs.ts';
import { RESERVED_SLUGS, type Network } from '../domain/network.ts';
import { insertNetwork, networkBySlug } from './networks-store.ts';

const colour = v.pipe(v.string(), v.toUpperCase(), v.regex(/^#[0-9A-F]{6}$/, 'A colour looks like #1B4B82.'));

const input = v.object({
	slug: slugInput,
	names: namesInput(80),
	phone: v.pipe(v.string(), v.trim(), v.regex(/^\+?[0-9][0-9 ./-]{5,24}$/, 'A phone number looks like 09 123 45 67.')),
	phoneName: lineInput(40, 'Say the first name of who answers.'),
	tile: v.tuple([colour, colour]),
	charter: textsInput(20_000),
	centre: pointInput
});

export type FoundNetworkInput = v.InferInput<typeof input>;

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
	const parsed = v.safeParse(input, raw);
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
		const network: Network = { id: newId(ctx.clock()), ...parsed.output };
		await insertNetwork(tx, network, ctx.clock());
		touch(network.id);
		return done(network);
	});
}
