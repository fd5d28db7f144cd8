import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { showNetwork } from '#networks';
import { practiceSign, textsOfRoute } from '../../../practice-sign.ts';
import { frameOf } from '../../frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url, route, locals: { installation } }) => {
	const found = await showNetwork({ ...installation, actor: GUEST }, params.network);
	if (!found) error(404);
	const { network } = found;
	const practice = network.practiceOf === null ? undefined : practiceSign(params.lang, textsOfRoute(route.id));
	return {
		frame: { ...frameOf(params.lang, url, installation.clock(), network), practice },
		wording: network.wording,
		phone: network.phone,
		phoneName: network.phoneName
	};
};
