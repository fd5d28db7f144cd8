import type { IncomingHttpHeaders } from 'node:http';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a writing request was started by another site, as far as it can be known (OWASP ASVS 5, 3.5): first
 * Sec-Fetch-Site, then Origin, then Referer. Old phones send none of them; that is accepted only without a cookie, when
 * there is nothing to abuse. `Origin: null` says nothing: it is what browsers send under `no-referrer`.
 * @param self the origin of this installation, as `https://stoep.example`
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders, self: string): boolean {
	if (SAFE.includes(method)) return false;
	const site = headers['sec-fetch-site'];
	if (site === 'cross-site' || site === 'same-site') return true;
	const { origin, referer, cookie } = headers;
	if (origin && origin !== 'null') return origin !== self;
	if (site === 'same-origin') return false;
	if (referer) return referer !== self && !referer.startsWith(`${self}/`);
	return cookie !== undefined;
}

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;

/**
 * Gives a writing request that was found to come from here the headers SvelteKit insists on: an Origin, and for forms
 * an Accept that prefers a page (to `*\/*`, which old phones send, it answers with JSON). Changes `headers`.
 */
export function helpOldPhone(method: string, headers: IncomingHttpHeaders, self: string): void {
	if (SAFE.includes(method)) return;
	headers.origin = self;
	if (FORM.test(headers['content-type'] ?? '') && !/application\/json/i.test(headers.accept ?? '')) {
		headers.accept = 'text/html';
	}
}
