import { helpOldPhone } from './form-posts.ts';
import type { Exchange } from './render.ts';
import { ADDRESS_HEADER, HOST_HEADER, originText, PROTOCOL_HEADER } from './request-origin.ts';

/** Request headers by which a client could pretend to be the entry, a proxy or the framework itself. */
const NEVER_FROM_A_CLIENT =
	/^(?:x-stoep-.*|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-sveltekit-error)$/;

/**
 * Makes a request say to the application what the entry decided, and nothing that a client made up. Changes it.
 * @param address the client's address, for limiters only; never to be logged
 */
export function settleRequest({ request, origin, language }: Exchange, address: string): void {
	const { headers, method = '', url = '' } = request;
	for (const name of Object.keys(headers)) {
		if (NEVER_FROM_A_CLIENT.test(name)) delete headers[name];
	}
	headers.host = origin.host;
	headers[PROTOCOL_HEADER] = origin.protocol;
	headers[HOST_HEADER] = origin.host;
	headers[ADDRESS_HEADER] = address;
	// One of five values, so that what the application makes of it can be kept under that value.
	headers['accept-language'] = language;
	helpOldPhone(method, headers, originText(origin));
	// SvelteKit gives HEAD no body, so no length and no tag either. It may render the page; Node leaves the body out.
	if (method === 'HEAD' && !url.startsWith('/_app/')) request.method = 'GET';
}
