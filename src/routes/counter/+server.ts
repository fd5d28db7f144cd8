import { redirect } from '@sveltejs/kit';
import { preferredLanguage } from '#platform/http/accept-language.ts';
import type { RequestHandler } from './$types';

/** Where the QR code of a card leads; browsers keep its fragment, which is the secret, over the redirect. */
export const GET: RequestHandler = ({ request, setHeaders }) => {
	setHeaders({ vary: 'Accept-Language' });
	redirect(302, `/${preferredLanguage(request.headers.get('accept-language') ?? '')}/counter`);
};
