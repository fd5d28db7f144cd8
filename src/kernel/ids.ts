/** Digits and capitals without those that are mixed up when read aloud or copied by hand (I, L, O, U). 32 of them. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LARGEST_TIME = 2 ** 48 - 1;

/** Whether a value is a UUID of any version in its canonical form: 36 characters, lower case, with dashes. */
export function isUuid(value: unknown): value is string {
	return typeof value === 'string' && UUID.test(value);
}

/** Whether a value is a canonical, lower-case UUID of version 7. */
export function isUuidV7(value: unknown): value is string {
	return typeof value === 'string' && UUID_V7.test(value);
}

/**
 * A UUID of version 7 (RFC 9562): later ids sort after earlier ones; within one millisecond chance decides.
 *
 * @param unixMs whole milliseconds since 1970, 0 to 2^48 - 1
 * @param random 10 bytes from a secure source; 74 of their bits are used
 * @throws RangeError for another time or another number of bytes
 */
export function uuidV7(unixMs: number, random: Uint8Array): string {
	if (!Number.isInteger(unixMs) || unixMs < 0 || unixMs > LARGEST_TIME) {
		throw new RangeError('the time of an id is a whole number of milliseconds from 0 to 2^48 - 1');
	}
	if (random.length !== 10) throw new RangeError('an id is made from 10 random bytes');
	const tail = Uint8Array.from(random);
	tail.set([0x70 | (tail[0]! & 0x0f)], 0);
	tail.set([0x80 | (tail[2]! & 0x3f)], 2);
	return dashed(unixMs.toString(16).padStart(12, '0') + hex(tail));
}

/**
 * The same id without the moment that a UUID of version 7 carries in its first 48 bits, so that times that are forgotten
 * are not still readable in the ids. Its 74 random bits stay, which keeps it unique, and the same id always gives the same
 * answer, which keeps a late retry recognisable. The answer is a UUID of version 8; any other text comes back as it is.
 */
export function withoutTime(id: string): string {
	return isUuidV7(id) ? `00000000-0000-8${id.slice(15)}` : id;
}

/**
 * A code for people, each character equally likely (256 is a multiple of 32).
 *
 * @param random at least `length` bytes from a secure source; one byte a character, five bits of it count
 * @param length number of characters, 1 or more
 * @throws RangeError for too few bytes
 */
export function codeFrom(random: Uint8Array, length: number): string {
	if (!Number.isInteger(length) || length < 1 || random.length < length) {
		throw new RangeError('a code needs one random byte for each of its characters');
	}
	return Array.from(random.subarray(0, length), (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join('');
}

/** Whether a value is a code of exactly `length` characters as `codeFrom` makes them; what people typed goes through `normaliseCode` first. */
export function isCode(value: unknown, length: number): value is string {
	return typeof value === 'string' && value.length === length && [...value].every((one) => CODE_ALPHABET.includes(one));
}

/** What somebody typed as a code, in the form in which codes are kept: capitals, O read as 0, I and L as 1, no spaces or dashes. */
export function normaliseCode(typed: string): string {
	return typed
		.replace(/[\s\p{Pd}]/gu, '')
		.toUpperCase()
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
}

function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function dashed(digits: string): string {
	return [
		[0, 8],
		[8, 12],
		[12, 16],
		[16, 20],
		[20, 32]
	]
		.map(([from, until]) => digits.slice(from, until))
		.join('-');
}
