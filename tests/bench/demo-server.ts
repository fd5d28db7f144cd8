import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverProcess, type ServerProcess } from '../processes/server-process.ts';

/** A server that is filled with the demo town at its first start. */
export interface DemoServer {
	readonly server: ServerProcess;
	/** The path of the list of the town; asks the server. */
	listPage(): Promise<string>;
	end(): Promise<void>;
}

export async function demoServer(): Promise<DemoServer> {
	const data = mkdtempSync(join(tmpdir(), 'stoep-bench-'));
	const server = await serverProcess({ STOEP_DATA: data, STOEP_DEMO: '1', DATABASE_URL: '' });
	return {
		server,
		async listPage() {
			const response = await fetch(`${server.origin}/api/v1/networks`);
			const { networks } = (await response.json()) as { networks: { slug: string }[] };
			if (!networks[0]) throw new Error('There is no demo town.');
			return `/nl/${networks[0].slug}`;
		},
		async end() {
			await server.end('SIGTERM');
			rmSync(data, { recursive: true, force: true });
		}
	};
}
