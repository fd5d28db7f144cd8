import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLimiter, truncated } from './limiter.ts';

const NOON = new Date('2026-03-03T12:00:00Z');
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

describe('a limiter', () => {
	it('lets a number of tries through, and more when its time is over', () => {
		const limiter = openLimiter({ most: 3, seconds: 60 });
		const tries = (at: Date) => [1, 2, 3, 4].map(() => limiter.take('192.0.2.7', at));
		expect(tries(NOON)).toEqual([true, true, true, false]);
		expect(limiter.take('192.0.2.7', later(59))).toBe(false);
		expect(tries(later(60))).toEqual([true, true, true, false]);
	});

	it('counts neighbours together and strangers apart', () => {
		const limiter = openLimiter({ most: 1, seconds: 60 });
		expect(limiter.take('192.0.2.7', NOON)).toBe(true);
		expect(limiter.take('192.0.2.200', NOON)).toBe(false);
		expect(limiter.take('192.0.3.7', NOON)).toBe(true);
		expect(limiter.take('2001:db8:1::1', NOON)).toBe(true);
		expect(limiter.take('2001:db8:1:ffff::1', NOON)).toBe(false);
	});

	it('lets any number through whose tries turn out well', () => {
		const limiter = openLimiter({ most: 5, seconds: 60 });
		for (let person = 0; person < 20; person++) {
			expect(limiter.take('192.0.2.7', NOON)).toBe(true);
			limiter.giveBack('192.0.2.7', NOON);
		}
	});

	it('forgets everything with the salt of the day', () => {
		const limiter = openLimiter({ most: 1, seconds: 7 * 86_400 });
		expect([limiter.take('192.0.2.7', NOON), limiter.take('192.0.2.7', NOON)]).toEqual([true, false]);
		expect(limiter.take('192.0.2.7', later(86_400))).toBe(true);
	});

	it('keeps a bounded number of addresses', () => {
		const limiter = openLimiter({ most: 1, seconds: 60 });
		for (let net = 0; net < 50_001; net++) limiter.take(`10.${net >> 8}.${net & 255}.1`, NOON);
		expect(limiter.take('10.0.0.1', NOON)).toBe(true);
	});
});

describe('an address', () => {
	it.each([
		['192.0.2.7', '192.0.2'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
		['2001:0DB8:0001::', '2001:db8:1'],
		['2001:db8::7', '2001:db8:0'],
		['::1', '0:0:0'],
		['1::2:3:4:5:6:7', '1:0:2'],
		['::ffff:192.0.2.7', '0:0:0'],
		['fe80::1%eth0', 'fe80:0:0'],
		['unknown', 'unknown'],
		['', '']
	])('%s is cut to %s', (address, cut) => {
		expect(truncated(address)).toBe(cut);
	});

	it('never gives a hair more than 24 or 48 bits', () => {
		fc.assert(fc.property(fc.ipV4(), (address) => truncated(address).split('.').length === 3));
		fc.assert(fc.property(fc.ipV6(), (address) => /^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){2}$/.test(truncated(address))));
	});
});
