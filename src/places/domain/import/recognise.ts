import { done, refuse, type Result } from '#kernel/result.ts';
import { textOf } from './file-text.ts';

export type FileFormat = 'csv' | 'geojson';
export type FileRefusal =
	'emptyFile' | 'fileTooLarge' | 'wrongEncoding' | 'isPacked' | 'isPicture' | 'isWebPage' | 'notText';

/** How files begin that people take for a list (magic numbers of PKZIP, OLE, PNG, JPEG, GIF, RIFF, PDF and gzip). */
const BEGINNINGS: readonly (readonly [start: readonly number[], is: 'isPacked' | 'isPicture' | 'notText'])[] = [
	[[0x50, 0x4b, 0x03, 0x04], 'isPacked'],
	[[0xd0, 0xcf, 0x11, 0xe0], 'isPacked'],
	[[0x1f, 0x8b], 'isPacked'],
	[[0x89, 0x50, 0x4e, 0x47], 'isPicture'],
	[[0xff, 0xd8, 0xff], 'isPicture'],
	[[0x47, 0x49, 0x46, 0x38], 'isPicture'],
	[[0x52, 0x49, 0x46, 0x46], 'isPicture'],
	[[0x25, 0x50, 0x44, 0x46], 'notText']
];

const SENTENCES = {
	isPacked: 'This is a spreadsheet or an archive as it is. Save the list as CSV, UTF-8.',
	isPicture: 'This is a picture and no list.',
	notText: 'This file is no text.',
	isWebPage: 'This is a web page and no list.'
} as const;

/**
 * What a file is, by what is in it: its name and its type are what somebody says of it. A file that is text and no JSON is
 * taken for CSV, which has no beginning of its own.
 */
export function recogniseFile(file: Uint8Array): Result<FileFormat, FileRefusal> {
	if (file.length === 0) return refuse('emptyFile', 'This file is empty.');
	const known = BEGINNINGS.find(([start]) => start.every((byte, index) => file[index] === byte));
	if (known) return refuse(known[1], SENTENCES[known[1]]);
	if (isUtf16(file)) return refuse('wrongEncoding', 'This file is UTF-16. Save it again as UTF-8.');
	if (file.includes(0)) return refuse('notText', SENTENCES.notText);
	const text = textOf(file);
	if (!text.ok) return text;
	const start = text.value.slice(0, 2_000).trimStart();
	if (start === '') return refuse('emptyFile', 'This file is empty.');
	if (start.startsWith('<')) return refuse('isWebPage', SENTENCES.isWebPage);
	return done(start.startsWith('{') || start.startsWith('[') ? 'geojson' : 'csv');
}

/** By its byte order mark; or, where that lacks, by the NUL in every second byte that ordinary letters have there. */
function isUtf16(file: Uint8Array): boolean {
	if ((file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)) return true;
	const start = file.subarray(0, 64);
	const nulsAt = (parity: number) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
	return start.length >= 8 && Math.abs(nulsAt(0) - nulsAt(1)) > start.length / 3;
}
