import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import { NOT_UNDERSTOOD, plainDocument, plainHeaders, TOO_MANY_HEADERS, TOO_SLOW } from './plain-answer.ts';
import { securityHeaders } from './security-headers.ts';

/** Answers in words what Node cannot even read as a request: it would close the connection with an empty 400. */
export function refuseBrokenRequests(server: Server, https: boolean): void {
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
		const answer =
			error.code === 'HPE_HEADER_OVERFLOW'
				? TOO_MANY_HEADERS
				: error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
					? TOO_SLOW
					: NOT_UNDERSTOOD;
		const body = plainDocument(answer);
		const headers = {
			...securityHeaders({ path: '', https, recognised: false }),
			...plainHeaders(body),
			connection: 'close'
		};
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('')}\r\n${body}`);
	});
}
