import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '#kernel/language.ts';
import { capture } from './capture.ts';
import { makePage, sendPage } from './page.ts';
import type { Page } from './page.ts';
import { answerFor, NOT_FOUND, sendPlain } from './plain-answer.ts';
import type { Origin } from './request-origin.ts';
import {
	addVary,
	completeHead,
	isEventStream,
	isHeldWhole,
	keepingTerms,
	removePrivateHeaders,
	withoutStrayLinks
} from './response-head.ts';
import type { KeepingTerms } from './response-head.ts';
import { isRecognised } from './security-headers.ts';

/** What the adapter exports as `handler`: answers a request, or calls `next` when it has nothing for it. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

export interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly origin: Origin;
	/** The one of ours that the client prefers. */
	readonly language: Language;
	/** The client asked by HEAD, although the application is asked by GET. */
	readonly isHead: boolean;
}

/** Whoever wants to keep what is rendered. */
export interface Keeper {
	/** The answer will not be kept; said as early as it is known. */
	unkept(): void;
	/** The whole answer, before it is sent. */
	rendered(page: Page, terms: KeepingTerms): void;
}

/**
 * Lets the application answer. What it says is completed and, when it is text, compressed and tagged; what may be kept
 * is offered to the keeper. Rejects with what the handler threw; nothing has been sent then unless `headersSent`.
 */
export async function render(handler: Handler, exchange: Exchange, keeper?: Keeper): Promise<void> {
	const { request, response } = exchange;
	let terms: KeepingTerms | undefined;
	const uncover = capture(response, {
		head() {
			terms = keeper && keepingTerms(response);
			if (!terms) keeper?.unkept();
			removePrivateHeaders(response);
			completeHead(response, isRecognised(request));
			if (isEventStream(response)) beginEventStream(exchange);
			if (!isHeldWhole(response)) return 'through';
			addVary(response, 'Accept-Encoding', 'Cookie');
			return 'whole';
		},
		whole(body) {
			if (response.statusCode >= 400 && body.length === 0) {
				return sendPlain(request, response, answerFor(response.statusCode));
			}
			const page = makePage(response.statusCode, response.getHeaders(), tidied(response, body));
			clearHeaders(response);
			if (terms) keeper?.rendered(page, terms);
			sendPage(request, response, page).catch((error: unknown) => {
				console.error(error);
				response.destroy();
			});
		},
		overflowed: () => keeper?.unkept()
	});
	try {
		await handler(request, response, () => sendPlain(request, response, NOT_FOUND));
	} catch (error) {
		uncover();
		throw error;
	}
}

export function clearHeaders(response: ServerResponse): void {
	for (const name of response.getHeaderNames()) response.removeHeader(name);
}

function tidied(response: ServerResponse, body: Buffer): Buffer {
	if (!String(response.getHeader('content-type')).startsWith('text/html')) return body;
	const html = body.toString('utf8');
	const tidy = withoutStrayLinks(html);
	return tidy === html ? body : Buffer.from(tidy);
}

function beginEventStream({ response, isHead }: Exchange): void {
	response.setHeader('cache-control', 'no-store, no-transform');
	response.setHeader('x-accel-buffering', 'no');
	// A quiet stream would keep its headers in Node's buffer until the first event; by HEAD there never is an event.
	process.nextTick(() => (isHead ? response.end() : response.flushHeaders()));
}
