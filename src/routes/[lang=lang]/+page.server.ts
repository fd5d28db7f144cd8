import { GUEST } from '#kernel/actor.ts';
import { listNetworks } from '#networks';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { installation } }) => {
	return { networks: await listNetworks({ ...installation, actor: GUEST }) };
};
