import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, askRaw, begin } from './asking.ts';
import { openMeeting } from './meeting.ts';
import type { Handler } from './render.ts';
import { startServer } from './serve.ts';
import type { RunningServer, ServerOptions } from './serve.ts';

const running: RunningServer[] = [];
afterEach(async () => {
	await Promise.all(running.splice(0).map((server) => server.stop(0)));
});

/** A server whose application answers with `handler`, and how often it was asked. */
async function serve(handler: Handler, options: Partial<ServerOptions> = {}) {
	const meeting = openMeeting();
	const asked = vi.fn(handler);
	const server = await startServer({ port: 0, host: '127.0.0.1', meeting, handler: asked, ...options });
	running.push(server);
	return { port: server.port, meeting, cache: meeting.cache, asked, server };
}

const GENT = { 'content-type': 'text/html', 'x-stoep-network': 'gent' };

/** An application that says the same everywhere. */
function saying(body: string, headers: OutgoingHttpHeaders = GENT, status = 200): Handler {
	return (_, response) => response.writeHead(status, headers).end(body);
}

/** An application whose answers wait for the test. */
function waiting() {
	const renders: { request: IncomingMessage; response: ServerResponse }[] = [];
	let told: () => void = () => undefined;
	const handler: Handler = (request, response) => {
		renders.push({ request, response });
		told();
	};
	/** The n-th render, once it has begun. */
	const render = async (n: number) => {
		for (;;) {
			const found = renders[n];
			if (found) return found.response;
			await new Promise<void>((resolve) => (told = resolve));
		}
	};
	return { handler, render, renders };
}

const LONG = `<p>${'er staat een koffie klaar '.repeat(100)}</p>`;

