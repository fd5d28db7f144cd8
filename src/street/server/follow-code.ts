import { isCode, normaliseCode } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { findNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { addressOfCode, hadCode } from './street-store.ts';

/** How many characters the code of a place has in `/p/{code}`. */
export const PLACE_CODE_LENGTH = 6;

/** Where the code of a published place on paper leads: its network and its address word. */
export async function followCode(
	ctx: Context,
	typed: string
): Promise<Result<{ network: string; place: string }, 'noSuchPlace' | 'placeLeft'>> {
	const nowhere = refuse('noSuchPlace', 'No place has this code.');
	const code = normaliseCode(typed);
	if (!isCode(code, PLACE_CODE_LENGTH)) return nowhere;
	const address = await ctx.db.read(ctx.actor, (tx) => addressOfCode(tx, code));
	if (!address) {
		const stopped = await ctx.db.read(ctx.actor, (tx) => hadCode(tx, code));
		return stopped ? refuse('placeLeft', 'The place with this code stopped.') : nowhere;
	}
	const network = await findNetwork(ctx, address.networkId);
	return network ? done({ network: network.slug, place: address.slug }) : nowhere;
}
