import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What to do with the body of a response, once its status and headers are known. */
export type Way = 'whole' | 'through';

export interface Captor {
	/** Called once, before anything is sent; may still change the headers. */
	head(): Way;
	/** The body of a response that went the way 'whole'. The captor sends it; nothing has been sent yet. */
	whole(body: Buffer): void;
	/** The body grew past the limit, so it was let through after all. */
	overflowed(): void;
}

/** Bytes. The largest answer of the open data fits; a longer one is a stream. */
const MOST_TO_HOLD = 16 * 1024 * 1024;

/**
 * Stands between a handler and its response: the handler writes as always, the captor decides by the headers whether
 * the body is gathered or passes through. It has to be the very ServerResponse of Node (the adapter listens to its
 * events), so its writing methods are covered on the object and uncovered when the work is done.
 * Returns a function that uncovers at once, for whoever must answer in place of a failed handler.
 */
export function capture(response: ServerResponse, captor: Captor, limit = MOST_TO_HOLD): () => void {
	let way: Way | undefined;
	let held: Buffer[] = [];
	let bytes = 0;

	function uncover(): void {
		for (const method of ['writeHead', 'flushHeaders', 'write', 'end'] as const) {
			Reflect.deleteProperty(response, method);
		}
	}

	/** Asks the captor, once; from then on a response that goes through is Node's own again. */
	function decide(): Way {
		if (way) return way;
		way = captor.head();
		if (way === 'through') {
			uncover();
			response.writeHead(response.statusCode);
		}
		return way;
	}

	function hold(chunk: unknown, encoding: unknown): void {
		if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
		const data =
			typeof chunk === 'string'
				? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
				: Buffer.from(chunk);
		held.push(data);
		bytes += data.length;
		if (bytes <= limit) return;
		way = 'through';
		uncover();
		captor.overflowed();
		response.writeHead(response.statusCode);
		for (const part of held) response.write(part);
		held = [];
	}

	response.writeHead = ((status: number, ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[])[]) => {
		response.statusCode = status;
		adopt(response, rest.at(-1));
		decide();
		return response;
	}) as typeof response.writeHead;

	response.flushHeaders = () => {
		if (decide() === 'through') response.flushHeaders();
	};

	response.write = ((chunk: unknown, ...rest: unknown[]) => {
		if (decide() === 'through') return Reflect.apply(response.write, response, [chunk, ...rest]);
		hold(chunk, rest[0]);
		const written = rest.at(-1);
		if (typeof written === 'function') process.nextTick(written as () => void);
		return true;
	}) as typeof response.write;

	response.end = ((...rest: unknown[]) => {
		if (decide() === 'through') return Reflect.apply(response.end, response, rest);
		hold(rest[0], rest[1]);
		// An overflow by the last chunk: everything has been written by now.
		if (decide() === 'through') return response.end();
		uncover();
		const ended = rest.at(-1);
		if (typeof ended === 'function') response.once('finish', ended as () => void);
		captor.whole(Buffer.concat(held));
		return response;
	}) as typeof response.end;

	return uncover;
}

/** Takes over headers given to `writeHead`, which Node would otherwise send without remembering. */
function adopt(
	response: ServerResponse,
	headers: string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined
): void {
	if (headers === undefined || typeof headers === 'string') return;
	if (Array.isArray(headers)) throw new TypeError('Give headers to writeHead as an object');
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) response.setHeader(name, value);
	}
}
