import { describe, expect, it } from 'vitest';
import { clientAddress, readTrustedProxies } from './client-address.ts';

function address(proxies: string, remote: string, forwardedFor?: string): string {
	const trusted = readTrustedProxies(proxies);
	if (!trusted) throw new Error(`unreadable: ${proxies}`);
	return clientAddress(remote, forwardedFor, trusted);
}

describe('the address of whoever asks', () => {
	it('is that of the connection when no proxy is configured, whatever the client says', () => {
		expect(address('', '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
		expect(address('0', '::ffff:192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
	});
	it('is what the last trusted proxy saw; what the client put before it is not believed', () => {
		expect(address('1', '10.0.0.5', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
		expect(address('2', '10.0.0.5', '6.6.6.6, 203.0.113.9, 10.0.0.6')).toBe('203.0.113.9');
		expect(address('10.0.0.0/8', '10.0.0.5', '6.6.6.6, 203.0.113.9, 10.9.9.9')).toBe('203.0.113.9');
		expect(address('::1, 10.0.0.5', '::1', '2001:db8::7')).toBe('2001:db8::7');
	});
	it('is the connection when it does not come from a listed proxy', () => {
		expect(address('10.0.0.5', '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
	});
	it('stops at what is no address', () => {
		expect(address('3', '10.0.0.5', '203.0.113.9, <script>, 10.0.0.6')).toBe('10.0.0.6');
		expect(address('1', '10.0.0.5')).toBe('10.0.0.5');
		expect(clientAddress(undefined, '203.0.113.9', { hops: 1 })).toBe('unknown');
	});
	it.each(['yes', '11', '-1', '10.0.0.0/33', '10.0.0.5 10.0.0.6', '10.0.0.5,,'])('does not read %s', (text) => {
		expect(readTrustedProxies(text)).toBeUndefined();
	});
});
