import { error, redirect } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { followCode } from '#street';
import { languageOf } from '../../frame.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, request, locals: { installation }, setHeaders }) => {
	setHeaders({ vary: 'Accept-Language' });
	const found = await followCode({ ...installation, actor: GUEST }, params.code);
	if (!found.ok) error(found.refusal.code === 'placeLeft' ? 410 : 404);
	const { network, place } = found.value;
	redirect(302, `/${languageOf(url, request)}/${network}/place/${place}`);
};
