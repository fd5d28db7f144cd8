import { makeCard } from '#board';
import { givenLine, givenNetwork, givenPlace, keeperOf, must } from '#tests/engines/given.ts';
import { openInstallation } from '../../src/installation.ts';

/** A place with its board and what opens its counter. */
export interface SmallPlace {
	readonly id: string;
	/** Its page, as in `/nl/netwerk-1/place/plek-2`. */
	readonly page: string;
	readonly lines: readonly string[];
	/** Of its counter card. */
	readonly secret: string;
}

const ITEMS = ['coffee', 'soup', 'bread'];

/**
 * Founds a network with some places, each with three lines and a card, before any server runs.
 *
 * @param env as the server will have it
 */
export async function foundSmallNetwork(env: Readonly<Record<string, string>>, places: number): Promise<SmallPlace[]> {
	const installation = await openInstallation({ ...process.env, ...env });
	try {
		const ctx = keeperOf(installation.db, installation.clock);
		const network = await givenNetwork(ctx);
		const founded: SmallPlace[] = [];
		for (let index = 0; index < places; index++) {
			const place = await givenPlace(ctx, network);
			const lines: string[] = [];
			for (const item of ITEMS) lines.push(await givenLine(ctx, place, item));
			const { secret } = must(await makeCard(ctx, place.id));
			founded.push({ id: place.id, page: `/nl/${network.network.slug}/place/${place.slug}`, lines, secret });
		}
		return founded;
	} finally {
		await installation.db.close();
	}
}
