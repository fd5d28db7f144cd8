/** The process to compare with: node:http with constant bytes, told by its parent which. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Constant {
	/** Names and values in turn, as Node gives them raw. */
	readonly headers: readonly string[];
	readonly body: string;
}

process.on('message', ({ headers, body }: Constant) => {
	const bytes = Buffer.from(body, 'base64');
	const server = createServer((_request, response) => response.writeHead(200, [...headers]).end(bytes));
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
