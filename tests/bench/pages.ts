import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { demoServer } from './demo-server.ts';
import { inTurns, type Group } from './figures.ts';
import { startBareServer, startLoadGenerator } from './processes.ts';

const ROUNDS = 9;
const CONNECTIONS = 20;
const MANY = 5_000;
const FEW = 100;
const READS_BROTLI = { 'accept-encoding': 'br' };

/** Node sets these by itself, for both servers alike. */
const OF_NODE = ['date', 'connection', 'keep-alive'];

/** The list page of the demo town: from the cache, rendered anew, and what it weighs. */
export const pages: Group = {
	name: 'pages',
	async measure(report) {
		const demo = await demoServer();
		await demo.server.start();
		const path = await demo.listPage();
		const { headers, body } = await fetchRaw(demo.server.origin + path);
		const bare = await startBareServer({ headers, body: body.toString('base64') });
		const generator = startLoadGenerator();
		const port = Number(new URL(demo.server.origin).port);
		const load = { path, headers: READS_BROTLI, connections: CONNECTIONS, requests: MANY };
		try {
			const [bytes = NaN, cached = NaN, uncached = NaN] = await inTurns(ROUNDS, [
				() => generator.load({ ...load, port: bare.port }),
				() => generator.load({ ...load, port }),
				// Whoever sends a cookie is never answered from the cache.
				() => generator.load({ ...load, port, headers: { ...READS_BROTLI, cookie: 'x=1' }, requests: FEW })
			]);
			report({ name: 'bare node:http server, same bytes', value: bytes, unit: 'a second' });
			report({ name: 'list page from the cache', value: cached, unit: 'a second' });
			report({ name: 'list page from the cache against bare', value: cached / bytes, unit: 'times', target: '>= 0.7' });
			report({ name: 'list page uncached', value: uncached, unit: 'a second' });
			report({
				name: 'first response of the list page, brotli',
				value: body.length,
				unit: 'bytes',
				target: '<= 10240'
			});
			const peak = peakMemory(demo.server.pid);
			if (peak !== null) report({ name: 'peak memory of the server after this load', value: peak, unit: 'MB' });
		} finally {
			generator.end();
			bare.end();
			await demo.end();
		}
	}
};

async function fetchRaw(url: string): Promise<{ headers: string[]; body: Buffer }> {
	const response = await new Promise<IncomingMessage>((resolve, reject) =>
		get(url, { headers: READS_BROTLI }, resolve).on('error', reject)
	);
	const body = await buffer(response);
	const { rawHeaders } = response;
	const headers = rawHeaders.filter(
		(_, index) => !OF_NODE.includes((rawHeaders[index - (index % 2)] ?? '').toLowerCase())
	);
	return { headers, body };
}

/** The most memory that a process ever held, in megabytes; null where the system does not tell (other than Linux). */
function peakMemory(pid: number): number | null {
	try {
		const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes === undefined ? null : Number(kilobytes) / 1024;
	} catch {
		return null;
	}
}