describe('pages for guests', () => {
	it('are rendered once and then come from the cache, without their private headers', async () => {
		const { port, asked } = await serve(saying('koffie', { ...GENT, 'x-stoep-until': String(Date.now() + 60_000) }));
		const first = await ask(port, '/nl/gent');
		const second = await ask(port, '/nl/gent');
		expect(asked).toHaveBeenCalledTimes(1);
		for (const reply of [first, second]) {
			expect(reply).toMatchObject({ status: 200, text: 'koffie' });
			expect(Object.keys(reply.headers).filter((name) => name.startsWith('x-stoep'))).toEqual([]);
			expect(reply.headers).toMatchObject({
				'content-type': 'text/html; charset=utf-8',
				'cache-control': 'no-cache',
				'content-length': '6',
				vary: 'Accept-Encoding, Cookie'
			});
		}
		expect(second.headers).toMatchObject({ ...first.headers, date: expect.any(String) });
		await ask(port, '/nl/gent?wat=soep');
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it('go with a write to their network, and no render from before that write fills', async () => {
		const { handler, render, renders } = waiting();
		const { port, cache } = await serve(handler);
		const old = ask(port, '/nl/gent');
		const response = await render(0);
		cache.touched('gent');
		response.writeHead(200, GENT).end('oud');
		expect((await old).text).toBe('oud');
		expect(cache.stats().entries).toBe(0);

		const fresh = ask(port, '/nl/gent');
		(await render(1)).writeHead(200, GENT).end('nieuw');
		expect((await fresh).text).toBe('nieuw');
		expect((await ask(port, '/nl/gent')).text).toBe('nieuw');
		expect(renders).toHaveLength(2);
		cache.touched('leuven');
		expect((await ask(port, '/nl/gent')).text).toBe('nieuw');
		cache.touched('gent');
		const third = ask(port, '/nl/gent');
		(await render(2)).writeHead(200, GENT).end('nieuwer');
		expect((await third).text).toBe('nieuwer');
	});

	it('are not kept while writes cannot be heard', async () => {
		const { port, cache, asked } = await serve(saying('koffie'));
		cache.suspend();
		await ask(port, '/nl/gent');
		await ask(port, '/nl/gent');
		expect(asked).toHaveBeenCalledTimes(2);
		cache.resume();
		await ask(port, '/nl/gent');
		await ask(port, '/nl/gent');
		expect(asked).toHaveBeenCalledTimes(3);
	});

	it('are rendered once for everybody who asks at the same time', async () => {
		const { handler, render, renders } = waiting();
		const { port } = await serve(handler);
		const all = [1, 2, 3, 4].map(() => ask(port, '/nl/gent', { headers: { 'accept-encoding': 'br' } }));
		(await render(0)).writeHead(200, GENT).end(LONG);
		for (const reply of await Promise.all(all)) expect(brotliDecompressSync(reply.body).toString()).toBe(LONG);
		expect(renders).toHaveLength(1);
	});

	it('are rendered for each who waited when the shared render fails, is private, or is older than a write', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		for (const spoil of ['fail', 'cookie', 'write'] as const) {
			let renders = 0;
			const { promise: first, resolve: firstArrived } = Promise.withResolvers<void>();
			const { promise: second, resolve: secondArrived } = Promise.withResolvers<void>();
			const { port, cache, server } = await serve(async (_, response) => {
				renders += 1;
				if (renders > 1) return response.writeHead(200, GENT).end(`eigen ${renders}`);
				firstArrived();
				await second;
				if (spoil === 'fail') throw new Error('no database');
				if (spoil === 'write') cache.touched('gent');
				return response.writeHead(200, spoil === 'cookie' ? { ...GENT, 'set-cookie': 'a=b' } : GENT).end('eerste');
			});
			const leading = ask(port, '/nl/gent');
			await first;
			server.server.once('request', () => secondArrived());
			const waited = ask(port, '/nl/gent');
			expect((await leading).status).toBe(spoil === 'fail' ? 500 : 200);
			expect((await waited).text).toBe('eigen 2');
		}
		expect(log).toHaveBeenCalledTimes(1);
		log.mockRestore();
	});

	it('do not wait for a render whose client went away', async () => {
		const { handler, render } = waiting();
		const { port } = await serve(handler);
		const gone = begin(port, '/nl/gent', {});
		gone.catch(() => undefined);
		const response = await render(0);
		const next = ask(port, '/nl/gent');
		response.socket?.destroy();
		(await render(1)).writeHead(200, GENT).end('koffie');
		expect((await next).text).toBe('koffie');
	});

	it('are kept per language only where they say that they differ', async () => {
		const { port, asked } = await serve((request, response) => {
			const vary = request.url === '/' ? { vary: 'Accept-Language' } : {};
			response.writeHead(200, { ...GENT, ...vary }).end(request.headers['accept-language']);
		});
		const inLanguage = async (path: string, language: string) =>
			(await ask(port, path, { headers: { 'accept-language': language } })).text;
		expect(await inLanguage('/', 'fr-BE,fr;q=0.9')).toBe('fr');
		expect(await inLanguage('/', 'tr')).toBe('tr');
		expect(await inLanguage('/', 'fr')).toBe('fr');
		expect(await inLanguage('/', 'de')).toBe('nl');
		expect(asked).toHaveBeenCalledTimes(3);
		await inLanguage('/nl/gent', 'fr');
		await inLanguage('/nl/gent', 'tr');
		expect(asked).toHaveBeenCalledTimes(4);
	});
});

describe('what is never kept', () => {
	it.each([
		['no network named', { 'content-type': 'text/html' }],
		['a cookie set', { ...GENT, 'set-cookie': 'a=b' }],
		['a private answer', { ...GENT, 'cache-control': 'private' }],
		['a no-store answer', { ...GENT, 'cache-control': 'no-store' }],
		['an answer that varies on something else', { ...GENT, vary: 'Origin' }],
		['an answer that was true until a moment ago', { ...GENT, 'x-stoep-until': '1' }],
		['a style sheet', { ...GENT, 'content-type': 'text/css' }]
	])('%s', async (_, headers) => {
		const { port, asked } = await serve(saying('x', headers));
		for (const path of ['/nl/gent', '/nl/gent/x.css', '/nl/gent;x.js', '/nl/gent%2fx.png']) {
			asked.mockClear();
			const reply = await ask(port, path);
			expect(reply.headers['x-stoep-network']).toBeUndefined();
			await ask(port, path);
			expect(asked).toHaveBeenCalledTimes(2);
		}
	});

	it('errors, long queries and writes', async () => {
		const { port, asked, cache } = await serve((request, response) => {
			response.writeHead(request.url === '/weg' ? 404 : 200, GENT).end('x');
		});
		await ask(port, '/weg');
		await ask(port, `/nl/gent?${'x'.repeat(500)}`);
		await ask(port, '/nl/gent', { method: 'POST' });
		expect(cache.stats().entries).toBe(0);
		await ask(port, `/nl/gent?${'x'.repeat(499)}`);
		expect(cache.stats().entries).toBe(1);
		expect(asked).toHaveBeenCalledTimes(4);
	});

	it('a page for somebody who may be known, in both directions', async () => {
		const { port, asked } = await serve((request, response) => {
			response.writeHead(200, GENT).end(`voor ${request.headers.cookie ?? request.headers.authorization ?? 'gasten'}`);
		});
		const known = [{ cookie: 'fatma' }, { authorization: 'Bearer jan' }];
		expect((await ask(port, '/balie/x.css', { headers: known[0] })).text).toBe('voor fatma');
		expect((await ask(port, '/balie/x.css')).text).toBe('voor gasten');
		const fatma = await ask(port, '/balie/x.css', { headers: known[0] });
		expect(fatma.text).toBe('voor fatma');
		expect(fatma.headers['cache-control']).toBe('private, no-store');
		expect((await ask(port, '/balie/x.css', { headers: known[1] })).text).toBe('voor Bearer jan');
		expect((await ask(port, '/balie/x.css')).text).toBe('voor gasten');
		expect(asked).toHaveBeenCalledTimes(4);
	});

	it('a page because a client asks for it to be kept', async () => {
		const { port, asked } = await serve((request, response) => {
			expect(request.headers['x-stoep-network']).toBeUndefined();
			response.writeHead(200, { 'content-type': 'text/html' }).end('x');
		});
		await ask(port, '/nl/gent', { headers: { 'x-stoep-network': 'gent' } });
		await ask(port, '/nl/gent', { headers: { 'x-stoep-network': 'gent' } });
		expect(asked).toHaveBeenCalledTimes(2);
	});
});

describe('what goes over the wire', () => {
	it('is compressed as the browser reads it, kept or not, with the right length', async () => {
		for (const headers of [GENT, { 'content-type': 'application/geo+json' }]) {
			const { port } = await serve(saying(LONG, headers));
			const br = await ask(port, '/x', { headers: { 'accept-encoding': 'gzip, br' } });
			const gz = await ask(port, '/x', { headers: { 'accept-encoding': 'gzip' } });
			const plain = await ask(port, '/x');
			expect(brotliDecompressSync(br.body).toString()).toBe(LONG);
			expect(gunzipSync(gz.body).toString()).toBe(LONG);
			expect(plain.text).toBe(LONG);
			expect([br, gz, plain].map((reply) => reply.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
			for (const reply of [br, gz, plain]) {
				expect(Number(reply.headers['content-length'])).toBe(reply.body.length);
				expect(reply.headers.vary).toContain('Accept-Encoding');
			}
		}
	});

	it('leaves alone what is small, already compressed, partial or no text', async () => {
		const cases: [string, OutgoingHttpHeaders, number][] = [
			['klein', { 'content-type': 'text/html' }, 200],
			[LONG, { 'content-type': 'image/png' }, 200],
			[LONG, { 'content-type': 'text/css', 'content-encoding': 'br', etag: '"mine"' }, 200],
			[LONG, { 'content-type': 'text/css', 'content-range': 'bytes 0-1/2' }, 206]
		];
		for (const [body, headers, status] of cases) {
			const { port } = await serve(saying(body, headers, status));
			const reply = await ask(port, '/x', { headers: { 'accept-encoding': 'br' } });
			expect(reply.text).toBe(body);
			expect(reply.headers['content-encoding']).toBe(headers['content-encoding']);
			if (headers.etag) expect(reply.headers.etag).toBe(headers.etag);
		}
	});

	it('gathers a page written in pieces, and lets through one that never seems to end', async () => {
		const { port } = await serve((request, response) => {
			response.setHeader('content-type', 'text/html');
			const pieces = request.url === '/lang' ? 20 : 2;
			for (let piece = 0; piece < pieces; piece += 1) {
				response.write(request.url === '/lang' ? Buffer.alloc(1024 * 1024, 'é') : 'zeg ');
			}
			response.end('klaar');
		});
		expect((await ask(port, '/kort')).text).toBe('zeg zeg klaar');
		const long = await ask(port, '/lang', { headers: { 'accept-encoding': 'br' } });
		expect(long.body.length).toBe(20 * 1024 * 1024 + 5);
		expect(long.headers['content-encoding']).toBeUndefined();
	});

	it('is nothing but the news for whoever has the page: 304 by the strong tag of its encoding', async () => {
		const { port } = await serve(saying(LONG));
		const { headers } = await ask(port, '/x', { headers: { 'accept-encoding': 'br' } });
		const etag = headers.etag ?? '';
		expect(etag).toMatch(/^"[\w-]{22}(-br|-gzip)?"$/);
		for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
			const reply = await ask(port, '/x', { headers: { 'if-none-match': known, 'accept-encoding': 'br' } });
			expect(reply).toMatchObject({ status: 304, text: '' });
			expect(reply.headers.etag).toBe(etag);
			expect(reply.headers['cache-control']).toBe('no-cache');
		}
		// Whoever reads another encoding has other bytes.
		const zipped = await ask(port, '/x', { headers: { 'if-none-match': etag, 'accept-encoding': 'gzip' } });
		expect(zipped.status).toBe(200);
		const plain = await ask(port, '/x');
		expect(new Set([etag, zipped.headers.etag, plain.headers.etag]).size).toBe(3);
		expect((await ask(port, '/x', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
	});

	it('is the same for HEAD, without the body, and HEAD fills the cache for GET', async () => {
		// As SvelteKit does: nothing for HEAD.
		const { port, asked } = await serve((request, response) => {
			response.writeHead(200, GENT).end(request.method === 'HEAD' ? '' : LONG);
		});
		const head = await ask(port, '/x', { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
		const get = await ask(port, '/x', { headers: { 'accept-encoding': 'br' } });
		expect(head.body).toHaveLength(0);
		expect(head.headers['content-length']).toBe(String(get.body.length));
		expect(head.headers.etag).toBe(get.headers.etag);
		expect(asked).toHaveBeenCalledTimes(1);
	});

	it('passes events on as they happen, never compressed', async () => {
		const { handler, render } = waiting();
		const { port } = await serve(handler);
		const asking = begin(port, '/events', { headers: { 'accept-encoding': 'br' } });
		const response = await render(0);
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		const stream = await asking;
		expect(stream.headers).toMatchObject({
			'content-type': 'text/event-stream; charset=utf-8',
			'x-accel-buffering': 'no'
		});
		expect(stream.headers['content-encoding']).toBeUndefined();
		for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
			response.write(event);
			const [chunk] = (await new Promise((resolve) => stream.once('data', (data) => resolve([data])))) as [Buffer];
			expect(chunk.toString()).toBe(event);
		}
		stream.destroy();
		const head = ask(port, '/events', { method: 'HEAD' });
		(await render(1)).writeHead(200, { 'content-type': 'text/event-stream' });
		expect((await head).status).toBe(200);
	});
});

describe('who is who', () => {
	const seeing: Handler = (request, response) => {
		const { host, 'x-stoep-protocol': protocol, 'x-stoep-host': own, 'x-stoep-address': address } = request.headers;
		const forwarded = Object.keys(request.headers).filter((name) => /forwarded|real-ip/.test(name));
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ host, protocol, own, address, forwarded }));
	};
	const lies = {
		host: 'evil.example',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'evil.example',
		'x-forwarded-for': '6.6.6.6',
		'x-real-ip': '6.6.6.6',
		forwarded: 'host=evil.example',
		'x-stoep-protocol': 'https',
		'x-stoep-host': 'evil.example',
		'x-stoep-address': '6.6.6.6'
	};

	it('is decided by the entry and never by a client', async () => {
		const { port } = await serve(seeing, { origin: { protocol: 'https', host: 'stoep.example' } });
		expect(JSON.parse((await ask(port, '/x', { headers: lies })).text)).toEqual({
			host: 'stoep.example',
			protocol: 'https',
			own: 'stoep.example',
			address: '127.0.0.1',
			forwarded: []
		});
	});

	it('believes a proxy only when it is configured', async () => {
		const { port } = await serve(seeing, { proxies: { hops: 1 } });
		const reply = await ask(port, '/x', { headers: { ...lies, host: 'localhost:3000' } });
		expect(JSON.parse(reply.text)).toMatchObject({ host: 'localhost:3000', protocol: 'http', address: '6.6.6.6' });
	});

	it('keeps pages of two hosts apart, and of one origin together', async () => {
		const open = await serve((request, response) => response.writeHead(200, GENT).end(request.headers.host));
		expect((await ask(open.port, '/x', { headers: { host: 'evil.example' } })).text).toBe('evil.example');
		expect((await ask(open.port, '/x', { headers: { host: 'a.example' } })).text).toBe('a.example');
		const fixed = await serve(saying('x'), { origin: { protocol: 'https', host: 'stoep.example' } });
		await ask(fixed.port, '/x', { headers: { host: 'evil.example' } });
		await ask(fixed.port, '/x', { headers: { host: 'stoep.example' } });
		expect(fixed.asked).toHaveBeenCalledTimes(1);
	});

	it('refuses a host that is none, in words', async () => {
		const { port, asked } = await serve(saying('x'));
		for (const host of ['evil.example/x', 'a b', '"><script>']) {
			const reply = await ask(port, '/nl/gent', { headers: { host } });
			expect(reply.status).toBe(400);
			expect(reply.text).toContain('Kijk het adres nog eens na');
			expect(reply.text).not.toContain('evil');
		}
		expect(await askRaw(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
		expect(asked).not.toHaveBeenCalled();
	});
});

describe('forms', () => {
	it('of old phones arrive as SvelteKit wants them', async () => {
		const { port } = await serve((request, response) => {
			const { origin, accept } = request.headers;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ origin, accept }));
		});
		const form = { host: 'stoep.example', 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
		for (const more of [{}, { referer: 'http://stoep.example/nl', cookie: 'a=b' }]) {
			const reply = await ask(port, '/x', { method: 'POST', headers: { ...form, ...more }, body: 'a=b' });
			expect(JSON.parse(reply.text)).toEqual({ origin: 'http://stoep.example', accept: 'text/html' });
		}
	});

	it('of other sites are refused, and nothing is done', async () => {
		const { port, asked } = await serve(saying('x'));
		const foreign = [
			{ 'sec-fetch-site': 'cross-site' },
			{ origin: 'https://evil.example' },
			{ cookie: 'a=b' },
			{ referer: 'https://evil.example/', cookie: 'a=b' }
		];
		for (const headers of foreign) {
			const reply = await ask(port, '/x', { method: 'POST', headers, body: 'a=b' });
			expect(reply.status).toBe(403);
			expect(reply.text).toContain('andere website');
		}
		expect(asked).not.toHaveBeenCalled();
	});
});

describe('limits, each with a sentence', () => {
	it.each([
		['a URL that is too long', 'GET', `/${'x'.repeat(2_000)}`, 414],
		['a percent sign astray', 'GET', '/nl/%zz', 400],
		['bytes that are no text', 'GET', '/nl/%ff%fe', 400],
		['a NUL in the path', 'GET', '/nl/%00', 400],
		['a NUL in the query', 'GET', '/nl?q=%00', 400],
		['a line break in the path', 'GET', '/nl/%0d%0aSet-Cookie:x', 400],
		['a path like another host', 'GET', '//evil.example/', 400],
		['a whole URL', 'GET', 'http://evil.example/', 400],
		['a method nobody needs', 'DELETE', '/nl', 405],
		['another', 'TRACE', '/nl', 405]
	])('%s', async (_, method, path, status) => {
		const { port, asked } = await serve(saying('x'));
		const reply = await ask(port, path, { method });
		expect(reply.status).toBe(status);
		expect(reply.text).toMatch(/<p>[^<]{10,}<\/p><p lang="en">[^<]{10,}<\/p>/);
		expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
		expect(reply.headers['x-content-type-options']).toBe('nosniff');
		expect(asked).not.toHaveBeenCalled();
	});

	it('a body that is too large, for the API as a problem document', async () => {
		const { port } = await serve(saying('x'), { bodyLimit: 10 });
		const reply = await ask(port, '/api/v1/x', { method: 'POST', body: 'x'.repeat(11) });
		expect(reply.status).toBe(413);
		expect(reply.headers['content-type']).toBe('application/problem+json');
		expect(reply.headers['access-control-allow-origin']).toBe('*');
		expect(JSON.parse(reply.text)).toEqual({
			type: 'about:blank',
			title: 'Payload Too Large',
			status: 413,
			detail: 'That is too large to send.',
			code: 'tooLarge'
		});
		expect((await ask(port, '/api/v1/x', { method: 'POST', body: 'x'.repeat(10) })).status).toBe(200);
	});

	it('the API so that a script on any site can read why', async () => {
		const { port } = await serve(saying('x'));
		for (const [method, path, status] of [
			['GET', `/api/v1/${'x'.repeat(3_000)}`, 414],
			['DELETE', '/api/v1/places', 405],
			['GET', '/api/%00', 400],
			['GET', '/api/%ff', 400]
		] as const) {
			const { headers, text, status: said } = await ask(port, path, { method });
			expect([said, headers['access-control-allow-origin'], JSON.parse(text).status]).toEqual([status, '*', status]);
		}
		expect((await ask(port, '/nl/%00')).headers['access-control-allow-origin']).toBeUndefined();
	});

	it('what is not even HTTP, and headers without end', async () => {
		const { port } = await serve(saying('x'));
		expect(await askRaw(port, 'Goeiedag\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request\r\n[^]*nosniff[^]*<p>/);
		const many = `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`;
		expect(await askRaw(port, many)).toMatch(/^HTTP\/1.1 431 [^]*Wis de cookies/);
	});

	it('a query is left to the application to read', async () => {
		const { port } = await serve((request, response) => response.end(request.url));
		expect((await ask(port, '/nl?q=caf%e9&x=%')).text).toBe('/nl?q=caf%e9&x=%');
	});

	it('an application that throws: a sentence, no trace, and nothing it had half prepared', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const { port } = await serve((_, response) => {
			response.setHeader('set-cookie', 'half=done');
			throw new Error('secret of the database');
		});
		const reply = await ask(port, '/x');
		expect(reply).toMatchObject({ status: 500, text: expect.stringContaining('Het ligt aan ons') });
		expect(reply.text + JSON.stringify(reply.headers)).not.toMatch(/secret|half|at .*\.ts/);
		expect(log).toHaveBeenCalledTimes(1);
		log.mockRestore();
	});

	it('an application that has nothing to say', async () => {
		const { port } = await serve((request, response, next) =>
			request.url === '/a' ? next() : response.writeHead(405, { allow: 'GET' }).end()
		);
		expect(await ask(port, '/a')).toMatchObject({ status: 404, text: expect.stringContaining('is er niet') });
		expect(await ask(port, '/b')).toMatchObject({ status: 405, text: expect.stringContaining('Dat kan hier niet') });
	});
});

describe('security headers', () => {
	it('stand on every answer, and an answer may bring its own policy', async () => {
		const { port } = await serve((request, response) => {
			const own = request.url === '/own' ? { 'content-security-policy': "default-src 'none'" } : {};
			response.writeHead(200, { ...GENT, ...own }).end('x');
		});
		for (const path of ['/own', '/own', '/other', '/health', '/%zz']) {
			expect((await ask(port, path)).headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': 'no-referrer',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'permissions-policy': expect.stringMatching(/^geolocation=\(self\), screen-wake-lock=\(self\).*camera=\(\)/),
				'content-security-policy': expect.stringContaining(path === '/other' ? "default-src 'self'" : "default-src '")
			});
		}
		const known = await ask(port, '/own', { headers: { cookie: 'a=b' } });
		expect(known.headers['referrer-policy']).toBe('same-origin');
		expect(known.headers['strict-transport-security']).toBeUndefined();
	});

	it('let others read the API, and insist on https only where it is served', async () => {
		const { port } = await serve(saying('{}', { 'content-type': 'application/json' }), {
			origin: { protocol: 'https', host: 'stoep.example' }
		});
		const { headers } = await ask(port, '/api/v1/places');
		expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
		expect(headers['strict-transport-security']).toBe('max-age=31536000');
	});
});

describe('health', () => {
	it('is told by the entry, to anybody, fresh', async () => {
		const { port, meeting, asked } = await serve(saying('x'), { version: '1.2.3' });
		meeting.health.add(async () => ({ database: 'ok' }));
		const well = await ask(port, '/health', { headers: { host: '!' } });
		expect(well.status).toBe(200);
		expect(well.headers['cache-control']).toBe('no-store');
		expect(JSON.parse(well.text)).toEqual({
			status: 'ok',
			version: '1.2.3',
			uptimeSeconds: expect.any(Number),
			checks: { database: 'ok' }
		});
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		meeting.health.add(async function mail() {
			throw new Error('down');
		});
		const ill = await ask(port, '/health');
		expect(ill.status).toBe(503);
		expect(JSON.parse(ill.text)).toMatchObject({ status: 'failing', checks: { database: 'ok', mail: 'failing' } });
		expect(asked).not.toHaveBeenCalled();
		log.mockRestore();
	});
});

describe('stopping', () => {
	it('answers what is under way, ends event streams, refuses new connections, then runs the hooks', async () => {
		const { handler, render } = waiting();
		const { port, meeting, server } = await serve(handler);
		const order: string[] = [];
		meeting.onShutdown.add(async () => void order.push('hook'));
		const page = ask(port, '/nl/gent');
		const pageResponse = await render(0);
		const asking = begin(port, '/events');
		(await render(1)).writeHead(200, { 'content-type': 'text/event-stream' });
		const events = await asking;
		const ended = new Promise<void>((resolve) => events.on('end', resolve).resume());

		const stopped = server.stop(60_000);
		await ended;
		await expect(ask(port, '/')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
		expect(order).toEqual([]);
		pageResponse.writeHead(200, GENT).end('nog net');
		expect(await page).toMatchObject({ status: 200, text: 'nog net' });
		expect((await page).headers.connection).toBe('close');
		expect(await stopped).toBe(true);
		expect(order).toEqual(['hook']);
		expect(await server.stop()).toBe(true);
		expect(order).toEqual(['hook']);
	});

	it('cuts off what does not end, and still runs every hook', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const { handler, render } = waiting();
		const { port, meeting, server } = await serve(handler);
		const closed = vi.fn(async () => undefined);
		meeting.onShutdown.add(async () => {
			throw new Error('cannot');
		});
		meeting.onShutdown.add(closed);
		const page = ask(port, '/nl/gent');
		page.catch(() => undefined);
		await render(0);
		expect(await server.stop(0)).toBe(false);
		await expect(page).rejects.toThrow();
		expect(closed).toHaveBeenCalledTimes(1);
		log.mockRestore();
	});
});
