import { describe, expect, it } from 'vitest';
import { recogniseFile } from './recognise.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);

describe('what a file is', () => {
	it.each([
		['naam;lat;lon\nBij Fatma;51;3\n', 'csv'],
		['\uFEFFnaam;lat;lon\n', 'csv'],
		['  {"type":"FeatureCollection"}', 'geojson'],
		['\uFEFF[]', 'geojson'],
		['PK;lat;lon\nx\n', 'csv']
	])('is told from its text: %j', (text, is) => {
		const result = recogniseFile(bytes(text));
		expect(result.ok ? result.value : result.refusal.code).toBe(is);
	});

	it.each([
		['nothing', new Uint8Array(), 'emptyFile'],
		['blanks', bytes(' \r\n\n'), 'emptyFile'],
		['a spreadsheet of today', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'isPacked'],
		['a spreadsheet of 2003', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'isPacked'],
		['an archive', Uint8Array.of(0x1f, 0x8b, 8), 'isPacked'],
		['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'isPicture'],
		['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'isPicture'],
		['a PDF', bytes('%PDF-1.7'), 'notText'],
		['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, ...utf16('naam;lat')), 'wrongEncoding'],
		['UTF-16 without it', utf16('naam;lat;lon\nBij Fatma;51;3\n'), 'wrongEncoding'],
		['letters of Windows', Uint8Array.of(...bytes('naam;lat;lon\nCaf'), 0xe9), 'wrongEncoding'],
		['bytes of a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0), 'notText'],
		['a web page', bytes('\n<!doctype html><title>x</title>'), 'isWebPage']
	])('is refused with a sentence when it is %s', (_, file, code) => {
		expect(recogniseFile(file)).toMatchObject({
			ok: false,
			refusal: { code, sentence: expect.stringMatching(/^[A-Z].*\.$/) }
		});
	});
});
