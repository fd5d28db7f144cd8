import { rightHanded } from '#kernel/geography.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { Landmark, Neighbourhood, Network } from '../domain/network.ts';
import {
	allNetworks,
	bordersOf,
	landmarksOf,
	neighbourhoodsOf,
	networkById,
	networkBySlug,
	type DrawnNeighbourhood,
	type HeldBorder
} from './networks-store.ts';

/** All networks of this installation, by slug; practice towns are in no list. */
export function listNetworks(ctx: Context): Promise<Network[]> {
	return ctx.db.read(ctx.actor, allNetworks);
}

/** A network by its id, a practice town as well; null where there is none. */
export function findNetwork(ctx: Context, id: string): Promise<Network | null> {
	return ctx.db.read(ctx.actor, (tx) => networkById(tx, id));
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
		return network && withParts(tx, network);
	});
}

/** The same of all networks, by slug, as they are at one moment. */
export function showNetworks(ctx: Context): Promise<NetworkWithParts[]> {
	return ctx.db.read(ctx.actor, async (tx) => {
		const found: NetworkWithParts[] = [];
		for (const network of await allNetworks(tx)) found.push(await withParts(tx, network));
		return found;
	});
}

async function withParts(tx: Transaction, network: Network): Promise<NetworkWithParts> {
	return {
		network,
		landmarks: await landmarksOf(tx, network.id),
		neighbourhoods: await neighbourhoodsOf(tx, network.id)
	};
}

/**
 * The neighbourhoods of one network or of all, each with the border that holds today, its rings as GeoJSON wants them.
 *
 * @param slug of a network; all of them when left out
 * @returns also the id of the one network that was named
 */
export function listDrawnNeighbourhoods(
	ctx: Context,
	slug?: string
): Promise<Result<{ networkId?: string; drawn: DrawnNeighbourhood[] }, 'noSuchNetwork'>> {
	return ctx.db.read(ctx.actor, async (tx) => {
		const named = slug === undefined ? undefined : await networkBySlug(tx, slug);
		// What is invented is not data.
		if (named === null || (named && named.practiceOf !== null))
			return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		const drawn: DrawnNeighbourhood[] = [];
		for (const network of named ? [named] : await allNetworks(tx)) {
			const { borders } = await bordersOf(tx, network.id);
			const shapes = new Map(borders.map(({ neighbourhoodId, shape }) => [neighbourhoodId, shape]));
			for (const neighbourhood of await neighbourhoodsOf(tx, network.id)) {
				const border = rightHanded(shapes.get(neighbourhood.id) ?? []);
				drawn.push({ neighbourhood, network: network.slug, border });
			}
		}
		return done({ ...(named ? { networkId: named.id } : {}), drawn });
	});
}

/** The borders that hold today in a network, with the number of the drawing they are of. */
export function listBorders(ctx: Context, networkId: string): Promise<{ version: number; borders: HeldBorder[] }> {
	return ctx.db.read(ctx.actor, (tx) => bordersOf(tx, networkId));
}
