import { GUEST } from '#kernel/actor.ts';
import { showNetworks } from '#networks';
import { live, untilMidnight } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import type { Networks } from '../../shapes/network.ts';
import { listNetworks } from './operation.ts';
import { networkOf } from './network-of.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** Every network of this installation with its neighbourhoods. */
export const GET = reading(async ({ locals: { installation }, url }) => {
	const asked = readQuery(listNetworks, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const found = await showNetworks({ ...installation, actor: GUEST });
	const networks: Networks = {
		networks: found.map(({ network, neighbourhoods }) => ({
			...networkOf(network, url.origin),
			neighbourhoods: neighbourhoods.map(({ slug, names }) => ({ slug, names }))
		}))
	};
	return live('application/json', JSON.stringify(networks), { until: untilMidnight(installation.clock()) });
});
