import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createWhole, type FileBeingWritten } from './whole-file.ts';
import { whyNot } from './why-not.ts';

const PIECE = 256 * 1024;

/** The files of whoever typed a command, under the names as they were typed. Everything here throws a sentence. */
export interface CommandFiles {
	/** The bytes of a file from its start, piece by piece, however large it is. */
	pieces(file: string): AsyncIterable<Uint8Array>;
	/** A file that appears whole or not at all, for its owner alone. */
	create(file: string): Promise<FileBeingWritten>;
	/** A new folder, for its owner alone; one that is there already has to be empty. */
	createFolder(folder: string): Promise<void>;
}

/** The files of this machine. @param from the folder in which the person stood */
export function filesFrom(from: string): CommandFiles {
	return {
		async *pieces(file) {
			const handle = await open(path.resolve(from, file), 'r').catch(() => {
				throw new Error(`The file ${file} cannot be read.`);
			});
			try {
				const buffer = Buffer.alloc(PIECE);
				for (;;) {
					const { bytesRead } = await handle.read(buffer, 0, PIECE).catch((error: unknown) => {
						throw new Error(`The file ${file} cannot be read: ${whyNot(error)}.`);
					});
					if (bytesRead === 0) return;
					yield Uint8Array.from(buffer.subarray(0, bytesRead));
				}
			} finally {
				await handle.close();
			}
		},
		create: (file) => createWhole(path.resolve(from, file)),
		async createFolder(folder) {
			const where = path.resolve(from, folder);
			try {
				await mkdir(where, { recursive: true, mode: 0o700 });
			} catch (error) {
				throw new Error(`The folder ${folder} cannot be made: ${whyNot(error)}.`, { cause: error });
			}
			if ((await readdir(where)).length > 0) throw new Error(`The folder ${folder} is not empty; name a new one.`);
		}
	};
}

/** All pieces of a file as one. */
export async function wholeOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	return Buffer.concat(all);
}
