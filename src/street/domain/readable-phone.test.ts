import { describe, expect, it } from 'vitest';
import { readablePhone } from './readable-phone.ts';

describe('a phone number', () => {
	it.each([
		['+3291234567', '09 123 45 67'],
		['+3252123456', '052 12 34 56'],
		['+32470123456', '0470 12 34 56'],
		['+31201234567', '+31201234567'],
		['09 123 45 67', '09 123 45 67']
	])('%s reads %s', (phone, readable) => {
		expect(readablePhone(phone)).toBe(readable);
	});
});
