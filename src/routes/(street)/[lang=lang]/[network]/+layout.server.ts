import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { showNetwork } from '#networks';
import { guestPracticeSign } from '../../../practice-sign.ts';
import { frameOf } from '../../frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url, route, locals: { installation } }) => {
	const found = await showNetwork({ ...installation, actor: GUEST }, params.network);
	if (!found) error(404);
	const { network } = found;
	return {
		frame: frameOf(params.lang, url, installation.clock(), network),
		wording: network.wording,
		practice: network.practiceOf === null ? undefined : guestPracticeSign(params.lang, route.id),
		phone: network.phone,
		phoneName: network.phoneName
	};
};
