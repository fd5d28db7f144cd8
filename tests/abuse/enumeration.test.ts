import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/random.ts';
import { alike } from './answers.ts';
import type { Pair } from './build-house.ts';
import { carrying, cookiesOf } from './doors.ts';
import { theHouse, type House } from './house.ts';

// Asking tells nobody who is in a team, or what is there that is not shown: known and unknown are answered in the same
// bytes. That the same work is done for both, and that a mail is made after the answer, stands in
// src/networks/server/sign-in.test.ts; ids are in foreign-ids.test.ts.

describe('whether something is there', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.cached;
	});

	/** An answer without the secret that it sets. */
	function plain(reply: Parameters<typeof alike>[0]) {
		const text = JSON.stringify(alike(reply));
		return text.replace(/(__Host-\w+=)[\w-]{22}/g, '$1#');
	}

	it('is not told by asking for a letter, by a wrong code, or by the door after it', async () => {
		const known = `coordinator@${pair.theirs.slug}.example`;
		const addresses = [known, `niemand@${pair.theirs.slug}.example`, 'niemand@elders.example', 'geen adres', ''];
		const heard = new Map<string, string[]>();
		for (const [index, mail] of addresses.entries()) {
			const from = `198.51.${index}.1`;
			const asked = await house.post('/nl/team?/letter', { mail }, { from });
			const cookie = carrying(cookiesOf(asked));
			const door = await house.get('/nl/team', { cookie, from });
			const answers = [plain(asked), plain(door)];
			for (let tries = 0; tries < 6; tries++) {
				const typed = await house.post('/nl/team?/code', { code: '00000x' }, { cookie, from });
				answers.push(plain(typed));
			}
			heard.set(mail, answers);
		}
		const [first, ...others] = addresses;
		for (const mail of others) expect(heard.get(mail), mail).toEqual(heard.get(first ?? ''));
		await expect.poll(async () => (await house.mails(known)).length).toBe(1);
		for (const mail of others.slice(0, 2)) expect(await house.mails(mail)).toEqual([]);
	});

	it('is not told by the sixth letter, which nobody gets', async () => {
		const known = `ambassador@${pair.theirs.slug}.example`;
		const answers = [];
		const from = '198.51.77.1';
		for (let asked = 0; asked < 7; asked++) {
			answers.push(plain(await house.post('/nl/team?/letter', { mail: known }, { from })));
		}
		expect(new Set(answers).size).toBe(1);
		await expect.poll(async () => (await house.mails(known)).length).toBe(5);
	});

	it('is not told by inviting who is in another team', async () => {
		const elsewhere = `expert@${pair.theirs.slug}.example`;
		const answers = [];
		for (const mail of [elsewhere, 'nieuw@elders.example']) {
			const invited = { name: 'Els', mail, role: 'expert' };
			const reply = await house.post('/nl/team/members?/invite', invited, {
				cookie: pair.ours.cookie.coordinator,
				headers: { accept: 'application/json' }
			});
			answers.push(plain(reply));
		}
		expect(answers[0]).toBe(answers[1]);
	});

	it('is not told by an address that guests may ask for', async () => {
		const { slug, placeSlug, place } = pair.theirs;
		const codes = new Map<string, string>();
		for (const one of JSON.parse(await house.stoep('place', 'list', '--network', slug, '--json')) as Shown[]) {
			codes.set(one.id, one.code);
		}
		const same: [string, string][] = [
			[`/nl/${slug}/place/${placeSlug.candidate}`, `/nl/${slug}/place/nergens`],
			[`/api/v1/places/${place.candidate}`, `/api/v1/places/${newId(new Date())}`],
			[`/p/${codes.get(place.candidate)}`, '/p/ZZZZZZ'],
			[`/picture/${codes.get(place.candidate)}-000000000000.jpg`, '/picture/ZZZZZZ-000000000000.jpg'],
			[
				`/api/v1/places?network=${slug}&service=${placeSlug.candidate}`,
				`/api/v1/places?network=${slug}&service=nergens`
			]
		];
		for (const [there, nowhere] of same) {
			const [one, other] = [await house.get(there), await house.get(nowhere)];
			const without = (reply: typeof one, path: string) => {
				const last = path.split(/[/=]/).at(-1) ?? '';
				return plain(reply)
					.replaceAll(last, '')
					.replaceAll(last.split('-')[0] ?? '', '');
			};
			expect(without(one, there), there).toBe(without(other, nowhere));
		}
		// Of a place that stopped, its own address says that it did, and nothing else of it.
		for (const gone of [`/nl/${slug}/place/${placeSlug.left}`, `/p/${codes.get(place.left)}`]) {
			const { status, text } = await house.get(gone);
			expect([gone, status, /vertrokken/i.test(text.replaceAll(gone.slice(3), ''))]).toEqual([gone, 410, false]);
		}
		expect([...codes.values()].every((code) => /^[0-9A-Z]{6}$/.test(code))).toBe(true);
	});

	it('is not told by a card, a secret or a session that nearly was one', async () => {
		const { card } = pair.theirs;
		const nearly = `${card.secret.slice(0, -1)}${card.secret.endsWith('A') ? 'B' : 'A'}`;
		const answers = [];
		for (const shown of [nearly, 'A'.repeat(22), `${card.code.slice(0, -1)}#`, 'AAAAAAAAAA', '', 'x'.repeat(500)]) {
			const reply = await house.post('/nl/counter?/open', { card: shown }, { from: '198.51.78.1' });
			answers.push(plain(reply).replaceAll(shown || '\u0000', ''));
		}
		expect(new Set(answers).size).toBe(1);
		const cookie = pair.theirs.cookie.coordinator;
		const members = [`${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`, '__Host-team=x', `${cookie}x`];
		const doors = await Promise.all(members.map(async (one) => plain(await house.get('/nl/team/me', { cookie: one }))));
		expect(new Set(doors).size).toBe(1);
	});
});

interface Shown {
	readonly id: string;
	readonly code: string;
}
