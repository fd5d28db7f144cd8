import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { showNetwork } from '#networks';
import { untilMidnight } from '../../../kept.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { installation }, setHeaders }) => {
	const found = await showNetwork({ ...installation, actor: GUEST }, params.network);
	if (!found) error(404);
	const { id, charter } = found.network;
	setHeaders(untilMidnight(id, installation.clock()));
	const own = charter[params.lang];
	return { text: own ?? charter.nl ?? '', lang: own === undefined ? ('nl' as const) : undefined };
};
