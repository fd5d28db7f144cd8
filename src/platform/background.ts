/**
 * Work that goes on after its request was answered, in this process. It leaves what it has to remember in the database,
 * because a process can end at any moment.
 */
export interface Background {
	/**
	 * Begins some work and does not wait for it. What it throws is reported in the log.
	 *
	 * @param work is given a signal that this process is about to stop; it ends soon after that
	 */
	start(work: (stopping: AbortSignal) => Promise<void>): void;
	/** Asks all work to end, and resolves when it has. */
	stop(): Promise<void>;
}

export function openBackground(): Background {
	const stopping = new AbortController();
	const running = new Set<Promise<void>>();
	return {
		start(work) {
			const ended = work(stopping.signal)
				.catch((error: unknown) => console.error('Work beside the requests failed.', error))
				.finally(() => running.delete(ended));
			running.add(ended);
		},
		async stop() {
			stopping.abort();
			await Promise.all(running);
		}
	};
}
