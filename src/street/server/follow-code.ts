import { isCode, normaliseCode } from '#kernel/ids.ts';
import { findNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { addressOfCode } from './street-store.ts';

/** How many characters the code of a place has in `/p/{code}`. */
export const PLACE_CODE_LENGTH = 6;

/** Where the code of a place on paper leads, or null when no published place has it. */
export async function followCode(ctx: Context, typed: string): Promise<{ network: string; place: string } | null> {
	const code = normaliseCode(typed);
	if (!isCode(code, PLACE_CODE_LENGTH)) return null;
	const address = await ctx.db.read(ctx.actor, (tx) => addressOfCode(tx, code));
	if (!address) return null;
	const network = await findNetwork(ctx, address.networkId);
	return network ? { network: network.slug, place: address.slug } : null;
}
