import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';

/**
 * Takes the data directory for this process, or throws a clear sentence. PGlite takes no lock of its own: two processes on
 * one directory lose rows without a word. The lock is an exclusive SQLite transaction on a file, because the kernel frees
 * it when the process dies, however it dies; the mere existence of a file would outlive a `kill -9`.
 *
 * @returns what releases the lock
 */
export function lockDirectory(directory: string): () => void {
	const lock = new DatabaseSync(path.join(directory, 'lock'));
	try {
		lock.exec('pragma locking_mode = exclusive; pragma busy_timeout = 0; begin exclusive');
	} catch {
		lock.close();
		throw new Error(`The data directory ${directory} is in use by another Stoep. Stop that one first.`);
	}
	return () => lock.close();
}
