import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, type DatabaseLocation } from '#platform/database/index.ts';
import { startPostgres, type PostgresCluster } from './postgres.ts';

/** What gives test files their databases, each a copy of one that was migrated once. */
export interface Landlord {
	/** Where to ask: POST /pglite or /postgres answers the location of a fresh database as JSON. */
	readonly socket: string;
	stop(): Promise<void>;
}

type Engine = () => Promise<DatabaseLocation>;

/** Starts without an engine: each comes up with the first test that asks for it, so a test of pure code waits for none. */
export async function startLandlord(): Promise<Landlord> {
	const folder = mkdtempSync(join(tmpdir(), 'stoep-tests-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	let cluster: PostgresCluster | undefined;
	let tenants = 0;

	const engines: Record<string, Engine> = {
		'/pglite': readyOnce(async () => {
			const template = join(folder, 'template');
			await fill({ dataDirectory: template });
			return async () => {
				const dataDirectory = join(folder, `tenant-${++tenants}`);
				cpSync(template, dataDirectory, { recursive: true });
				return { dataDirectory };
			};
		}),
		'/postgres': readyOnce(async () => {
			const postgres = (cluster = await startPostgres());
			await fill({ url: await postgres.createDatabase('template') });
			return async () => ({ url: await postgres.createDatabase(`tenant_${++tenants}`, 'template') });
		})
	};

	const server = createServer((request, response) => {
		const give = engines[request.url ?? ''] ?? (() => Promise.reject(new Error('There is no such engine.')));
		give().then(
			(location) => response.end(JSON.stringify(location)),
			(error: unknown) => response.writeHead(500).end(String(error instanceof Error ? error.stack : error))
		);
	});
	const socket = join(folder, 'socket');
	server.listen(socket);
	await once(server, 'listening');

	return {
		socket,
		async stop() {
			server.close();
			server.closeAllConnections();
			await cluster?.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** An engine that is got ready at the first call, once, also when the second call comes before the first is answered. */
function readyOnce(getReady: () => Promise<Engine>): Engine {
	let ready: Promise<Engine> | undefined;
	return async () => (await (ready ??= getReady()))();
}

async function fill(location: DatabaseLocation): Promise<void> {
	const database = await openDatabase(location);
	try {
		await migrate(database);
	} finally {
		await database.close();
	}
}
