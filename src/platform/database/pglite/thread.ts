import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest, WorkerRows, WorkerSettings } from './protocol.ts';

/** The main thread's end of the thread in which PGlite runs. */
export class PGliteThread {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, { done: (rows: WorkerRows) => void; fail: (error: Error) => void }>();
	#last = 0;
	#ended: Error | null = null;

	private constructor(worker: Worker) {
		this.#worker = worker;
	}

	/**
	 * Starts the thread and opens the database in it.
	 *
	 * @throws when the directory is in use by another process or cannot be opened
	 */
	static async open(settings: WorkerSettings): Promise<PGliteThread> {
		// A path, not `new URL(..., import.meta.url)`: the bundler has to leave the worker alone.
		const worker = new Worker(path.resolve('src/platform/database/pglite/worker.ts'), { workerData: settings });
		const thread = new PGliteThread(worker);
		await new Promise<void>((ready, fail) => {
			worker.on('error', (error) => {
				thread.#end(error as Error);
				fail(error as Error);
			});
			worker.on('exit', () => thread.#end(new Error('The database thread has ended.')));
			worker.on('message', (message: WorkerAnswer) => {
				if ('ready' in message) ready();
				else thread.#receive(message);
			});
		});
		return thread;
	}

	run(sql: string, parameters: readonly unknown[]): Promise<WorkerRows> {
		return this.#ask('run', sql, parameters);
	}

	/** Several statements without parameters in one trip; the rows of the last one. */
	script(sql: string): Promise<WorkerRows> {
		return this.#ask('script', sql, []);
	}

	async close(): Promise<void> {
		if (this.#ended === null) await this.#ask('close', '', []);
		await this.#worker.terminate();
	}

	#ask(work: WorkerRequest['work'], sql: string, parameters: readonly unknown[]): Promise<WorkerRows> {
		if (this.#ended !== null) return Promise.reject(this.#ended);
		const id = ++this.#last;
		return new Promise((done, fail) => {
			this.#waiting.set(id, { done, fail });
			this.#worker.postMessage({ id, work, sql, parameters } satisfies WorkerRequest);
		});
	}

	#receive(message: Exclude<WorkerAnswer, { ready: true }>): void {
		const waiting = this.#waiting.get(message.id);
		this.#waiting.delete(message.id);
		if ('failure' in message) waiting?.fail(Object.assign(new Error(message.failure.message), message.failure));
		else waiting?.done(message.rows);
	}

	#end(error: Error): void {
		this.#ended ??= error;
		for (const { fail } of this.#waiting.values()) fail(this.#ended);
		this.#waiting.clear();
	}
}
