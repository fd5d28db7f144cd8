import { get as request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { demoServer } from './demo-server.ts';
import { inTurns, type Group } from './figures.ts';
import { startLoadGenerator } from './processes.ts';

const ROUNDS = 5;
const CONNECTIONS = 20;
const MANY = 4_000;
const FEW = 200;
const READS_BROTLI = { 'accept-encoding': 'br' };

/** The open API of the demo town: calls a second, kept and worked out anew, and what comes over the wire. */
export const api: Group = {
	name: 'api',
	async measure(report) {
		const demo = await demoServer();
		await demo.server.start();
		// Another start, because the first one makes the database and the town.
		await demo.server.end('SIGTERM');
		await demo.server.start();
		const generator = startLoadGenerator();
		try {
			const port = Number(new URL(demo.server.origin).port);
			const slug = (await demo.listPage()).split('/').at(-1) ?? '';
			const { features } = JSON.parse((await fetched(`${demo.server.origin}/api/v1/places?limit=1`, {})).toString());
			const paths = {
				'all places of the town': `/api/v1/places?network=${slug}&limit=10000`,
				'one place': `/api/v1/places/${features[0].id}`,
				'all changes': `/api/v1/changes?network=${slug}&limit=1000`,
				neighbourhoods: `/api/v1/neighbourhoods?network=${slug}`,
				'Atom feed': `/api/v1/networks/${slug}/feed.atom`,
				catalogues: '/api/v1/catalogues',
				'OpenAPI document': '/api/v1/openapi.json'
			};
			for (const [name, path] of Object.entries(paths)) {
				const load = { port, path, connections: CONNECTIONS };
				// Whoever sends a cookie is never answered from the cache.
				const anew = { ...load, headers: { ...READS_BROTLI, cookie: 'x=1' }, requests: FEW };
				const [kept = NaN, uncached = NaN] = await inTurns(ROUNDS, [
					() => generator.load({ ...load, headers: READS_BROTLI, requests: MANY }),
					() => generator.load(anew)
				]);
				const body = await fetched(demo.server.origin + path, READS_BROTLI);
				report({ name, value: kept, unit: 'a second' });
				report({ name: `${name}, worked out anew`, value: uncached, unit: 'a second' });
				report({ name: `${name}, brotli`, value: body.length, unit: 'bytes' });
			}
		} finally {
			generator.end();
			await demo.end();
		}
	}
};

async function fetched(url: string, headers: Record<string, string>): Promise<Buffer> {
	const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
		request(url, { headers }, resolve).on('error', reject)
	);
	return buffer(response);
}
