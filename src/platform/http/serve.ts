import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { preferredLanguage } from './accept-language.ts';
import { refuseBrokenRequests } from './broken-requests.ts';
import { clientAddress, NO_PROXIES } from './client-address.ts';
import type { TrustedProxies } from './client-address.ts';
import { isCrossSite } from './form-posts.ts';
import { guestKeys, isWorthKeeping, openGuestPages } from './guest-pages.ts';
import { openHealth, sendHealth } from './health.ts';
import { meeting as meetingOfProcess } from './meeting.ts';
import type { Meeting } from './meeting.ts';
import { FROM_ELSEWHERE, OUR_FAULT, sendPlain, WRONG_HOST } from './plain-answer.ts';
import type { PlainAnswer } from './plain-answer.ts';
import { clearHeaders, render } from './render.ts';
import type { Exchange, Handler, Keeper } from './render.ts';
import { settleRequest } from './settle-request.ts';
import { BODY_LIMIT, pathOf, refusalOf } from './request-limits.ts';
import { originOf, originText } from './request-origin.ts';
import type { Origin } from './request-origin.ts';
import { isRecognised, securityHeaders } from './security-headers.ts';
import { drain, DRAINING_TIME } from './shutdown.ts';

export interface ServerOptions {
	/** 0 takes any free port. */
	readonly port: number;
	readonly host: string;
	readonly handler: Handler;
	/** Where people reach this installation; without it plain http at the Host header of each request. */
	readonly origin?: Origin | undefined;
	readonly proxies?: TrustedProxies;
	/** Bytes a request body may have. */
	readonly bodyLimit?: number;
	readonly version?: string;
	readonly meeting?: Meeting;
}

export interface RunningServer {
	readonly server: Server;
	readonly port: number;
	/**
	 * Stops accepting, lets requests end for at most `drainingTime` milliseconds, then runs the hooks. Resolves to
	 * whether all hooks succeeded; asked again, gives the same promise.
	 */
	stop(drainingTime?: number): Promise<boolean>;
}

/** Starts the server around the application's handler. Rejects with Node's error when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
	const { handler, origin: configured, proxies = NO_PROXIES, bodyLimit = BODY_LIMIT } = options;
	const https = configured?.protocol === 'https';
	const meeting = options.meeting ?? meetingOfProcess();
	const health = openHealth(meeting.health, options.version ?? 'unknown');
	const answerGuest = openGuestPages(meeting.cache, ask);
	const open = new Set<ServerResponse>();
	let stopped: Promise<boolean> | undefined;

	/** Everything a request goes through, in order. */
	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { headers, method = '', url = '' } = request;
		const refuse = (plain: PlainAnswer) => {
			secure(request, response);
			sendPlain(request, response, plain);
		};

		const refusal = refusalOf(request, bodyLimit);
		if (refusal) return refuse(refusal);
		if (pathOf(url) === '/health' && (method === 'GET' || method === 'HEAD')) {
			secure(request, response);
			return sendHealth(response, health);
		}
		const origin = originOf(headers.host, configured);
		if (!origin) return refuse(WRONG_HOST);
		const self = originText(origin);
		if (isCrossSite(method, headers, self)) return refuse(FROM_ELSEWHERE);

		const language = preferredLanguage(headers['accept-language']);
		const exchange: Exchange = { request, response, origin, language, isHead: method === 'HEAD' };
		const isForGuest = (method === 'GET' || method === 'HEAD') && !isRecognised(request) && isWorthKeeping(url);
		if (isForGuest) await answerGuest(exchange, guestKeys(self + url, language));
		else await ask(exchange);
	}

	/** Asks the application. A kept page has come this way once, headers and all, and is only sent. */
	function ask(exchange: Exchange, keeper?: Keeper): Promise<void> {
		const { request, response } = exchange;
		secure(request, response);
		const forwardedFor = request.headers['x-forwarded-for']?.toString();
		settleRequest(exchange, clientAddress(request.socket.remoteAddress, forwardedFor, proxies));
		return render(handler, exchange, keeper);
	}

	function secure(request: IncomingMessage, response: ServerResponse): void {
		const headers = securityHeaders({ path: pathOf(request.url ?? ''), https, recognised: isRecognised(request) });
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	}

	const server = createServer({
		requestTimeout: 120_000,
		headersTimeout: 15_000,
		keepAliveTimeout: 65_000,
		maxHeaderSize: 16 * 1024,
		requireHostHeader: false
	});
	refuseBrokenRequests(server, https);
	server.on('request', (request, response) => {
		open.add(response);
		response.on('close', () => {
			open.delete(response);
			if (stopped) server.closeIdleConnections();
		});
		// A client that went away is no error of ours; the handler learns it by 'close'.
		response.on('error', () => response.destroy());
		if (stopped) response.shouldKeepAlive = false;
		answer(request, response).catch((error: unknown) => {
			console.error(error);
			if (response.headersSent) return response.destroy();
			clearHeaders(response);
			secure(request, response);
			sendPlain(request, response, OUR_FAULT);
		});
	});

	return {
		server,
		port: await listen(server, options.port, options.host),
		stop: (drainingTime = DRAINING_TIME) => (stopped ??= drain(server, open, meeting.onShutdown, drainingTime))
	};
}

function listen(server: Server, port: number, host: string): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	server.once('error', reject);
	server.listen(port, host, () => {
		server.off('error', reject);
		resolve((server.address() as AddressInfo).port);
	});
	return promise;
}
