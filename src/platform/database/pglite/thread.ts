import { Duplex } from 'node:stream';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is started with. */
export interface ThreadSettings {
	/** Absolute path of the data directory; null keeps the database in memory (tests). */
	readonly directory: string | null;
}

/**
 * The main thread's end of the thread in which PGlite runs: a socket that speaks PostgreSQL's own protocol, so that the
 * same driver serves both engines. It is good for one connection, whose end closes the database.
 */
export class PGliteThread extends Duplex {
	readonly #worker: Worker;
	#ending = false;

	private constructor(worker: Worker) {
		super();
		this.#worker = worker;
		worker.on('message', (bytes: Uint8Array) => this.push(bytes));
		worker.on('error', (error) => this.destroy(error as Error));
		worker.on('exit', () => this.destroy(this.#ending ? undefined : new Error('The database thread has ended.')));
	}

	/**
	 * Starts the thread and opens the database in it.
	 *
	 * @throws when the directory is in use by another process or cannot be opened
	 */
	static async open(settings: ThreadSettings): Promise<PGliteThread> {
		// A path, not `new URL(..., import.meta.url)`: the bundler has to leave the worker alone.
		const worker = new Worker(path.resolve('src/platform/database/pglite/worker.ts'), { workerData: settings });
		await new Promise((ready, fail) => worker.once('message', ready).once('error', fail));
		return new PGliteThread(worker);
	}

	/** Called by the driver, as are the three below: a thread has no address and nothing to keep alive. */
	connect(): void {
		setImmediate(() => {
			if (this.destroyed) this.emit('error', new Error('The database thread has ended.'));
			else this.emit('connect');
		});
	}

	setNoDelay(): void {}
	ref(): void {}
	unref(): void {}

	override _read(): void {}

	override _write(bytes: Buffer, _encoding: BufferEncoding, written: () => void): void {
		// A copy, because the driver's buffers are views of larger ones, and those would be sent whole.
		this.#worker.postMessage(Uint8Array.from(bytes));
		written();
	}

	/** The driver corks what belongs together: one trip for a whole statement. */
	override _writev(parts: { chunk: Buffer }[], written: () => void): void {
		this.#worker.postMessage(new Uint8Array(Buffer.concat(parts.map(({ chunk }) => chunk))));
		written();
	}

	override _final(ended: () => void): void {
		this.#ending = true;
		ended();
	}
}
