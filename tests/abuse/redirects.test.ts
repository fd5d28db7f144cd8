import { beforeAll, describe, expect, it } from 'vitest';
import { ask, askRaw } from '#platform/http/asking.ts';
import type { Pair } from './build-house.ts';
import { FORMS, WITHOUT_IDS } from './forms.ts';
import { theHouse, type House } from './house.ts';

// Nobody is led to another site, whatever an address, a field or a header says.

/** Ways to write an address of another site that something takes for one of this. */
const ELSEWHERE = [
	...['https://elders.example', '//elders.example', '///elders.example', '/\\elders.example', '\\\\elders.example'],
	...[
		'/%2felders.example',
		'/%5celders.example',
		'/.//elders.example',
		'/nl/..//elders.example',
		'/%09/elders.example'
	],
	...['https:elders.example', 'https:/elders.example', '/nl/team@elders.example', '@elders.example', '.elders.example'],
	...['/nl/team\r\nlocation: https://elders.example', '/nl/team%0d%0alocation:%20https://elders.example'],
	...[
		'javascript:alert(1)',
		'data:text/html,x',
		'/nl/team/../../..//elders.example',
		'/nl/team//elders.example',
		' //elders.example'
	]
];

describe('where somebody is led', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.links;
	});

	/** An answer leads nowhere, or to this site. */
	function expectHere(location: unknown, about: string): void {
		if (location === undefined) return;
		const text = String(location);
		// A path, or relative to where it was asked; not what a browser reads as another host.
		expect(text, about).toMatch(/^(?:\/(?![/\\])|\.{1,2}\/|\?)/);
		expect(new URL(text, `${house.origin}/`).origin, about).toBe(house.origin);
	}

	it('is here, by any address', async () => {
		const { cookie } = pair.theirs;
		for (const elsewhere of ELSEWHERE) {
			const path = elsewhere.replace(/[\r\n ]/g, '');
			for (const start of ['', '/', '/nl', '/nl/', '/nl/team/', '/counter/', '/p/', `/${pair.theirs.slug}/`]) {
				for (const end of ['', '/', '/..']) {
					const bytes = `GET ${start}${path}${end} HTTP/1.1\r\nhost: 127.0.0.1:${house.port}\r\nconnection: close\r\n`;
					const replies = [await askRaw(house.port, `${bytes}\r\n`)];
					if (start === '' || start === '/nl/team/')
						replies.push(await askRaw(house.port, `${bytes}cookie: ${cookie.coordinator}\r\n\r\n`));
					for (const reply of replies) {
						const [head = ''] = reply.split('\r\n\r\n');
						expectHere(/^location: (.*)$/im.exec(head)?.[1]?.trim(), `${start}${path}${end}`);
					}
				}
			}
		}
	});

	it('after the door is a page of the team', async () => {
		for (const to of ELSEWHERE) {
			const door = await house.get(`/nl/team?to=${encodeURIComponent(to)}`);
			if (door.status === 200) expect(/name="to" value="([^"]*)"/.exec(door.text)?.[1], to).toBe('/nl/team');
			const again = await house.post('/nl/team?/again', { to });
			expect(again.headers.location).toBe('/nl/team');
		}
		const letter = await house.post('/nl/team?/letter', { mail: 'iemand@elders.example', to: '//elders.example' });
		expect(letter.headers.location).toBe('/nl/team?to=%2Fnl%2Fteam');
		const good = await house.get('/nl/team?to=%2Ffr%2Fteam%2Fplaces');
		expect(good.text).toContain('name="to" value="/fr/team/places"');
	});

	it('is here after every form, whatever else is in it', async () => {
		const fields = [
			'to',
			'redirect',
			'redirectTo',
			'next',
			'url',
			'return',
			'returnTo',
			'continue',
			'callback',
			'lang',
			'list'
		];
		const wrong = Object.fromEntries(fields.map((name) => [name, '//elders.example']));
		const paths = [
			...Object.values(FORMS).map(({ path }) => path(pair.theirs)),
			...Object.keys(WITHOUT_IDS)
				.filter((name) => !/\[(?:secret|text)\]/.test(name))
				.map((name) => name.replace('[lang=lang]', '').replace(' default', '').replace(' ', '?/'))
		];
		for (const path of paths) {
			const query = new URLSearchParams(wrong).toString();
			const asked = `/nl${path}${path.includes('?') ? '&' : '?'}${query}`;
			const { headers } = await house.post(asked, wrong, { headers: { referer: `${house.origin}/nl` } });
			expectHere(headers.location, path);
		}
	});

	it('is here when a list is too large, before its form is read', async () => {
		for (const path of [
			'/nl/team/import',
			'/xx/team/import',
			'//elders.example/nl/team/import',
			'/nl/team/import?/x'
		]) {
			const headers = { origin: house.origin, 'content-length': String(7 * 1024 * 1024) };
			const { headers: answered } = await ask(house.port, path, { method: 'POST', headers });
			expectHere(answered.location, path);
		}
	});
});
