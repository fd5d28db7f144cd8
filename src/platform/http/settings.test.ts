import { describe, expect, it } from 'vitest';
import { usableAddresses } from './addresses.ts';
import { readSettings } from './settings.ts';

describe('settings', () => {
	it('are safe without any', () => {
		expect(readSettings({})).toEqual({
			ok: true,
			value: { port: 3000, host: '127.0.0.1', origin: undefined, proxies: { hops: 0 }, bodyLimit: 6 * 1024 * 1024 }
		});
	});
	it('are read', () => {
		const settings = readSettings({
			PORT: '80',
			HOST: '::',
			STOEP_ORIGIN: 'https://Stoep.example:443/',
			STOEP_TRUSTED_PROXIES: '1',
			BODY_SIZE_LIMIT: '512K'
		});
		expect(settings).toMatchObject({
			value: {
				port: 80,
				host: '::',
				origin: { protocol: 'https', host: 'stoep.example' },
				proxies: { hops: 1 },
				bodyLimit: 524_288
			}
		});
	});
	it.each([
		[{ PORT: '70000' }, 'portUnusable'],
		[{ PORT: 'web' }, 'portUnusable'],
		[{ STOEP_ORIGIN: 'stoep.example' }, 'originUnusable'],
		[{ STOEP_ORIGIN: 'https://stoep.example/app' }, 'originUnusable'],
		[{ STOEP_ORIGIN: 'https://me:secret@stoep.example' }, 'originUnusable'],
		[{ STOEP_ORIGIN: 'ftp://stoep.example' }, 'originUnusable'],
		[{ STOEP_TRUSTED_PROXIES: 'all' }, 'proxiesUnusable'],
		[{ BODY_SIZE_LIMIT: 'big' }, 'bodyLimitUnusable']
	])('%j is refused', (env, code) => {
		expect(readSettings(env)).toMatchObject({ ok: false, refusal: { code, field: Object.keys(env)[0] } });
	});
});

describe('the printed addresses', () => {
	const card = { netmask: '', mac: '', cidr: null } as const;
	const interfaces = {
		lo: [{ ...card, address: '127.0.0.1', family: 'IPv4' as const, internal: true }],
		eth: [{ ...card, address: '192.168.1.7', family: 'IPv4' as const, internal: false }]
	};
	it('can be opened by a person', () => {
		expect(usableAddresses('127.0.0.1', 3000, undefined, interfaces)).toEqual(['http://127.0.0.1:3000']);
		expect(usableAddresses('::1', 3000, undefined, interfaces)).toEqual(['http://[::1]:3000']);
		expect(usableAddresses('0.0.0.0', 3000, undefined, interfaces)).toEqual([
			'http://localhost:3000',
			'http://192.168.1.7:3000'
		]);
		const origin = { protocol: 'https', host: 'stoep.example' } as const;
		expect(usableAddresses('0.0.0.0', 3000, origin, interfaces)).toEqual(['https://stoep.example']);
	});
});
