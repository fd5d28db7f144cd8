import { describe, expect, it } from 'vitest';
import { readChangesCursor, writeChangesCursor } from './changes-cursor.ts';

const CURSOR = { history: 8_999_999_999_999_999, number: 12, networkId: '019cb44e-aee0-7af8-a37e-6ee54a65a8b5' };

describe('the cursor of the changes', () => {
	it.each([CURSOR, { ...CURSOR, networkId: null }, { ...CURSOR, number: 0 }])('is read as it was written', (cursor) => {
		const text = writeChangesCursor(cursor);
		expect(text).toMatch(/^[\w-]{1,100}$/);
		expect(readChangesCursor(text)).toEqual(cursor);
	});

	it.each([
		'',
		'onzin',
		'2026-03-03T10:00:00Z',
		`${writeChangesCursor(CURSOR)}A`,
		writeChangesCursor(CURSOR).slice(0, -1),
		...[
			'c1.2.',
			'c1.-2.*',
			'c1.2e3.*',
			'c1.9007199254740993.*',
			'c1.2.*.*',
			"c1.2.' or true--",
			'c.2.*',
			'c01.2.*'
		].map((text) => Buffer.from(text).toString('base64url')),
		`${writeChangesCursor(CURSOR)}=`,
		'A'.repeat(100_000)
	])('is nothing else: %s', (text) => {
		expect(readChangesCursor(text)).toBeNull();
	});
});
