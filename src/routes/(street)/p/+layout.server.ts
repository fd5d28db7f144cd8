import { GUEST } from '#kernel/actor.ts';
import { listNetworks } from '#networks';
import { nameFor } from '#street';
import type { LayoutServerLoad } from './$types';

/** Where to go from a code that leads nowhere. */
export const load: LayoutServerLoad = async ({ parent, locals: { installation } }) => {
	const { language } = await parent();
	const networks = await listNetworks({ ...installation, actor: GUEST });
	return {
		networks: networks.map((network) => ({ href: `/${language}/${network.slug}`, label: nameFor(network, language) }))
	};
};
