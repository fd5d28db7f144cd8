import { done, refuse, type Result } from '#kernel/result.ts';
import { listNetworks, showNetwork, type NetworkWithParts } from '#networks';
import type { Context } from '#platform/context.ts';

/** Networks with their parts, by id. */
export type Networks = ReadonlyMap<string, NetworkWithParts>;

/** The network with this slug, or all of them when none is named. */
export async function chooseNetworks(
	ctx: Context,
	slug: string | undefined
): Promise<Result<Networks, 'noSuchNetwork'>> {
	const slugs = slug === undefined ? (await listNetworks(ctx)).map((network) => network.slug) : [slug];
	const found = new Map<string, NetworkWithParts>();
	for (const each of slugs) {
		const parts = await showNetwork(ctx, each);
		if (!parts) return refuse('noSuchNetwork', `There is no network "${each}".`, 'network');
		found.set(parts.network.id, parts);
	}
	return done(found);
}
