import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, codeFrom, isCode, isUuid, isUuidV7, normaliseCode, uuidV7, withoutTime } from './ids.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('uuidV7', () => {
	it('is the example of RFC 9562, appendix A.6', () => {
		const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
		expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
	});

	it('is always a canonical UUID of version 7 that tells its time', () => {
		fc.assert(
			fc.property(time, bytes(10), (unixMs, random) => {
				const id = uuidV7(unixMs, random);
				expect(isUuidV7(id)).toBe(true);
				expect(isUuid(id)).toBe(true);
				expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(unixMs);
			})
		);
	});

	it('sorts by time', () => {
		fc.assert(
			fc.property(time, time, bytes(10), bytes(10), (a, b, one, other) => {
				fc.pre(a < b);
				expect(uuidV7(a, one) < uuidV7(b, other)).toBe(true);
			})
		);
	});

	it('leaves the bytes it was given alone', () => {
		const random = new Uint8Array(10).fill(0xff);
		uuidV7(1, random);
		expect([...random]).toEqual(Array(10).fill(0xff));
	});

	it.each([-1, 0.5, Number.NaN, 2 ** 48])('refuses %s as a time', (unixMs) => {
		expect(() => uuidV7(unixMs, new Uint8Array(10))).toThrow(RangeError);
	});

	it('refuses too few or too many bytes', () => {
		expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
		expect(() => uuidV7(0, new Uint8Array(16))).toThrow(RangeError);
	});
});

describe('isUuid', () => {
	it.each([
		['01912b4e-7c1a-7d3e-8f00-0123456789ab', true, true],
		['4f9619ff-8b86-4011-b42d-00c04fc964ff', true, false],
		['01912B4E-7C1A-7D3E-8F00-0123456789AB', false, false],
		['01912b4e-7c1a-7d3e-cf00-0123456789ab', true, false],
		['01912b4e7c1a7d3e8f000123456789ab', false, false],
		[' 01912b4e-7c1a-7d3e-8f00-0123456789ab', false, false],
		['01912b4e-7c1a-7d3e-8f00-0123456789ab\n', false, false],
		['', false, false],
		[null, false, false],
		[17, false, false]
	])('of %j is %s, of version 7 %s', (value, any, seven) => {
		expect(isUuid(value)).toBe(any);
		expect(isUuidV7(value)).toBe(seven);
	});
});

describe('withoutTime', () => {
	it('takes out the time and keeps the chance, the same for every try', () => {
		fc.assert(
			fc.property(time, time, bytes(10), (a, b, random) => {
				const timeless = withoutTime(uuidV7(a, random));
				expect(timeless).toBe(withoutTime(uuidV7(b, random)));
				expect(timeless).toMatch(/^00000000-0000-8/);
				expect(isUuid(timeless)).toBe(true);
				expect(withoutTime(timeless)).toBe(timeless);
			})
		);
	});

	it('keeps different ids different', () => {
		fc.assert(
			fc.property(bytes(10), bytes(10), (one, other) => {
				const [a, b] = [uuidV7(5, one), uuidV7(5, other)];
				expect(withoutTime(a) === withoutTime(b)).toBe(a === b);
			})
		);
	});

	it('leaves anything else as it is', () => {
		expect(withoutTime('4f9619ff-8b86-4011-b42d-00c04fc964ff')).toBe('4f9619ff-8b86-4011-b42d-00c04fc964ff');
	});
});

describe('codes', () => {
	it('use 32 characters, none of them ambiguous', () => {
		expect(new Set(CODE_ALPHABET).size).toBe(32);
		expect(CODE_ALPHABET).not.toMatch(/[ILOUa-z]/);
	});

	it('give every character the same chance', () => {
		const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
		const counts = new Map<string, number>();
		for (const one of codeFrom(everyByte, 256)) counts.set(one, (counts.get(one) ?? 0) + 1);
		expect([...counts.values()]).toEqual(Array(32).fill(8));
	});

	it('have the length that was asked, and survive being typed sloppily', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 16 }), bytes(16), (length, random) => {
				const code = codeFrom(random, length);
				expect(isCode(code, length)).toBe(true);
				expect(isCode(code, length + 1)).toBe(false);
				const typed = [...code.toLowerCase()].join(' - ').replaceAll('0', 'o').replaceAll('1', 'l');
				expect(normaliseCode(typed)).toBe(code);
			})
		);
	});

	it('need a byte for each character', () => {
		expect(() => codeFrom(new Uint8Array(9), 10)).toThrow(RangeError);
		expect(() => codeFrom(new Uint8Array(9), 0)).toThrow(RangeError);
	});

	it('read what people type', () => {
		expect(normaliseCode(' oil–1 ab\tc ')).toBe('0111ABC');
		expect(isCode('0111ABC', 7)).toBe(true);
		expect(isCode('O111ABC', 7)).toBe(false);
		expect(isCode(1111111, 7)).toBe(false);
	});
});
