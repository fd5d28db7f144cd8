import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildHouse, type BuiltHouse } from './build-house.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The socket at which a test file asks for the house that all attacks are made on. */
		house: string;
	}
}

/** One server for every file of attacks: started when the first asks for it, so that other tests do not wait for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'stoep-house-'));
	let house: Promise<BuiltHouse> | undefined;
	const server = createServer((_, response) => {
		(house ??= buildHouse(join(folder, 'data'))).then(
			({ facts }) => response.end(JSON.stringify(facts)),
			(error: unknown) => response.writeHead(500).end(String(error instanceof Error ? error.stack : error))
		);
	});
	const socket = join(folder, 'socket');
	server.listen(socket);
	await once(server, 'listening');
	project.provide('house', socket);
	return async () => {
		server.close();
		server.closeAllConnections();
		await house?.then(({ close }) => close()).catch(() => {});
		rmSync(folder, { recursive: true, force: true });
	};
}
