import type { OutgoingHttpHeaders } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, type Reply } from '#platform/http/asking.ts';
import { routes } from '../accessibility/routes.ts';
import type { Pair } from './build-house.ts';
import { personalPaths } from './doors.ts';
import { theHouse, type House } from './house.ts';
import { INSIDE } from './two-networks.ts';

// What is somebody's is kept by nothing on the way, whatever its address is made to look like; and what is kept for
// everybody is made by nothing but its address. The rules of the cache itself stand in src/platform/http/serve.test.ts.

/** What caches take for a file, and what servers and caches cut off differently. */
const SUFFIXES = [
	...[
		'/x.css',
		'/x.js',
		'/x.png',
		'.css',
		'.js',
		';.js',
		';x.css',
		'%3Bx.css',
		'%2Fx.css',
		'%2e%2ejs',
		'/.',
		'/..%2Fx.css'
	],
	...['%23x.css', '%3Fx.css', '?x.css', '?.js', '/', '//', '//x.css', '%20.css', '~.ico', '/__data.json', '/robots.txt']
];
/** Headers that somewhere decide what is answered. */
const UNKEYED: readonly OutgoingHttpHeaders[] = [
	{ 'x-forwarded-host': 'gif.example' },
	{ 'x-forwarded-proto': 'gif', 'x-forwarded-scheme': 'gif', 'x-forwarded-port': '666', 'x-forwarded-prefix': '/gif' },
	{ forwarded: 'host=gif.example;proto=gif' },
	{ 'x-host': 'gif.example', 'x-original-host': 'gif.example', 'x-http-host-override': 'gif.example' },
	{ 'x-original-url': '/nl/team', 'x-rewrite-url': '/nl/team' },
	{ 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' },
	{ 'x-stoep-network': '*', 'x-stoep-until': '9', 'x-stoep-host': 'gif.example', 'x-stoep-protocol': 'https' },
	{
		'x-sveltekit-error': 'gif',
		'x-sveltekit-action': 'true',
		'x-sveltekit-pathname': '/gif',
		'x-sveltekit-search': '?gif'
	},
	{ accept: 'application/json' },
	{ accept: 'text/gif;q=1', 'content-type': 'application/gif' },
	{ range: 'bytes=0-5', 'if-range': 'gif' },
	{ 'if-none-match': '*', 'if-modified-since': 'Tue, 03 Mar 2036 14:00:00 GMT' },
	{ 'accept-encoding': 'gif, *;q=0.1' },
	{ 'accept-language': 'tr' },
	{ origin: 'https://gif.example', referer: 'https://gif.example/', 'user-agent': '<gif>' },
	{ 'sec-purpose': 'prefetch', 'sec-fetch-dest': 'gif', 'save-data': 'on', dnt: '1' },
	{ 'cache-control': 'no-store', pragma: 'no-cache' },
	{ expect: '100-continue' },
	{ via: '1.1 gif.example', 'x-cache': 'gif', te: 'trailers' }
];

describe('what is kept on the way', () => {
	let house: House;
	let pair: Pair;
	/** Pages for guests, one of each kind. */
	let guestPaths: readonly string[];
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.cached;
		const { slug, placeSlug } = pair.theirs;
		const page = `/nl/${slug}`;
		const place = `${page}/place/${placeSlug.published}`;
		guestPaths = [
			'/nl',
			page,
			`${page}/charter`,
			place,
			`${place}/screen`,
			`${place}/treat`,
			`/api/v1/places?network=${slug}`
		];
	});

	const isKept = ({ status, headers }: Reply) =>
		[200, 203, 301, 308, 404, 410].includes(status) && !/no-store|private/.test(String(headers['cache-control']));

	it('is nothing of the team or a counter, whatever is behind the address', async () => {
		const { cookie, counter } = pair.theirs;
		const counters = ['/nl/counter', '/nl/counter/talk', '/nl/counter/board'];
		for (const [paths, who] of [
			[personalPaths(pair.theirs), cookie.coordinator],
			[counters, counter]
		] as const) {
			for (const path of paths) {
				const plain = await house.get(path, { cookie: who });
				expect([path, plain.status, plain.headers['cache-control']]).toEqual([path, 200, 'private, no-store']);
				for (const suffix of SUFFIXES) {
					const deceived = await house.get(path + suffix, { cookie: who });
					const says = deceived.text.includes(INSIDE) || deceived.text.includes(pair.theirs.line);
					expect([path + suffix, says && isKept(deceived)]).toEqual([path + suffix, false]);
					if (!says) continue;
					expect([path + suffix, deceived.headers['cache-control']]).toEqual([path + suffix, 'private, no-store']);
					const after = await house.get(path + suffix);
					expect(after.text.includes(INSIDE) || after.text.includes(pair.theirs.line)).toBe(false);
				}
			}
		}
	}, 60_000);

	it('is no answer to who is known, not the leading on and not the failure either', async () => {
		const { coordinator } = pair.theirs.cookie;
		for (const path of [
			'/nl/team/',
			'/nl/team/nergens',
			'/nl/team/places/x',
			'/nl/team/letter/x',
			'/',
			'/wilgemonde',
			'/nl/x'
		]) {
			const { headers, status } = await house.get(path, { cookie: coordinator });
			expect([path, status, headers['cache-control']]).toEqual([path, status, 'private, no-store']);
		}
		for (const path of ['/nl/team/places', '/nl/team/me']) {
			const { headers, status } = await house.get(path);
			expect([path, status, headers['cache-control']]).toEqual([path, 303, 'private, no-store']);
		}
		for (const [path, fields] of [
			['/nl/team?/letter', { mail: 'iemand@elders.example' }],
			['/nl/team?/again', {}],
			['/nl/counter?/leave', {}]
		] as const) {
			const { headers } = await house.post(path, fields);
			expect([path, headers['set-cookie']?.length, headers['cache-control']]).toEqual([path, 1, 'private, no-store']);
		}
	});

	it('is told what an answer depends on', async () => {
		for (const path of guestPaths) {
			const { headers } = await house.get(path);
			expect([path, headers['set-cookie']]).toEqual([path, undefined]);
			expect(String(headers.vary)).toMatch(/Accept-Encoding/i);
			expect(String(headers.vary)).toMatch(/Cookie/i);
			expect([path, headers['cache-control']]).toEqual([
				path,
				expect.stringMatching(/no-cache|public, max-age=\d{1,3}\b/)
			]);
		}
		for (const path of ['/', `/${pair.theirs.slug}`, '/counter', '/p/AAAAAA']) {
			const { headers, status } = await house.get(path);
			if (status === 302) expect([path, headers.vary]).toEqual([path, expect.stringMatching(/Accept-Language/i)]);
		}
	});

	it('is not changed by who looks: a cookie changes nothing of a page for guests, and what they get is not kept', async () => {
		const { cookie, counter } = pair.theirs;
		for (const path of guestPaths) {
			for (const who of [cookie.coordinator, `${cookie.expert}; ${counter}`, '__Host-team=x', 'taal=fr; theme=dark']) {
				const asked = `${path}${path.includes('?') ? '&' : '?'}need=water`;
				const first = path.startsWith('/api') ? path : asked;
				const known = await house.get(first, { cookie: who });
				if (!path.startsWith('/api')) expect(known.headers['cache-control']).toBe('private, no-store');
				const guest = await house.get(first);
				expect(withoutOwnWords(known), `${first} ${who}`).toBe(withoutOwnWords(guest));
				expect(guest.text).not.toContain(INSIDE);
			}
		}
	});

	it('is not poisoned by a header, a body or a method that no address has', async () => {
		for (const [number, path] of guestPaths.entries()) {
			const address = (index: number) => `${path}${path.includes('?') ? '&' : '?'}limit=${number + 1}${index + 10}`;
			const clean = await house.get(path.startsWith('/api') ? address(-1) : `${path}?show=3`);
			for (const [index, headers] of UNKEYED.entries()) {
				const fresh = path.startsWith('/api') ? address(index) : `${path}?show=3&x=${index}`;
				await ask(house.port, fresh, { headers });
				const { text, status } = await house.get(fresh);
				expect([fresh, status], JSON.stringify(headers)).toEqual([fresh, 200]);
				expect(text, JSON.stringify(headers)).not.toMatch(/\bgif\b/);
				if (!path.startsWith('/api')) expect(plainly(text)).toBe(plainly(clean.text));
			}
			const fat = path.startsWith('/api') ? address(90) : `${path}?show=3&x=fat`;
			await ask(house.port, fat, {
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: 'need=gif'
			});
			await ask(house.port, fat, { method: 'HEAD' });
			await ask(house.port, fat, { method: 'OPTIONS' });
			const { text, status } = await house.get(fat);
			expect([fat, status]).toEqual([fat, 200]);
			expect(text).not.toMatch(/\bgif\b/);
		}
	}, 60_000);

	it('is kept under the host it was asked at', async () => {
		for (const path of guestPaths) {
			const fresh = `${path}${path.includes('?') ? '&limit=77' : '?show=77'}`;
			await ask(house.port, fresh, { headers: { host: 'gif.example' } });
			expect((await house.get(fresh)).text).not.toContain('gif.example');
		}
	});

	it('and these are all the kinds of pages for guests', () => {
		const kinds = routes().filter((route) => route.startsWith('(street)/[lang=lang]'));
		expect(kinds).toHaveLength(7);
	});
});

/** The addresses of a page in other languages repeat what was asked of it. */
function plainly(text: string): string {
	return text.replace(/\?[^"]*"/g, '"').replace(/near":[^}]*/g, '');
}

/** A page tells the browser of whoever is known that its own site may know where it came from. */
function withoutOwnWords({ text }: Reply): string {
	return text.replace(/<meta name="referrer"[^>]*>/g, '');
}
