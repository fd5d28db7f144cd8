import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#platform/http/asking.ts';
import { SAID } from './build-house.ts';
import { theHouse, type House } from './house.ts';

// Whose address a try comes from is said by the connection, or by the proxies that whoever hosts has named; not by whoever
// tries. How a chain of proxies is read stands in src/platform/http/client-address.test.ts.

const FORM = 'application/x-www-form-urlencoded';
/** Wrong cards that one household has in an hour, and some more. */
const TRIES = 64;
const FORGED = [
	'x-forwarded-for',
	'x-real-ip',
	'x-client-ip',
	'true-client-ip',
	'cf-connecting-ip',
	'x-stoep-address',
	'forwarded'
];

describe('an address that somebody made up', () => {
	let house: House;
	beforeAll(async () => {
		house = await theHouse();
	});

	async function tries(port: number, origin: string, headersOf: (index: number) => Record<string, string>) {
		const statuses: number[] = [];
		for (let index = 0; index < TRIES; index++) {
			const headers = { origin, 'content-type': FORM, ...headersOf(index) };
			const { status } = await ask(port, '/nl/counter?/open', { method: 'POST', headers, body: 'card=AAAAAAAAAA' });
			statuses.push(status);
		}
		return { wrong: statuses.filter((status) => status === 403).length, stopped: statuses.at(-1) === 429 };
	}

	it('does not begin to count anew where no proxy is named', async () => {
		const { wrong, stopped } = await tries(house.port, house.origin, (index) =>
			Object.fromEntries(
				FORGED.map((name) => [name, name === 'forwarded' ? `for=198.51.${index}.7` : `198.51.${index}.7`])
			)
		);
		expect(wrong).toBeLessThanOrEqual(60);
		expect(stopped).toBe(true);
	});

	it('stands before what the one named proxy wrote, and counts for nothing', async () => {
		const { wrong, stopped } = await tries(house.guarded, SAID, (index) => ({
			'x-forwarded-for': `198.51.${index}.7, 203.0.113.9`,
			'x-real-ip': `198.51.${index}.7`
		}));
		expect([wrong, stopped]).toEqual([60, true]);
		// Somebody else behind the same proxy is somebody else.
		const headers = { origin: SAID, 'content-type': FORM, 'x-forwarded-for': '203.0.114.9' };
		const other = await ask(house.guarded, '/nl/counter?/open', { method: 'POST', headers, body: 'card=AAAAAAAAAA' });
		expect(other.status).toBe(403);
	});

	it('makes nobody come by https, or from this site', async () => {
		const claim = { 'x-forwarded-proto': 'https', 'x-forwarded-ssl': 'on', 'front-end-https': 'on' };
		const reply = await ask(house.port, '/nl/counter', { headers: { host: 'stoep.test', ...claim } });
		expect(reply.headers['strict-transport-security']).toBeUndefined();
		const headers = { ...claim, origin: 'https://stoep.test', host: 'stoep.test', 'content-type': FORM, cookie: 'x=y' };
		expect((await ask(house.port, '/nl/counter?/leave', { method: 'POST', headers })).status).toBe(403);
	});
});
