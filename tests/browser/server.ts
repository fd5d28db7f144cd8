import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readOutbox } from '#platform/mail/read-outbox.ts';

/** A Tuesday afternoon: the moment at which the server believes to start, unless it is told otherwise. */
const TUESDAY_AFTERNOON = '2026-03-03T14:00:00+01:00';

/** Milliseconds. Filling the demo town is most of it; the rest is for a machine with other things to do. */
const PATIENCE = 100_000;

/** What a command of the command line said and how it ended. */
export interface Said {
	readonly exit: number | null;
	readonly text: string;
}

/** The real, built server as a process of its own, in a directory of its own, with the demo town in it. */
export interface TownServer {
	readonly port: number;
	/** `http://127.0.0.1:PORT` */
	readonly origin: string;
	/** The card of Café De Wilg: what stands after the # of its link, and what one types. */
	readonly card: { readonly secret: string; readonly code: string };
	/** The folder of its daily backups, which is there once it made one. */
	readonly backups: string;
	/** Runs `stoep WORDS` as its keeper would, through the server when it runs; `from` is where it looks for files. */
	stoep(words: readonly string[], from?: string): Promise<Said>;
	/** The mails that were sent to this address, as text, the newest first. */
	mails(to: string): Promise<string[]>;
	/** Ends the process as a power cut does. */
	kill(): Promise<void>;
	/**
	 * Starts it again on the same port and data, and ends it first if it runs. Its clock goes on, or stands at the moment
	 * that is given.
	 */
	restart(now?: string): Promise<void>;
	/** Ends the process and removes its directory. */
	close(): Promise<void>;
}

/** Starts the built application; `npm run build` comes first. */
export async function startTown(): Promise<TownServer> {
	const data = mkdtempSync(join(tmpdir(), 'stoep-town-'));
	const begun = Date.now();
	let running: Running;
	try {
		running = await run(data, 0, TUESDAY_AFTERNOON);
	} catch (error) {
		rmSync(data, { recursive: true, force: true });
		throw error;
	}
	const { port } = running;
	return {
		port,
		origin: `http://127.0.0.1:${port}`,
		card: JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as { secret: string; code: string },
		backups: join(data, 'backups'),
		stoep: (words, from = data) => command(words, { STOEP_DATA: data, PORT: String(port), INIT_CWD: from }),
		async mails(to) {
			const all = await readOutbox(data);
			// Long lines are broken by "=" and whatever is not ASCII is written as bytes (quoted-printable, RFC 2045).
			return all.filter(({ text }) => text.includes(`To: ${to}\n`)).map(({ text }) => text.replaceAll('=\n', ''));
		},
		kill: () => end(running, 'SIGKILL'),
		async restart(now) {
			await end(running, 'SIGTERM');
			const goneOn = new Date(Date.parse(TUESDAY_AFTERNOON) + Date.now() - begun).toISOString();
			running = await run(data, port, now ?? goneOn);
		},
		async close() {
			await end(running, 'SIGTERM');
			rmSync(data, { recursive: true, force: true });
		}
	};
}

interface Running {
	readonly child: ChildProcess;
	readonly port: number;
}

async function run(data: string, port: number, now: string): Promise<Running> {
	const child = node(['src/server.ts'], { STOEP_DATA: data, STOEP_NOW: now, PORT: String(port), HOST: '127.0.0.1' });
	let said = '';
	const opened = new Promise<number>((open, fail) => {
		const late = setTimeout(() => fail(new Error(`The server did not start in time. ${said}`)), PATIENCE);
		const hear = (text: Buffer) => {
			said += String(text);
			const opened = /^Stoep is open at http:\/\/127\.0\.0\.1:(\d+)$/m.exec(said)?.[1];
			if (!opened) return;
			clearTimeout(late);
			open(Number(opened));
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('close', () => {
			clearTimeout(late);
			fail(new Error(`The server ended: ${said}`));
		});
	});
	try {
		const running = { child, port: await opened };
		const health = await fetch(`http://127.0.0.1:${running.port}/health`);
		if (!health.ok) throw new Error(`The server is not well: ${await health.text()}`);
		return running;
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	}
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'close');
	child.kill(signal);
	await ended;
}

async function command(words: readonly string[], env: Record<string, string>): Promise<Said> {
	const child = node(['src/cli.ts', ...words], env);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (text += String(data)));
	const [exit] = (await once(child, 'close')) as [number | null];
	return { exit, text };
}

/** Starts Node in the project's folder with nothing of the environment of the tests but the path. */
function node(words: readonly string[], env: Record<string, string>): ChildProcess {
	const child = spawn(process.execPath, words, {
		cwd: resolve('.'),
		env: { PATH: process.env.PATH, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	// A test run that is broken off leaves nothing running.
	const endToo = () => child.kill('SIGKILL');
	process.once('exit', endToo);
	child.once('close', () => process.off('exit', endToo));
	return child;
}
