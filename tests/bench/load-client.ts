/** The process that asks: it keeps connections open and sends the next request on each as soon as the last is answered. */
import { connect, type Socket } from 'node:net';

export interface Load {
	readonly port: number;
	readonly path: string;
	/** Header lines beyond Host. */
	readonly headers: Readonly<Record<string, string>>;
	readonly connections: number;
	readonly requests: number;
}

/** Answered to a load: what it took, or why it failed. */
export type LoadDone = { readonly milliseconds: number } | { readonly failure: string };

process.on('message', (load: Load) => {
	run(load).then(
		(milliseconds) => process.send?.({ milliseconds } satisfies LoadDone),
		(error: unknown) => process.send?.({ failure: String(error) } satisfies LoadDone)
	);
});

async function run({ port, path, headers, connections, requests }: Load): Promise<number> {
	const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
	const request = `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
	let left = requests;
	const takeOne = () => left-- > 0;
	const began = performance.now();
	await Promise.all(Array.from({ length: connections }, () => converse(connect(port, '127.0.0.1'), request, takeOne)));
	return performance.now() - began;
}

/** Sends one request after the other over one connection, for as long as there are any to take. */
function converse(socket: Socket, request: string, takeOne: () => boolean): Promise<void> {
	socket.setNoDelay(true);
	return new Promise((resolve, reject) => {
		let expected = 0;
		let received = Buffer.alloc(0);
		function next(): void {
			if (takeOne()) socket.write(request);
			else socket.end(() => resolve());
		}
		socket.on('error', reject);
		socket.on('connect', next);
		socket.on('data', (data) => {
			received = received.length === 0 ? data : Buffer.concat([received, data]);
			if (expected === 0) expected = lengthOf(received);
			if (expected === 0 || received.length < expected) return;
			received = Buffer.alloc(0);
			expected = 0;
			next();
		});
	});
}

/** Bytes of a whole answer; 0 while its head is not complete. */
function lengthOf(received: Buffer): number {
	const end = received.indexOf('\r\n\r\n');
	if (end === -1) return 0;
	const head = received.toString('latin1', 0, end);
	const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
	if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(`Not an answer to measure: ${head}`);
	return end + 4 + Number(length);
}
