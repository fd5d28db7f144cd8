import { once } from 'node:events';
import { createGunzip, createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { FileBeingWritten } from '#platform/files/whole-file.ts';

/** Text that is compressed (gzip) on its way into a file. */
export interface CompressedText {
	write(text: string): Promise<void>;
	/** Hands the last of it to the file, which is still to be finished. */
	end(): Promise<void>;
	/** Lets go after a failure. */
	leave(): void;
}

export function compressedInto(file: Pick<FileBeingWritten, 'write'>): CompressedText {
	const gzip = createGzip({ level: 6 });
	const written = pipeline(gzip, async (pieces: AsyncIterable<Uint8Array>) => {
		for await (const piece of pieces) await file.write(piece);
	});
	// Whoever writes hears of it at the next write or at the end.
	written.catch(() => {});
	return {
		async write(text) {
			if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
			if (gzip.destroyed) await written;
		},
		async end() {
			gzip.end();
			await written;
		},
		leave: () => void gzip.destroy()
	};
}

/** The bytes that were compressed. Throws what zlib says when they are damaged or their end is missing. */
export async function* decompressed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	const source = Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 18 });
	const gunzip = createGunzip({ chunkSize: 1 << 18 });
	// Throws into the loop below, and takes the source away when the loop is left early.
	source.once('error', (error) => gunzip.destroy(error));
	try {
		for await (const piece of source.pipe(gunzip)) yield piece as Buffer;
	} finally {
		source.destroy();
		gunzip.destroy();
	}
}

const BREAK = 10;

/** The lines of bytes, without their breaks, each as bytes. Throws a RangeError for a line beyond `longest` bytes. */
export async function* linesOf(pieces: AsyncIterable<Buffer>, longest = 256 << 20): AsyncGenerator<Buffer> {
	let begun: Buffer[] = [];
	let length = 0;
	for await (const piece of pieces) {
		let from = 0;
		for (let to = piece.indexOf(BREAK); to >= 0; to = piece.indexOf(BREAK, from)) {
			const last = piece.subarray(from, to);
			yield begun.length === 0 ? last : Buffer.concat([...begun, last]);
			begun = [];
			length = 0;
			from = to + 1;
		}
		if (from === piece.length) continue;
		// A copy: the piece belongs to a larger buffer.
		begun.push(Buffer.from(piece.subarray(from)));
		length += piece.length - from;
		if (length > longest) throw new RangeError('A line has no end.');
	}
	if (begun.length > 0) yield Buffer.concat(begun);
}
