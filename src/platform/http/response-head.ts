import type { ServerResponse } from 'node:http';
import type { Terms } from './cache.ts';
import { isTextual } from './compression.ts';
import { DEFAULT_POLICY } from './security-headers.ts';

/** Says of which networks a page speaks; without it a page is never kept. Never leaves this process. */
const NETWORK_HEADER = 'x-stoep-network';
/** Unix milliseconds until which the page is true. Never leaves this process. */
const UNTIL_HEADER = 'x-stoep-until';

const KEPT_TYPES = /^(?:text\/html|application\/(?:geo\+|atom\+)?(?:json|xml))\s*(?:;|$)/i;

/** What the answer may vary on and still be kept: these are in the key, or keep a request away from the cache. */
const KNOWN_VARIATION = ['accept-encoding', 'accept-language', 'cookie', 'authorization'];

export interface KeepingTerms extends Terms {
	/** The page differs by preferred language. */
	readonly byLanguage: boolean;
}

/** Under which terms an answer may be kept for everybody, or undefined when it may not. Reads the private headers. */
export function keepingTerms(response: ServerResponse): KeepingTerms | undefined {
	const tags = list(text(response, NETWORK_HEADER));
	const until = text(response, UNTIL_HEADER);
	const variation = list(text(response, 'vary'));
	const keepable =
		tags.length > 0 &&
		response.statusCode === 200 &&
		!response.hasHeader('set-cookie') &&
		!response.hasHeader('content-encoding') &&
		KEPT_TYPES.test(text(response, 'content-type')) &&
		!/private|no-store/i.test(text(response, 'cache-control')) &&
		variation.every((name) => KNOWN_VARIATION.includes(name));
	if (!keepable) return undefined;
	return { tags, until: until === '' ? Infinity : Number(until), byLanguage: variation.includes('accept-language') };
}

/** Removes every private header, however the response goes on. */
export function removePrivateHeaders(response: ServerResponse): void {
	for (const name of response.getHeaderNames()) {
		if (name.startsWith('x-stoep-')) response.removeHeader(name);
	}
}

/**
 * Completes the head of any answer: a policy when it has none, a charset (old phones guess wrong without), and for text and
 * what leads on how long a browser may hold it: guests revalidate by ETag, what was made for somebody is never stored.
 */
export function completeHead(response: ServerResponse, recognised: boolean): void {
	const type = text(response, 'content-type');
	if (/^text\/[\w.+-]+$/i.test(type)) response.setHeader('content-type', `${type}; charset=utf-8`);
	if (!response.hasHeader('content-security-policy')) response.setHeader('content-security-policy', DEFAULT_POLICY);
	if (response.hasHeader('cache-control')) return;
	const personal = recognised || response.hasHeader('set-cookie');
	if (isTextual(type)) response.setHeader('cache-control', personal ? 'private, no-store' : 'no-cache');
	// Where somebody is led is theirs too, and after a form (303) or to a door it is for this once; a permanent one would stay.
	else if (response.hasHeader('location') && (personal || response.statusCode === 303))
		response.setHeader('cache-control', 'private, no-store');
}

/** Whether the body is held whole: to be compressed, tagged or kept. Empty errors too, to give them words. */
export function isHeldWhole(response: ServerResponse): boolean {
	const status = response.statusCode;
	const type = text(response, 'content-type');
	if (status < 200 || [204, 206, 304].includes(status) || response.hasHeader('content-encoding')) return false;
	return isTextual(type) || (status >= 400 && type === '');
}

export function isEventStream(response: ServerResponse): boolean {
	return /^text\/event-stream\b/i.test(text(response, 'content-type'));
}

/** Adds names to Vary, each once. */
export function addVary(response: ServerResponse, ...names: string[]): void {
	const present = text(response, 'vary');
	const missing = names.filter((name) => !list(present).includes(name.toLowerCase()));
	if (missing.length > 0) response.setHeader('vary', [present, ...missing].filter(Boolean).join(', '));
}

/**
 * Takes out the stylesheet links that SvelteKit leaves, disabled, beside the inlined style. Only its own script reads
 * them, so a page that starts that script keeps them.
 */
export function withoutStrayLinks(html: string): string {
	if (html.includes('__sveltekit_')) return html;
	return html.replace(/<link [^<>]*\sdisabled(?=[\s>])[^<>]*>[ \t]*\n?/g, '');
}

function text(response: ServerResponse, header: string): string {
	const value = response.getHeader(header);
	return value === undefined ? '' : String(value);
}

function list(value: string): string[] {
	return value
		.split(',')
		.map((part) => part.trim().toLowerCase())
		.filter(Boolean);
}
