import { error, redirect } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { isLanguage } from '#kernel/language.ts';
import { showNetwork } from '#networks';
import { languageOf } from '../frame.ts';
import type { PageServerLoad } from './$types';

/** What may stand behind the network in the address of a page. */
const PAGES = /^(?:|\/charter|\/place\/[^/]+(?:\/screen|\/treat)?|\/[^/]+)$/;

/** An address without a language, as people type and print it, leads to that page in the reader's own. */
export const load: PageServerLoad = async ({ params, url, request, locals: { installation }, setHeaders }) => {
	const [network = '', ...rest] = params.path.split('/');
	if (isLanguage(network) || !PAGES.test(rest.map((word) => `/${word}`).join(''))) error(404);
	if (!(await showNetwork({ ...installation, actor: GUEST }, network))) error(404);
	setHeaders({ vary: 'Accept-Language' });
	redirect(302, `/${languageOf(url, request)}${url.pathname}${url.search}`);
};
