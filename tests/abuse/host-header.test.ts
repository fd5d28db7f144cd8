import { beforeAll, describe, expect, it } from 'vitest';
import { ask, askRaw } from '#platform/http/asking.ts';
import { SAID, type Pair } from './build-house.ts';
import { theHouse, type House } from './house.ts';

// A request can claim any host. What is sent to somebody else (a mail, a card, a page that others read) begins with the
// address that whoever hosts has set.

const FORM = 'application/x-www-form-urlencoded';
const CLAIMS = [
	{ host: 'elders.example' },
	{ host: 'elders.example', 'x-forwarded-host': 'elders.example', forwarded: 'host=elders.example' },
	{ host: 'elders.example:443', 'x-host': 'elders.example', 'x-forwarded-server': 'elders.example' }
];

describe('a host that a request claims', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.links;
	});

	it('is in no mail', async () => {
		const { slug, cookie } = pair.theirs;
		for (const [index, claim] of CLAIMS.entries()) {
			const headers = { ...claim, origin: `http://${claim.host}`, 'content-type': FORM };
			const mail = `expert@${slug}.example`;
			await ask(house.port, '/nl/team?/letter', { method: 'POST', headers, body: `mail=${mail}` });
			await expect.poll(async () => (await house.mails(mail)).length).toBe(index + 1);
			const invited = `gast${index}@${slug}.example`;
			const secure = cookie.coordinator.replace('__Host-', '');
			await ask(house.port, '/nl/team/members?/invite', {
				method: 'POST',
				headers: { ...headers, cookie: secure },
				body: `name=Gast&mail=${invited}&role=expert`
			});
			const mails = [...(await house.mails(mail)), ...(await house.mails(invited))];
			expect(mails).toHaveLength(index + 2);
			for (const text of mails) {
				expect(text).not.toContain('elders.example');
				expect(text).toMatch(/http:\/\/localhost:\d+\/nl\/team/);
			}
		}
	});

	it('is on no card', async () => {
		const { place, cookie, cardId } = pair.theirs;
		const cards = new Set<string>();
		let replaces = cardId.spare;
		for (const { host } of CLAIMS) {
			const headers = {
				host,
				origin: `http://${host}`,
				'content-type': FORM,
				cookie: cookie.coordinator.replace('__Host-', '')
			};
			const { text, status } = await ask(house.port, `/nl/team/places/${place.spare}?/card`, {
				method: 'POST',
				body: `replaces=${replaces}`,
				headers
			});
			expect(status).toBe(200);
			expect(text).not.toContain('elders.example');
			replaces = /name="replaces" value="([\w-]+)"/.exec(text)?.[1] ?? '';
			cards.add(/([\w.:]+)\/counter/.exec(text)?.[1] ?? '');
		}
		expect([...cards]).toEqual([expect.stringMatching(/^localhost:\d+$/)]);
	});

	it('is on no page of a house that knows its address', async () => {
		const { slug, placeSlug, place } = pair.theirs;
		const page = `/nl/${slug}/place/${placeSlug.published}`;
		const paths = [
			page,
			`/nl/${slug}`,
			`/api/v1/places/${place.published}`,
			`/api/v1/networks/${slug}/feed.atom`,
			'/api/v1/openapi.json'
		];
		for (const path of paths) {
			const plain = await ask(house.guarded, path, { headers: { host: 'stoep.example' } });
			expect(plain.status).toBe(200);
			for (const claim of CLAIMS) {
				const { text, headers } = await ask(house.guarded, path, { headers: claim });
				expect(JSON.stringify(headers)).not.toContain('elders.example');
				expect(text).toBe(plain.text);
			}
		}
		expect((await ask(house.guarded, page)).text).toContain(`${SAID}${page}`);
	});

	it('makes no form of another site one of ours', async () => {
		const { cookie, place } = pair.theirs;
		const before = await house.rows();
		for (const claim of CLAIMS) {
			const headers = { ...claim, origin: `https://${claim.host}`, 'content-type': FORM, cookie: cookie.coordinator };
			const path = `/nl/team/places/${place.published}?/pause`;
			expect((await ask(house.guarded, path, { method: 'POST', headers })).status).toBe(403);
			const plain = { ...headers, origin: 'http://stoep.example' };
			expect((await ask(house.guarded, path, { method: 'POST', headers: plain })).status).toBe(403);
		}
		expect(await house.rows()).toEqual(before);
	});

	it('that is none is refused', async () => {
		for (const host of [
			'',
			'elders.example/x',
			'a b',
			'x@elders.example',
			'elders.example\\',
			'[::1',
			'<script>',
			'.',
			'a:b:c'
		]) {
			const reply = await askRaw(house.port, `GET /nl HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
			expect([host, reply.slice(0, 12)]).toEqual([host, 'HTTP/1.1 400']);
		}
		const twice = `GET /nl HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: elders.example\r\nconnection: close\r\n\r\n`;
		expect(await askRaw(house.port, twice)).not.toContain('elders.example');
		const whole = `GET http://elders.example/nl HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`;
		expect(await askRaw(house.port, whole)).toMatch(/^HTTP\/1\.1 400/);
	});
});
