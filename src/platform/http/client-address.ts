import { BlockList, isIP } from 'node:net';

/** Which proxies stand before this server: that many hops, or these addresses. */
export type TrustedProxies = { readonly hops: number } | { readonly addresses: BlockList };

export const NO_PROXIES: TrustedProxies = { hops: 0 };

/**
 * Reads STOEP_TRUSTED_PROXIES: a count from 0 to 10, or addresses and ranges with commas between them
 * (`10.0.0.5, 172.16.0.0/12, ::1`). Returns undefined when it is neither.
 */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
	if (text.trim() === '') return NO_PROXIES;
	if (/^\s*(?:10|\d)\s*$/.test(text)) return { hops: Number(text) };
	const addresses = new BlockList();
	for (const part of text.split(',')) {
		const [address = '', bits] = part.trim().split('/');
		const version = isIP(address);
		if (version === 0) return undefined;
		const family = version === 4 ? 'ipv4' : 'ipv6';
		if (bits === undefined) {
			addresses.addAddress(address, family);
			continue;
		}
		if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return undefined;
		addresses.addSubnet(address, Number(bits), family);
	}
	return { addresses };
}

/**
 * The address of whoever asks: that of the connection, unless a trusted proxy says for whom it asks. Only the end of
 * X-Forwarded-For that trusted proxies wrote themselves is believed. Returns 'unknown' when the connection has none.
 */
export function clientAddress(
	remote: string | undefined,
	forwardedFor: string | undefined,
	proxies: TrustedProxies
): string {
	let address = withoutMapping(remote ?? '');
	if (isIP(address) === 0) return 'unknown';
	const hops = (forwardedFor ?? '').split(',').map((hop) => withoutMapping(hop.trim()));
	for (let passed = 0; isTrusted(address, passed, proxies); passed += 1) {
		const before = hops.pop();
		if (before === undefined || isIP(before) === 0) break;
		address = before;
	}
	return address;
}

function isTrusted(address: string, passed: number, proxies: TrustedProxies): boolean {
	if ('hops' in proxies) return passed < proxies.hops;
	return proxies.addresses.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address as a dual-stack socket writes it (`::ffff:192.0.2.1`), in its own form. */
function withoutMapping(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
