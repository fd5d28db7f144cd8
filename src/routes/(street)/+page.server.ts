import { redirect } from '@sveltejs/kit';
import { languageOf } from './frame.ts';
import type { PageServerLoad } from './$types';

/** Which language is a matter of the browser; the five buttons stand on the page it leads to. */
export const load: PageServerLoad = ({ url, request, setHeaders }) => {
	setHeaders({ vary: 'Accept-Language' });
	redirect(302, `/${languageOf(url, request)}`);
};
