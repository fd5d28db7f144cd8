import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, compress } from './compression.ts';
import type { Encoding } from './compression.ts';

/** A whole answer, ready to be sent any number of times and in any encoding. */
export interface Page {
	readonly status: number;
	/** Lower-case names; nothing about length, encoding or connection, which differ by request. */
	readonly headers: OutgoingHttpHeaders;
	readonly body: Buffer;
	/** What the strong tag of each encoding begins with; only on a 200. */
	readonly tag: string | undefined;
	/** What has been made, and what is being made: whoever comes meanwhile waits for the same. */
	readonly ready: Map<Encoding, Variant>;
	readonly underWay: Map<Encoding, Promise<Variant>>;
	/** Told how many bytes a newly compressed variant takes; set by the cache that keeps the page. */
	grew?: (bytes: number) => void;
}

export interface Variant {
	readonly headers: OutgoingHttpHeaders;
	readonly body: Buffer;
}

/** Below this, compressing saves no network packet. */
const LEAST_TO_COMPRESS = 1024;

const OF_ONE_DELIVERY = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date', 'etag'];

/** The same text becomes the same bytes for as long as the same libraries compress it. */
const COMPRESSORS = `${process.versions.brotli} ${process.versions.zlib} `;

/** Makes a page of what a handler said; `headers` may still hold length and connection, they are left behind. */
export function makePage(status: number, headers: OutgoingHttpHeaders, body: Buffer): Page {
	const kept: OutgoingHttpHeaders = { ...headers };
	for (const name of OF_ONE_DELIVERY) delete kept[name];
	const hash = createHash('sha256').update(COMPRESSORS).update(body);
	const tag = status === 200 ? hash.digest('base64url').slice(0, 22) : undefined;
	return { status, headers: kept, body, tag, ready: new Map(), underWay: new Map() };
}

/**
 * Sends a page to whoever asked: 304 when they have it, else in the best encoding they read. Each encoding is made once
 * and remembered with the page. For HEAD, Node itself leaves the body out and keeps the length.
 */
export async function sendPage(request: IncomingMessage, response: ServerResponse, page: Page): Promise<void> {
	const encoding =
		page.body.length < LEAST_TO_COMPRESS ? 'identity' : chooseEncoding(request.headers['accept-encoding']);
	const etag = etagOf(page, encoding);
	if (etag && knows(request.headers['if-none-match'], etag)) {
		const headers: OutgoingHttpHeaders = { ...page.headers, etag };
		delete headers['content-type'];
		response.writeHead(304, headers).end();
		return;
	}
	const variant = page.ready.get(encoding) ?? (await variantOf(page, encoding));
	if (response.destroyed) return;
	response.writeHead(page.status, variant.headers).end(variant.body);
}

/** Strong: each encoding has its own, for it stands for bytes (RFC 9110, 8.8.1). */
function etagOf({ tag }: Page, encoding: Encoding): string | undefined {
	return tag && (encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`);
}

function variantOf(page: Page, encoding: Encoding): Promise<Variant> {
	let variant = page.underWay.get(encoding);
	if (!variant) {
		variant = makeVariant(page, encoding).finally(() => page.underWay.delete(encoding));
		page.underWay.set(encoding, variant);
	}
	return variant;
}

async function makeVariant(page: Page, encoding: Encoding): Promise<Variant> {
	const body = await compress(page.body, encoding);
	const headers: OutgoingHttpHeaders = { ...page.headers, 'content-length': body.length };
	const etag = etagOf(page, encoding);
	if (etag) headers.etag = etag;
	if (encoding !== 'identity') {
		headers['content-encoding'] = encoding;
		page.grew?.(body.length);
	}
	const variant = { headers, body };
	page.ready.set(encoding, variant);
	return variant;
}

/** Weak comparison of `If-None-Match` (RFC 9110, 13.1.2). */
function knows(header: string | undefined, etag: string): boolean {
	if (!header) return false;
	if (header.trim() === '*') return true;
	const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
	return header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
