import { GUEST } from '#kernel/actor.ts';
import { listNetworks } from '#networks';
import { ALL_NETWORKS } from '#platform/http/cache.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { nameFor } from '#street';
import { untilMidnight } from '../kept.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { lang }, locals: { installation }, setHeaders }) => {
	const networks = await listNetworks({ ...installation, actor: GUEST });
	const say = guestTexts(lang);
	setHeaders(untilMidnight(ALL_NETWORKS, installation.clock()));
	return {
		networks: networks.map((network) => ({
			href: `/${lang}/${network.slug}`,
			name: nameFor(network, lang),
			phone: network.phone,
			call: say('callName', { name: network.phoneName })
		}))
	};
};
