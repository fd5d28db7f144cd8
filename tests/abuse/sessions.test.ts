import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#platform/http/asking.ts';
import type { Pair } from './build-house.ts';
import { carrying, cookiesOf } from './doors.ts';
import { theHouse, type House } from './house.ts';

// A session is what the server gave, to that browser alone, and ends when it is ended. Its hours stand in
// src/people/server/sessions.test.ts, who may end whose in foreign-ids.test.ts.

const SECRET = /^[\w-]{22}$/;

describe('a session', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.links;
	});

	async function link(role: 'coordinator' | 'ambassador' | 'expert'): Promise<string> {
		const { slug } = pair.ours;
		return new URL((await house.stoep('member', 'link', '--network', slug, '--who', `${role}@${slug}.example`)).trim())
			.pathname;
	}
	async function signIn(role: 'coordinator' | 'ambassador' | 'expert', cookie?: string): Promise<string> {
		return carrying({
			'__Host-team':
				cookiesOf(await house.post(await link(role), {}, cookie === undefined ? {} : { cookie }))['__Host-team'] ?? ''
		});
	}
	const isIn = async (cookie: string) => (await house.get('/nl/team/me', { cookie })).status === 200;
	const nameIn = async (cookie: string) =>
		/Je bent ([^<.·]*)/.exec((await house.get('/nl/team/me', { cookie })).text)?.[1];

	it('is never the one that somebody planted', async () => {
		const planted = `__Host-team=${'P'.repeat(22)}`;
		const given = await signIn('coordinator', planted);
		expect(given.split('=')[1]).toMatch(SECRET);
		expect(given).not.toBe(planted);
		expect(await isIn(given)).toBe(true);
		expect(await isIn(planted)).toBe(false);
		expect(await isIn(`${planted}; ${given}`)).toBe(false);
	});

	it('of an attacker, in the browser of who signs in, ends there and becomes nobody’s', async () => {
		const attackers = await signIn('expert');
		const victims = await signIn('coordinator', attackers);
		expect(victims).not.toBe(attackers);
		expect([await isIn(attackers), await isIn(victims)]).toEqual([false, true]);
	});

	it('is kept by a browser for this host alone, from every script, and from what other sites send', async () => {
		const team = await house.post(await link('coordinator'), {});
		const letter = await house.post('/nl/team?/letter', { mail: 'iemand@elders.example' });
		for (const [reply, name, sameSite] of [
			[team, 'team', 'lax'],
			[letter, 'letter', 'strict']
		] as const) {
			const cookie = (reply.headers['set-cookie'] ?? []).find((one) => one.startsWith(`__Host-${name}=`)) ?? '';
			const [, ...attributes] = cookie.toLowerCase().split('; ');
			expect(attributes.filter((one) => !one.startsWith('max-age'))).toEqual(
				expect.arrayContaining(['path=/', 'httponly', 'secure', `samesite=${sameSite}`])
			);
			expect(attributes.some((one) => one.startsWith('domain'))).toBe(false);
		}
	});

	it('is not read from a name that another site could set', async () => {
		const given = await signIn('coordinator');
		const secret = given.split('=')[1] ?? '';
		for (const name of ['team', '__host-team', '__Secure-team', ' __Host-team ', '__Host-team[]']) {
			expect([name, await isIn(`${name}=${secret}`)]).toEqual([name, name.trim() === '__Host-team']);
		}
		// At a host where a browser keeps no such cookie it has another name, and the first is not read.
		const elsewhere = (cookie: string) => ask(house.port, '/nl/team/me', { headers: { host: 'stoep.test', cookie } });
		expect([(await elsewhere(given)).status, (await elsewhere(`team=${secret}`)).status]).toEqual([303, 200]);
	});

	it('ends on the server: signing out, here or everywhere, leaves nothing to replay', async () => {
		const [one, two, three] = [await signIn('coordinator'), await signIn('coordinator'), await signIn('coordinator')];
		expect(await nameIn(one)).toBe(await nameIn(two));
		expect(cookiesOf(await house.post('/nl/team/me?/signOut', {}, { cookie: one }))['__Host-team']).toBe('');
		expect([await isIn(one), await isIn(two)]).toEqual([false, true]);
		await house.post('/nl/team/me?/endAll', {}, { cookie: two });
		expect([await isIn(two), await isIn(three)]).toEqual([false, false]);
	});

	it('is of a role as it is now, and of nobody once its member left', async () => {
		const [coordinator, ambassador] = [await signIn('coordinator'), await signIn('ambassador')];
		const { member, place } = pair.ours;
		const pause = () => house.post(`/nl/team/places/${place.spare}?/pause`, {}, { cookie: ambassador });
		expect((await pause()).status).toBe(200);
		await house.post('/nl/team/members?/role', { member: member.ambassador, role: 'expert' }, { cookie: coordinator });
		expect((await pause()).status).toBe(403);
		const leaving = { member: member.ambassador, to: member.coordinator };
		await house.post('/nl/team/members?/leave', leaving, { cookie: coordinator });
		expect(await isIn(ambassador)).toBe(false);
	});

	it('in a practice town is beside one’s own, and worth nothing to who has another', async () => {
		const coordinator = await signIn('coordinator');
		expect((await house.post('/nl/team/practice?/make', {}, { cookie: coordinator })).status).toBe(200);
		const entered = await house.post('/nl/team/practice?/enter', { as: 'coordinator' }, { cookie: coordinator });
		const practice = cookiesOf(entered)['__Host-practice'] ?? '';
		expect(practice).toMatch(SECRET);
		const seen = async (cookie: string) => (await house.get('/nl/team/members', { cookie })).text;
		expect(await seen(carrying({ '__Host-practice': practice }))).not.toContain('<ul class="rows">');
		expect(await seen(carrying({ '__Host-team': practice }))).not.toContain('<ul class="rows">');
		const others = pair.theirs.cookie.coordinator;
		expect(await seen(`${others}; __Host-practice=${practice}`)).toBe(await seen(others));
		expect(await seen(`${coordinator}; __Host-practice=${practice}`)).not.toContain(`@${pair.ours.slug}.example`);
	});
});
