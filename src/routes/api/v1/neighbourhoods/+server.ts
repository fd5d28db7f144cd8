import { GUEST } from '#kernel/actor.ts';
import { listDrawnNeighbourhoods, type DrawnNeighbourhood } from '#networks';
import { live, untilMidnight } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import type { Neighbourhoods } from '../../shapes/network.ts';
import { listNeighbourhoods } from './operation.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** Neighbourhoods with the borders that hold today, as GeoJSON. */
export const GET = reading(async ({ locals: { installation }, url }) => {
	const asked = readQuery(listNeighbourhoods, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const found = await listDrawnNeighbourhoods({ ...installation, actor: GUEST }, asked.value.network);
	if (!found.ok) return problem(404, found.refusal);
	const collection: Neighbourhoods = {
		type: 'FeatureCollection',
		features: found.value.drawn.map((each) => featureOf(each, url.origin))
	};
	const keeping = { networkId: found.value.networkId, until: untilMidnight(installation.clock()) };
	return live('application/geo+json', JSON.stringify(collection), keeping);
});

function featureOf({ neighbourhood, network, border }: DrawnNeighbourhood, origin: string) {
	const { id, slug, names, centre } = neighbourhood;
	return {
		type: 'Feature',
		id,
		geometry: { type: 'MultiPolygon', coordinates: border },
		properties: { id, slug, names, network, centre, url: `${origin}/nl/${network}/${slug}` }
	} satisfies Neighbourhoods['features'][number];
}
