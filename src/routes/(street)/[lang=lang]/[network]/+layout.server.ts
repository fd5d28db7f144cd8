import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { showNetwork } from '#networks';
import { frameOf } from '../../frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url, locals: { installation } }) => {
	const found = await showNetwork({ ...installation, actor: GUEST }, params.network);
	if (!found) error(404);
	const { network } = found;
	return {
		frame: frameOf(params.lang, url, installation.clock(), network),
		wording: network.wording,
		phone: network.phone,
		phoneName: network.phoneName
	};
};
