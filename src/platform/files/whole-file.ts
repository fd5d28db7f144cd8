import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { whyNot } from './why-not.ts';

/** Between the name of a file and a random word, while it is being written. */
export const PART = '.part-';

/** A file that appears whole or not at all. */
export interface FileBeingWritten {
	write(bytes: Uint8Array): Promise<void>;
	/** Puts it in its place; it is on the disk once this answers. */
	finish(): Promise<void>;
	/** Takes away what was written. */
	abandon(): Promise<void>;
}

/**
 * Begins a file that its owner alone may read. It is written beside its place and moved there at the end, so that a reader
 * never meets half of it, and neither a full disk nor a kill spoils what stood there before.
 *
 * @throws a sentence when it cannot be written there
 */
export async function createWhole(file: string): Promise<FileBeingWritten> {
	const beside = `${file}${PART}${randomBytes(4).toString('hex')}`;
	const handle = await said(file, () => open(beside, 'wx', 0o600));
	return {
		write: (bytes) => said(file, () => writeAll(handle, bytes)),
		finish: () =>
			said(file, async () => {
				await handle.sync();
				await handle.close();
				await rename(beside, file);
				await syncFolder(path.dirname(file));
			}),
		async abandon() {
			await handle.close().catch(() => {});
			await rm(beside, { force: true });
		}
	};
}

/** A small file at once, as `createWhole` writes it. */
export async function writeWhole(file: string, text: string): Promise<void> {
	const writing = await createWhole(file);
	try {
		await writing.write(Buffer.from(text));
		await writing.finish();
	} catch (error) {
		await writing.abandon();
		throw error;
	}
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
	for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
}

/** A new name is on the disk only when its folder is. Windows has no such thing as syncing a folder. */
async function syncFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function said<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		throw new Error(`${file} cannot be written: ${whyNot(error)}.`, { cause: error });
	}
}
