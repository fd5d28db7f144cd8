import type { Context } from '#platform/context.ts';
import type { Landmark, Neighbourhood, Network } from '../domain/network.ts';
import {
	allNetworks,
	bordersOf,
	landmarksOf,
	neighbourhoodsOf,
	networkBySlug,
	type HeldBorder
} from './networks-store.ts';

/** All networks of this installation, by slug. */
export function listNetworks(ctx: Context): Promise<Network[]> {
	return ctx.db.read(ctx.actor, allNetworks);
}

export interface NetworkWithParts {
	readonly network: Network;
	readonly landmarks: Landmark[];
	readonly neighbourhoods: Neighbourhood[];
}

/** One network with its landmarks in their order and its neighbourhoods by name, or null where there is none. */
export function showNetwork(ctx: Context, slug: string): Promise<NetworkWithParts | null> {
	return ctx.db.read(ctx.actor, async (tx) => {
		const network = await networkBySlug(tx, slug);
		if (!network) return null;
		return {
			network,
			landmarks: await landmarksOf(tx, network.id),
			neighbourhoods: await neighbourhoodsOf(tx, network.id)
		};
	});
}

/** The borders that hold today in a network, with the number of the drawing they are of. */
export function listBorders(ctx: Context, networkId: string): Promise<{ version: number; borders: HeldBorder[] }> {
	return ctx.db.read(ctx.actor, (tx) => bordersOf(tx, networkId));
}
