import { GUEST } from '#kernel/actor.ts';
import { listNetworks, showNetwork } from '#networks';
import { ALL_NETWORKS } from '#platform/http/cache.ts';
import { OPEN_TO_ALL } from '../../problem.ts';
import { reading } from '../../reading.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** Every network of this installation with its neighbourhoods. */
export const GET = reading(async ({ locals, url }) => {
	const ctx = { ...locals.installation, actor: GUEST };
	const networks = [];
	for (const { slug, names, phone, phoneName, centre } of await listNetworks(ctx)) {
		const neighbourhoods = (await showNetwork(ctx, slug))?.neighbourhoods ?? [];
		networks.push({
			slug,
			names,
			phone,
			phoneName,
			centre,
			neighbourhoods: neighbourhoods.map(({ slug, names }) => ({ slug, names })),
			url: `${url.origin}/nl/${slug}`
		});
	}
	return Response.json({ networks }, { headers: { ...OPEN_TO_ALL, 'x-stoep-network': ALL_NETWORKS } });
});
