import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#platform/http/asking.ts';
import { SAID, type Pair } from './build-house.ts';
import { carrying, cookiesOf, letterIn } from './doors.ts';
import { theHouse, type House } from './house.ts';

// A link or a card opens one thing, for as long as it is meant to, and nothing once it was used, replaced or taken back.
// How long it is good for stands in src/networks/server/sign-in.test.ts and src/board/server/open-counter.test.ts.

const FORM = 'application/x-www-form-urlencoded';

describe('a link that was stolen', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.links;
	});

	/** The link that somebody of the attacked team gets, as the keeper hands it over. */
	async function link(role: 'coordinator' | 'ambassador' | 'second' = 'coordinator'): Promise<string> {
		const { slug } = pair.theirs;
		return new URL((await house.stoep('member', 'link', '--network', slug, '--who', `${role}@${slug}.example`)).trim())
			.pathname;
	}
	const opens = async (cookie: string) => (await house.get('/nl/team/me', { cookie })).status === 200;

	it('is good for one who presses its button, whoever looked at it before', async () => {
		const path = await link();
		const looks = [path, `${path}?/default`, `${path}/`, `${path}/__data.json`];
		for (const look of looks) {
			expect(cookiesOf(await house.get(look))).toEqual({});
			for (const method of ['HEAD', 'OPTIONS']) expect(cookiesOf(await ask(house.port, look, { method }))).toEqual({});
		}
		const foreign = await house.post(path, {}, { headers: { origin: 'https://elders.example' } });
		expect([foreign.status, cookiesOf(foreign)]).toEqual([403, {}]);
		const embedded = await house.post(path, {}, { headers: { 'sec-fetch-site': 'cross-site' } });
		expect([embedded.status, cookiesOf(embedded)]).toEqual([403, {}]);

		const pressed = await Promise.all(Array.from({ length: 8 }, () => house.post(path, {})));
		const given = pressed.filter((reply) => cookiesOf(reply)['__Host-team']);
		expect(given).toHaveLength(1);
		expect(pressed.filter(({ status }) => status === 422)).toHaveLength(7);
		expect(cookiesOf(await house.post(path, {}))).toEqual({});
		expect((await house.post(`/fr${path.slice(3)}`, {})).status).toBe(422);
	});

	it('says nothing of itself to anybody: not in the address of the next page, not to other sites, not to a cache', async () => {
		const path = await link();
		const secret = path.split('/').at(-1) ?? 'none';
		const { text, headers } = await house.get(path);
		expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
		expect(text).not.toMatch(/(?:href|src|action)="(?:https?:)?\/\//);
		const pressed = await house.post(path, {});
		expect(pressed.headers.location).toBe('/nl/team');
		expect(String(pressed.headers['set-cookie'])).not.toContain(secret);
		for (const row of await house.rows()) expect(row).not.toContain(secret);
	});

	it('opens nothing under another name: each secret is for its own door', async () => {
		const letter = (await link()).split('/').at(-1) ?? '';
		const value = (cookie: string) => cookie.split('=')[1] ?? '';
		const [team, counter] = [value(pair.theirs.cookie.coordinator), value(pair.theirs.counter)];
		for (const secret of [letter, counter, pair.theirs.card.secret, pair.theirs.card.code]) {
			expect(await opens(`__Host-team=${secret}`)).toBe(false);
			expect(await opens(`__Host-practice=${secret}`)).toBe(false);
		}
		for (const secret of [letter, team, pair.theirs.card.secret, pair.theirs.card.code]) {
			for (const name of ['counter', 'practice']) {
				expect((await house.get('/nl/counter/board', { cookie: `__Host-${name}=${secret}` })).status).toBe(401);
			}
		}
		for (const secret of [team, counter, pair.theirs.card.secret]) {
			expect((await house.post(`/nl/team/letter/${secret}`, {})).status).toBe(422);
			expect(
				cookiesOf(await house.post('/nl/team?/code', { code: '000000' }, { cookie: `__Host-letter=${secret}` }))
			).toEqual({ '__Host-letter': '' });
		}
		for (const path of [`/nl/counter?card=${pair.theirs.card.secret}`, `/nl/counter/${pair.theirs.card.secret}`]) {
			expect(cookiesOf(await house.get(path))).toEqual({});
		}
	});

	it('is worth nothing once its owner left the team', async () => {
		const path = await link('second');
		const { member, cookie } = pair.theirs;
		const leaving = { member: member.second, to: member.ambassador };
		expect((await house.post('/nl/team/members?/leave', leaving, { cookie: cookie.coordinator })).status).toBe(200);
		const session = cookiesOf(await house.post(path, {}))['__Host-team'];
		if (session !== undefined) expect(await opens(`__Host-team=${session}`)).toBe(false);
	});

	it('as a code is good in the browser that asked, and for five tries', async () => {
		const mail = `ambassador@${pair.theirs.slug}.example`;
		const asking = cookiesOf(await house.post('/nl/team?/letter', { mail }));
		await expect.poll(async () => (await house.mails(mail)).length).toBe(1);
		const { code, path } = letterIn(await house.mails(mail));
		expect(code).toMatch(/^\d{6}$/);
		const thief = cookiesOf(await house.post('/nl/team?/letter', { mail: 'dief@elders.example' }));
		for (const cookies of [{}, thief, { '__Host-letter': 'A'.repeat(22) }, { letter: asking['__Host-letter'] ?? '' }]) {
			const reply = await house.post('/nl/team?/code', { code }, { cookie: carrying(cookies) });
			expect(cookiesOf(reply)['__Host-team']).toBeUndefined();
		}
		const wrong = code === '123456' ? '654321' : '123456';
		for (let tries = 0; tries < 5; tries++) {
			await house.post('/nl/team?/code', { code: wrong }, { cookie: carrying(asking) });
		}
		const late = await house.post('/nl/team?/code', { code }, { cookie: carrying(asking) });
		expect(cookiesOf(late)['__Host-team']).toBeUndefined();
		// Whoever guesses at the code takes the link from nobody.
		expect(cookiesOf(await house.post(path, {}))['__Host-team']).toMatch(/^[\w-]{22}$/);
	});

	it('of a counter opens it until there is another card, which ends every counter of the first', async () => {
		// At the house that hears of many visitors, where those who mistype elsewhere are not counted together with these.
		const { card, cardId, place, cookie } = pair.theirs;
		const at = (path: string, body: string, cookies?: string) =>
			ask(house.guarded, path, {
				method: 'POST',
				body,
				headers: {
					...{ origin: SAID, 'content-type': FORM, 'x-forwarded-for': '192.0.2.44' },
					...(cookies === undefined ? {} : { cookie: cookies })
				}
			});
		const board = async (cookies: string) =>
			(await ask(house.guarded, '/nl/counter/board', { headers: { cookie: cookies } })).status;
		const opened = await at('/nl/counter?/open', `card=${card.secret}`);
		const counter = carrying(cookiesOf(opened));
		expect(counter).toMatch(/^__Host-counter=[\w-]{22}$/);
		expect(counter).not.toContain(card.secret);
		expect([await board(counter), await board(pair.theirs.counter)]).toEqual([200, 200]);
		const lost = `replaces=${cardId.published}`;
		expect((await at(`/nl/team/places/${place.published}?/card`, lost, cookie.coordinator)).status).toBe(200);
		expect([await board(counter), await board(pair.theirs.counter)]).toEqual([401, 401]);
		for (const shown of [card.secret, card.code]) {
			expect((await at('/nl/counter?/open', `card=${shown}`)).status).toBe(403);
		}
	});
});
