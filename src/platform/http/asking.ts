import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

export interface Question {
	readonly method?: string;
	readonly headers?: OutgoingHttpHeaders;
	readonly body?: string;
}

export interface Reply {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** As it came over the wire, still compressed. */
	readonly body: Buffer;
	readonly text: string;
}

/** Asks a server on this machine over a connection of its own, with exactly these headers; for tests. */
export async function ask(port: number, path: string, question: Question = {}): Promise<Reply> {
	const response = await begin(port, path, question);
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk as Buffer);
	const body = Buffer.concat(chunks);
	return { status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString('utf8') };
}

/** As {@link ask}, but resolves when the headers have come; the body is for the test to read. */
export function begin(port: number, path: string, { method, headers, body }: Question = {}): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, resolve);
		asked.on('error', reject);
		asked.end(body);
	});
}

/** Sends these bytes and gives back everything that comes until the server closes the connection. */
export function askRaw(port: number, bytes: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let reply = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket.on('data', (data) => (reply += data.toString('utf8')));
		socket.on('error', reject);
		socket.on('close', () => resolve(reply));
	});
}
