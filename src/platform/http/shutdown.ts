import type { Server, ServerResponse } from 'node:http';

/** Milliseconds that requests under way get to end, and then the hooks again. */
export const DRAINING_TIME = 10_000;

/**
 * Ends a server in order: no new connections, event streams ended, requests under way answered, then the hooks. What
 * takes longer than `time` milliseconds is cut off. Resolves to whether all hooks succeeded.
 */
export async function drain(
	server: Server,
	open: ReadonlySet<ServerResponse>,
	hooks: ReadonlySet<() => Promise<void>>,
	time: number
): Promise<boolean> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	for (const response of open) {
		if (!response.headersSent) response.shouldKeepAlive = false;
		// Only a stream of events has sent its headers and would never end by itself.
		else if (/^text\/event-stream/.test(String(response.getHeader('content-type')))) response.end();
	}
	server.closeIdleConnections();
	const cut = setTimeout(() => server.closeAllConnections(), time);
	await closed;
	clearTimeout(cut);
	return runHooks(hooks, time);
}

/** Runs every hook side by side, each for at most `time` milliseconds. Resolves to whether all succeeded. */
export async function runHooks(hooks: ReadonlySet<() => Promise<void>>, time = DRAINING_TIME): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not done after ${time} ms`)), time);
	});
	const ends = await Promise.allSettled([...hooks].map((hook) => Promise.race([hook(), late])));
	clearTimeout(timer);
	const failures = ends.filter((end) => end.status === 'rejected');
	for (const failure of failures) console.error('While stopping:', failure.reason);
	return failures.length === 0;
}

/** Milliseconds. Ctrl-C under npm arrives twice at once: from the terminal, and handed on by npm. */
const ECHO = 500;

/**
 * Stops once, in order, when the system asks (Ctrl-C, `kill`, a service manager, a closed console on Windows), and exits
 * with 0 when all went well. Asked a second time, exits at once.
 */
export function stopOnSignals(stop: () => Promise<boolean>): void {
	const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
	// Elsewhere a closed terminal means SIGHUP too, but there `nohup` must be able to say "stay".
	if (process.platform === 'win32') signals.push('SIGHUP', 'SIGBREAK');
	let asked: number | undefined;
	for (const signal of signals) {
		process.on(signal, () => {
			if (asked !== undefined) {
				if (performance.now() - asked > ECHO) process.exit(1);
				return;
			}
			asked = performance.now();
			stop().then(
				(well) => process.exit(well ? 0 : 1),
				() => process.exit(1)
			);
		});
	}
}
