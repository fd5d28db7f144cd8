import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { demoServer } from './demo-server.ts';
import { inTurns, type Group } from './figures.ts';
import { reportPeakMemory } from './memory.ts';
import { startBareServer, startLoadGenerator } from './processes.ts';

const ROUNDS = 9;
const CONNECTIONS = 20;
const MANY = 8_000;
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
		// Another start, because the first one makes the database and the town, and that is no matter of pages.
		await demo.server.end('SIGTERM');
		await demo.server.start();
		const path = await demo.listPage();
		const { headers, body } = await fetchRaw(demo.server.origin + path);
		const bare = await startBareServer({ headers, body: body.toString('base64') });
		const generator = startLoadGenerator();
		const port = Number(new URL(demo.server.origin).port);
		const load = { path, headers: READS_BROTLI, connections: CONNECTIONS, requests: MANY };
		try {
			const [bytes = NaN, cached = NaN] = await inTurns(ROUNDS, [
				() => generator.load({ ...load, port: bare.port }),
				() => generator.load({ ...load, port })
			]);
			// Whoever sends a cookie is never answered from the cache.
			const anew = { ...load, port, headers: { ...READS_BROTLI, cookie: 'x=1' }, requests: FEW };
			const [uncached = NaN] = await inTurns(ROUNDS, [() => generator.load(anew)]);
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
			reportPeakMemory(report, 'peak memory of the server, after this load', demo.server.pid);
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
