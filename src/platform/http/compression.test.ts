import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress, isTextual } from './compression.ts';

describe('choosing an encoding', () => {
	it.each([
		[undefined, 'identity'],
		['', 'identity'],
		['gzip, deflate, br', 'br'],
		['gzip, deflate', 'gzip'],
		['deflate', 'identity'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0.1, gzip;q=0.9', 'gzip'],
		['*', 'br'],
		['*;q=0', 'identity'],
		['BR', 'br'],
		['browser', 'identity'],
		['gzip;q=nonsense', 'identity']
	] as const)('%s means %s', (header, encoding) => {
		expect(chooseEncoding(header)).toBe(encoding);
	});
});

it('compresses what the browser reads back', async () => {
	const body = Buffer.from('één koffie staat klaar '.repeat(100));
	expect(brotliDecompressSync(await compress(body, 'br')).equals(body)).toBe(true);
	expect(gunzipSync(await compress(body, 'gzip')).equals(body)).toBe(true);
});

it('knows text from streams and pictures', () => {
	const types = ['text/html; charset=utf-8', 'application/geo+json', 'application/problem+json', 'image/svg+xml'];
	expect(types.map(isTextual)).toEqual([true, true, true, true]);
	const others = ['text/event-stream', 'image/png', 'application/pdf', 'font/woff2', ''];
	expect(others.map(isTextual)).toEqual([false, false, false, false, false]);
});
