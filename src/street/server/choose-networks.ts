import { done, refuse, type Result } from '#kernel/result.ts';
import { showNetwork, showNetworks, type NetworkWithParts } from '#networks';
import type { Context } from '#platform/context.ts';

/** Networks with their parts, by id. */
export type Networks = ReadonlyMap<string, NetworkWithParts>;

/** The network with this slug, or all of them when none is named. */
export async function chooseNetworks(
	ctx: Context,
	slug: string | undefined
): Promise<Result<Networks, 'noSuchNetwork'>> {
	const all = slug === undefined ? await showNetworks(ctx) : [await showNetwork(ctx, slug)];
	const found = new Map<string, NetworkWithParts>();
	for (const parts of all) {
		// What is invented is not data.
		if (!parts || parts.network.practiceOf !== null)
			return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		found.set(parts.network.id, parts);
	}
	return done(found);
}
