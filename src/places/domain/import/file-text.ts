import { done, refuse, type Result } from '#kernel/result.ts';
import type { Reading } from './reading.ts';

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** A file that can be read, row after row. */
export interface PlaceFile {
	/** The number of rows. */
	readonly total: number;
	/** English sentences about the file as a whole (a column nobody knows). */
	readonly remarks: readonly string[];
	/** Reads on while you ask for the next, so that progress can be shown; to be walked through once. */
	readonly rows: Iterable<RowReading>;
}

export interface RowReading {
	/** Where to look in the file: the feature, counted from 1; in a CSV the line. */
	readonly row: number;
	/** As it stands there, on one line; null where it has none. Also what is no place has a name to find it by. */
	readonly name: string | null;
	readonly reading: Reading;
}

/** The text of a file in UTF-8, without its byte order mark. */
export function textOf(file: Uint8Array | string): Result<string, 'fileTooLarge' | 'wrongEncoding'> {
	if (file.length > LARGEST_FILE) return refuse('fileTooLarge', 'This file is larger than 64 MiB. Cut it in parts.');
	if (typeof file === 'string') return done(file.replace(/^\uFEFF/, ''));
	try {
		return done(new TextDecoder('utf-8', { fatal: true }).decode(file));
	} catch {
		return refuse('wrongEncoding', 'This file is not UTF-8. Save it again as UTF-8.');
	}
}
