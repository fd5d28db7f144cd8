import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN = 30_000;
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** The real, built server as a process of its own, on a port that stays the same. */
export interface ServerProcess {
	/** As in `http://127.0.0.1:41234`. */
	readonly origin: string;
	/** Of the process that runs now. */
	readonly pid: number;
	/** Starts it without waiting until it answers. */
	begin(): void;
	/** Starts it and waits until `/health` is well. Throws with what the process said when it ends before. */
	start(): Promise<void>;
	/** Sends a signal and waits until the process is gone. */
	end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * A server that is not started yet. It ends with this process.
 *
 * @param env what is set for it beyond the environment of this process: STOEP_DATA, DATABASE_URL, STOEP_DEMO...
 */
export async function serverProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	let child: ChildProcess | undefined;
	let said = '';

	function begin(): void {
		said = '';
		const started = spawn(process.execPath, [...process.execArgv, 'src/server.ts'], {
			env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', STOEP_ORIGIN: '', ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const hear = (text: string) => (said = `${said}${text}`.slice(-4_000));
		started.stdout.setEncoding('utf8').on('data', hear);
		started.stderr.setEncoding('utf8').on('data', hear);
		running.add(started);
		started.once('exit', () => running.delete(started));
		child = started;
	}

	async function untilWell(): Promise<void> {
		const until = Date.now() + READY_WITHIN;
		while (!(await isWell(origin))) {
			if (hasEnded(child)) throw new Error(`The server ended while it started: ${said}`);
			if (Date.now() > until) throw new Error(`The server did not start: ${said}`);
			await wait(10);
		}
	}

	return {
		origin,
		get pid() {
			return child?.pid ?? 0;
		},
		begin,
		start() {
			begin();
			return untilWell();
		},
		async end(signal) {
			if (!child || hasEnded(child)) return;
			const gone = once(child, 'exit');
			child.kill(signal);
			await gone;
		}
	};
}

function hasEnded(child: ChildProcess | undefined): boolean {
	return !child || child.exitCode !== null || child.signalCode !== null;
}

function isWell(origin: string): Promise<boolean> {
	return fetch(`${origin}/health`).then(
		(response) => response.ok,
		() => false
	);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
