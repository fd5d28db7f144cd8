import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, askRaw, type Reply } from '#platform/http/asking.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { visitTown } from '../browser/visit.ts';

/** What no answer may hold: a stack, the path of a file, the name of a class of errors, a query. */
const INNARDS = /\bat \S+ \(|file:\/\/|node_modules|\.svelte\b|\.ts:\d|\.js:\d|Error: |SELECT |PGlite/;

const FORM = 'application/x-www-form-urlencoded';
const LONG = 'a'.repeat(1_500);
const SCRIPT = '<script>document.title = "owned"</script>';

describeBrowser('whatever is sent to it', () => {
	const { town, open } = visitTown();
	let cookie: string;
	let line: string;

	const get = (path: string, headers: OutgoingHttpHeaders = {}) => ask(town().port, path, { headers });
	const post = (path: string, body: string, headers: OutgoingHttpHeaders = {}, method = 'POST') =>
		ask(town().port, path, { method, body, headers: { origin: town().origin, 'content-type': FORM, ...headers } });

	beforeAll(async () => {
		const { headers } = await post('/nl/counter?/open', `card=${town().card.code}`);
		cookie = String(headers['set-cookie']).split(';')[0] ?? '';
		expect(cookie).toMatch(/^__Host-counter=.{20,}/);
		line = /name="line" value="([\w-]{36})"/.exec((await get('/nl/counter', { cookie })).text)?.[1] ?? '';
		expect(line).not.toBe('');
	});

	afterEach(async () => {
		expect((await get('/health')).status).toBe(200);
	});

	describe('as an address, it answers with a sentence:', () => {
		it.each([
			[`/nl/${LONG}`, 404],
			[`/nl/wilgemonde/place/${LONG}`, 404],
			[`/nl/wilgemonde?need=${LONG}`, 200],
			[`/nl/wilgemonde?${'x=1&'.repeat(300)}`, 200],
			[`/${'a'.repeat(5_000)}`, 414],
			['/nl/wilgemonde?show=NaN', 200],
			['/nl/wilgemonde?show=-1', 200],
			['/nl/wilgemonde?show=1e99', 200],
			['/nl/wilgemonde?need=%27%3B%20drop%20table%20places%3B--&from=%3Cscript%3E', 200],
			['/nl/wilgemonde?from=%ff%fe', 200],
			['/nl/wilgemonde?need=a&need=b&show=3&show=4', 200],
			['/nl/wilgemonde?need=%00', 400],
			['/nl/%00', 400],
			['/nl/%ff%fe', 400],
			['/nl/%E0%A4%A', 400],
			['/nl/wilgemonde/place/%0d%0aset-cookie:x=1', 400],
			['/p/%F0%9F%A6%84', 404],
			[`/p/${LONG}`, 404],
			['/p/..%2f..%2fetc%2fpasswd', 404],
			['//evil.example/nl', 400],
			['/\\evil.example', 400],
			['/nl/../../../etc/passwd', 404],
			['/__proto__', 404],
			['/nl/constructor', 404],
			['/xx/wilgemonde', 404],
			['/nl/wilgemonde/__data.json', 200],
			['/nl/counter/__data.json', 200],
			['/dev/mail', 404],
			['/picture/aaaaa-bbbbb.jpg', 404],
			['/favicon.svg/nothing', 404]
		])('%s', async (path, status) => {
			const reply = await get(path);
			expectASentence(reply, status);
		});

		it('in bytes that are no request at all', async () => {
			for (const bytes of [
				'GET / HTTP/9.9\r\n\r\n',
				'\0\0\0\0\r\n\r\n',
				'GET /nl\u0000 HTTP/1.1\r\nhost: x\r\n\r\n',
				'GET / HTTP/1.1\r\nconnection: close\r\n\r\n',
				'POST /nl/counter HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'
			]) {
				const reply = await askRaw(town().port, bytes);
				expect(reply, JSON.stringify(bytes)).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*<p lang="en">/);
				expect(reply).not.toMatch(INNARDS);
			}
		});
	});

	describe('as headers, it is not impressed:', () => {
		it.each<[string, OutgoingHttpHeaders, number]>([
			['a giant cookie', { cookie: `x=${'a'.repeat(30_000)}` }, 431],
			['a cookie of nothing but signs', { cookie: '=;;;=%%%;__Host-counter;__Host-counter==' }, 200],
			['a strange language', { 'accept-language': `${'x-'.repeat(500)};q=NaN,*;q=Infinity` }, 200],
			['a strange wish', { accept: '*/*;q=9,text/html;level=\u00e9', 'accept-encoding': 'br;q=x, ,,,*;q=0' }, 200],
			['a host that is none', { host: 'evil.example/<script>' }, 400],
			['another site as proxy', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'ftp', forwarded: 'x' }, 200]
		])('%s', async (_, headers, status) => {
			const reply = await get('/nl/wilgemonde', headers);
			expect(reply.status).toBe(status);
			expect(reply.text).not.toContain('evil.example');
			expectNoInnards(reply);
		});

		it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s', async (method) => {
			for (const path of ['/nl/wilgemonde', '/nl/counter', '/api/v1/places'])
				expectASentence(await ask(town().port, path, { method }), 405);
		});
	});

	describe('as a card, it opens nothing:', () => {
		it.each([
			['a forged secret', 'AAAAAAAAAAAAAAAAAAAAAA'],
			['a forged code', '2345678923'],
			['nothing', ''],
			['control characters', '\u0000\u0007\u202e'],
			['a book', 'a'.repeat(100_000)],
			['a question to the database', "' or 1=1 --"]
		])('%s', async (_, card) => {
			const reply = await post('/nl/counter?/open', new URLSearchParams({ card }).toString());
			expectASentence(reply, 403);
			expect(reply.headers['set-cookie']).toBeUndefined();
		});

		it('a form without the field, of another kind, or broken off', async () => {
			const bodies: [string, string][] = [
				['', FORM],
				['card', FORM],
				['%', FORM],
				['{"card":', 'application/json'],
				['--x\r\nContent-Disposition: form-data; name="card"\r\n\r\nhalf', 'multipart/form-data; boundary=x'],
				['no boundary', 'multipart/form-data'],
				['--x--', 'multipart/form-data; boundary=x'],
				['card=1', 'text/plain'],
				['card=1', 'text/<script>']
			];
			for (const [body, type] of bodies) {
				const reply = await post('/nl/counter?/open', body, { 'content-type': type });
				expect(reply.status, `${type}: ${body}`).toBeGreaterThanOrEqual(400);
				expectASentence(reply, reply.status);
				expect(reply.status, `${type}: ${body}`).toBeLessThan(500);
			}
		});

		it('a file of seven megabytes, before it is on its way', async () => {
			expectASentence(await post('/nl/counter?/open', '', { 'content-length': 7 * 1024 * 1024 }), 413);
		});
	});

	describe('as a cookie, it is nobody’s:', () => {
		it.each([
			'__Host-counter=AAAAAAAAAAAAAAAAAAAAAA',
			'__Host-counter=',
			'__Host-counter=%00%ff',
			`__Host-counter=${'a'.repeat(4_000)}`,
			'counter=AAAAAAAAAAAAAAAAAAAAAA'
		])('%s', async (forged) => {
			expect((await get('/nl/counter', { cookie: forged })).text).not.toContain('class="tap"');
			expect((await get('/nl/counter/board', { cookie: forged })).status).toBe(401);
			expect((await get('/nl/counter/stream', { cookie: forged })).status).toBe(401);
			const tap = await post('/nl/counter?/given', `line=${line}&id=${crypto.randomUUID()}&n=1`, { cookie: forged });
			expectASentence(tap, 401);
		});
	});

	describe('at an open counter, nonsense changes nothing:', () => {
		const ID = '0195a3b2-7c00-7000-8000-00000000000a';

		it.each<[string, Record<string, string>]>([
			['no fields', { line: '' }],
			['no line', { line: '', id: ID, n: '1' }],
			['a line that is none', { line: "x' or 1=1", id: ID, n: '1' }],
			['a line of nobody', { line: ID, id: ID, n: '1' }],
			['an id that is none', { id: 'x', n: '1' }],
			['an id of another make', { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', n: '1' }],
			['no number', { id: ID }],
			['a number that is none', { id: ID, n: 'NaN' }],
			['half a number', { id: ID, n: '1.5' }],
			['minus one', { id: ID, n: '-1' }],
			['too many', { id: ID, n: '21' }],
			['far too many', { id: ID, n: '9'.repeat(400) }],
			['infinitely many', { id: ID, n: 'Infinity' }]
		])('%s', async (_, fields) => {
			const before = await board();
			for (const act of ['given', 'treated']) {
				const form = new URLSearchParams({ line, ...fields }).toString();
				const reply = await post(`/nl/counter?/${act}`, form, { cookie });
				expect([404, 422]).toContain(reply.status);
				expectASentence(reply, reply.status);
			}
			expect(viewOf(await board())).toEqual(viewOf(before));
		});

		it('acts that there are not, and forms that are broken', async () => {
			const before = await board();
			const asked: [string, string, string][] = [
				['?/steal', 'n=1', FORM],
				['?/__proto__', 'n=1', FORM],
				['?/constructor', 'n=1', FORM],
				['?/counted', `line=${line}&id=${ID}&n=201`, FORM],
				['?/undone', `line=${line}&id=${ID}&of=nothing`, FORM],
				['?/away', 'service=%3Cscript%3E', FORM],
				['?/out', 'line=%00', FORM],
				['?/given', '--x\r\nContent-Disposition: form-data; name="line"\r\n\r\n', 'multipart/form-data; boundary=x'],
				['?/given', '{"n":1}', 'application/json'],
				['', 'n=1', FORM]
			];
			for (const [act, body, type] of asked) {
				const reply = await post(`/nl/counter${act}`, body, { cookie, 'content-type': type });
				expect(reply.status, act + body).toBeGreaterThanOrEqual(400);
				expect(reply.status, act + body).toBeLessThan(500);
				expectASentence(reply, reply.status);
			}
			expect(viewOf(await board())).toEqual(viewOf(before));
		});

		it('a clock from another century is no reason to lose a tap', async () => {
			const before = await board();
			const device = { at: '999999999999999', offset: '999999999999999', lastContact: String(JSON.parse(before).now) };
			const fields = new URLSearchParams({ line, id: ID, n: '1', ...device }).toString();
			expect((await post('/nl/counter?/treated', fields, { cookie })).status).toBe(303);
			const count = (text: string) => viewOf(text).lines.find(({ id }) => id === line)?.waiting ?? NaN;
			expect(count(await board())).toBe(count(before) + 1);
		});

		it('a form of another site', async () => {
			const before = await board();
			const fields = `line=${line}&id=${crypto.randomUUID()}&n=1`;
			for (const headers of [
				{ origin: 'https://evil.example' },
				{ origin: 'null' },
				{ 'sec-fetch-site': 'cross-site' },
				{ 'sec-fetch-site': 'same-site' }
			])
				expectASentence(await post('/nl/counter?/given', fields, { cookie, ...headers }), 403);
			expect(viewOf(await board())).toEqual(viewOf(before));
		});

		async function board(): Promise<string> {
			const { text } = await get('/nl/counter/board', { cookie });
			return text;
		}
	});

	describe('as a question to the open data, it gets a problem document:', () => {
		it.each([
			['near=NaN,NaN', 400],
			['near=51', 400],
			['near=91,4', 400],
			['near=51,Infinity', 400],
			['near=51,4,5', 400],
			['near=', 400],
			['limit=0', 400],
			['limit=-1', 400],
			['limit=1e9', 400],
			['limit=10001', 400],
			['cursor=%3Cscript%3E', 400],
			[`cursor=${LONG}`, 400],
			['open=yesterday', 400],
			['open=2026-13-45T99:99', 400],
			['service=gold', 400],
			['item=beer', 400],
			['network=nowhere', 404],
			['network=wilgemonde&neighbourhood=nowhere', 404],
			['network=a&network=b', 400],
			['__proto__=1', 400],
			['network=%ff', 404]
		])('%s', async (question, status) => {
			const reply = await get(`/api/v1/places?${question}`);
			expectAProblem(reply, status);
			expect(reply.text).not.toContain('<script>');
		});

		it.each([
			['GET', '/api', 404],
			['GET', '/api/v2/places', 404],
			['GET', '/api/v1/places/wilgemonde', 404],
			['POST', '/api/v1/places', 405],
			['GET', '/api/v1/%00', 400]
		])('%s %s', async (method, path, status) => {
			expectAProblem(await ask(town().port, path, { method }), status);
		});
	});

	async function listed(): Promise<{ slug: string; name: string }[]> {
		const { text } = await town().stoep(['place', 'list', '--network', 'wilgemonde', '--json']);
		return JSON.parse(text) as { slug: string; name: string }[];
	}

	it('shows what somebody put into a name as a name', async () => {
		const names = [
			SCRIPT,
			`</script><!--${SCRIPT}`,
			'"><img src=x onerror="document.title = \'owned\'">',
			'{{7*7}}${7*7}',
			'Bij \u202eakraM'
		];
		const others = (await listed()).map(({ slug }) => slug);
		const folder = mkdtempSync(join(tmpdir(), 'stoep-names-'));
		const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
		const rows = names.map((name, index) => [name, 'cafe', '51.02', `3.95${index}`, name, name].map(cell).join(','));
		writeFileSync(join(folder, 'names.csv'), ['name,kind,lat,lon,street,friendly_face', ...rows].join('\n'));
		const imported = await town().stoep(['import', 'places', 'names.csv', '--network', 'wilgemonde', '--json'], folder);
		rmSync(folder, { recursive: true });
		expect([imported.exit, JSON.parse(imported.text).added], imported.text).toEqual([0, names.length]);
		const known = (await listed()).filter(({ slug }) => !others.includes(slug));
		expect(known.length).toBe(names.length);
		const published = await town().stoep([
			...['publish', '--network', 'wilgemonde', '--as', 'fatma@example.org', '--because', SCRIPT],
			...known.flatMap(({ slug }) => ['--place', slug])
		]);
		expect(published.exit, published.text).toBe(0);

		for (const language of ['nl', 'ar']) {
			const pages = known.flatMap(({ slug }) => ['', '/screen', '/treat'].map((page) => `/place/${slug}${page}`));
			for (const path of ['?show=500', ...pages]) {
				const page = await open(`/${language}/wilgemonde${path}`);
				expect(await page.title(), path).not.toBe('owned');
				expect(await page.locator('main img, main script').count(), path).toBe(0);
				const blocks = await page.locator('head script[type="application/ld+json"]').allTextContents();
				for (const block of blocks) expect(known.map(({ name }) => name)).toContain(JSON.parse(block).name);
				await page.context().close();
			}
			const list = await open(`/${language}/wilgemonde?show=500`);
			expect(await list.locator('#places h3').allInnerTexts()).toEqual(
				expect.arrayContaining(known.map(({ name }) => name))
			);
			// What turns the direction of a text around stays within the name.
			for (const name of await list.locator('#places h3 a').evaluateAll((all) => all.map((a) => a.innerHTML)))
				expect(name).toMatch(/^<bdi>/);
		}
	});
});

function expectASentence(reply: Reply, status: number): void {
	expect(reply.status, reply.text.slice(0, 200)).toBe(status);
	expectNoInnards(reply);
	expect(reply.text.length).toBeGreaterThan(20);
	expect(reply.headers['content-type']).toMatch(/^text\/html|^application\/(?:problem\+)?json/);
	if (reply.headers['content-type']?.startsWith('text/html')) expect(reply.text).toMatch(/<p[ >]/);
}

function expectNoInnards({ text }: Reply): void {
	expect(INNARDS.exec(text)?.[0]).toBeUndefined();
}

function expectAProblem(reply: Reply, status: number): void {
	expectNoInnards(reply);
	expect([reply.status, reply.headers['content-type']], reply.text).toEqual([status, 'application/problem+json']);
	const problem = JSON.parse(reply.text) as Record<string, unknown>;
	expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.stringMatching(/\w+ \w+/) });
}

/** What the board of a counter says, as its script gets it. */
function viewOf(board: string): { readonly lines: readonly { readonly id: string; readonly waiting: number }[] } {
	return (JSON.parse(board) as { view: ReturnType<typeof viewOf> }).view;
}
