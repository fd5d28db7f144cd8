import { describe, expect, it } from 'vitest';
import { originOf } from './request-origin.ts';

describe('the origin of a request', () => {
	it.each([
		['localhost:3000', 'localhost:3000'],
		['Stoep.Example', 'stoep.example'],
		['stoep.example:80', 'stoep.example'],
		['192.0.2.1:8080', '192.0.2.1:8080'],
		['[2001:db8::1]:3000', '[2001:db8::1]:3000'],
		['stoep_web:3000', 'stoep_web:3000']
	])('takes %s', (header, host) => {
		expect(originOf(header, undefined)).toEqual({ protocol: 'http', host });
	});
	it.each([
		undefined,
		'',
		'evil.example/path',
		'a@b',
		'a b',
		'a.example?x',
		'"><script>',
		'x'.repeat(300),
		'host:99999',
		'host:',
		'[::zz]',
		'999.1.1.1',
		'a,b'
	])('refuses %s', (header) => {
		expect(originOf(header, undefined)).toBeUndefined();
	});
	it('is the configured one whatever the client says', () => {
		const configured = { protocol: 'https', host: 'stoep.example' } as const;
		expect(originOf('evil.example', configured)).toBe(configured);
		expect(originOf(undefined, configured)).toBe(configured);
	});
});
