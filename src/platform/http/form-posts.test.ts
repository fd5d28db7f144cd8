import { describe, expect, it } from 'vitest';
import { helpOldPhone, isCrossSite } from './form-posts.ts';

const SELF = 'https://stoep.example';

describe('a writing request from another site', () => {
	it.each([
		['same origin by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin', origin: SELF, cookie: 'a=b' }, false],
		[
			'same origin, its Origin hidden by no-referrer',
			{ 'sec-fetch-site': 'same-origin', origin: 'null', cookie: 'a=b' },
			false
		],
		['cross-site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
		['cross-site without Origin or cookie', { 'sec-fetch-site': 'cross-site' }, true],
		['a subdomain of somebody else', { 'sec-fetch-site': 'same-site', origin: 'https://wiki.example' }, true],
		[
			'another Origin that claims to be same-origin',
			{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
			true
		],
		['our Origin', { origin: SELF, cookie: 'a=b' }, false],
		['our host by http', { origin: 'http://stoep.example', cookie: 'a=b' }, true],
		['no Origin, our Referer', { referer: `${SELF}/nl/gent`, cookie: 'a=b' }, false],
		['no Origin, a Referer that begins like ours', { referer: `${SELF}.evil.example/`, cookie: 'a=b' }, true],
		['no Origin, another Referer, no cookie', { referer: 'https://evil.example/' }, true],
		['an old phone without a cookie', {}, false],
		['an old phone with a cookie', { cookie: 'a=b' }, true],
		['a sandboxed frame with a cookie', { origin: 'null', cookie: 'a=b' }, true]
	])('%s', (_, headers, expected) => {
		expect(isCrossSite('POST', headers, SELF)).toBe(expected);
		expect(isCrossSite('GET', headers, SELF)).toBe(false);
	});
});

describe('helping an old phone', () => {
	it.each([
		['*/*', 'application/x-www-form-urlencoded', 'text/html'],
		[undefined, 'multipart/form-data; boundary=x', 'text/html'],
		['application/json', 'application/x-www-form-urlencoded', 'application/json'],
		['*/*', 'application/json', '*/*']
	])('Accept %s with %s becomes %s', (accept, type, expected) => {
		const headers = { accept, 'content-type': type };
		helpOldPhone('POST', headers, SELF);
		expect(headers).toMatchObject({ accept: expected, origin: SELF });
	});
	it('leaves reading alone', () => {
		const headers = { accept: '*/*' };
		helpOldPhone('GET', headers, SELF);
		expect(headers).toEqual({ accept: '*/*' });
	});
});
