import { GUEST } from '#kernel/actor.ts';
import { showNetwork } from '#networks';
import { live, untilMidnight } from '../../../answer.ts';
import { readQuery } from '../../../operation.ts';
import { noSuchNetwork, problem } from '../../../problem.ts';
import { reading } from '../../../reading.ts';
import type { NetworkInFull } from '../../../shapes/network.ts';
import { networkOf } from '../network-of.ts';
import { getNetwork } from './operation.ts';

export { fallback, OPTIONS } from '../../../reading.ts';

/** One network with its parts. */
export const GET = reading(async ({ locals: { installation }, url, params }) => {
	const asked = readQuery(getNetwork, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const slug = params.slug ?? '';
	const found = await showNetwork({ ...installation, actor: GUEST }, slug);
	if (!found) return noSuchNetwork(slug);
	const { network, neighbourhoods, landmarks } = found;
	const api = `${url.origin}/api/v1`;
	const answer: NetworkInFull = {
		...networkOf(network, url.origin),
		neighbourhoods: neighbourhoods.map(({ slug, names, centre }) => ({ slug, names, centre })),
		landmarks: landmarks.map(({ slug, names, point }) => ({ slug, names, point })),
		charter: network.charter,
		links: {
			places: `${api}/places?network=${slug}`,
			neighbourhoods: `${api}/neighbourhoods?network=${slug}`,
			changes: `${api}/changes?network=${slug}`,
			feed: `${api}/networks/${slug}/feed.atom`
		}
	};
	const until = untilMidnight(installation.clock());
	return live('application/json', JSON.stringify(answer), { networkId: network.id, until });
});
