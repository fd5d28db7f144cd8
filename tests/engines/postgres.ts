import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const OLDEST = 15;
const READY_WITHIN = 30_000;

/** A PostgreSQL of our own: one cluster in a folder of its own, reached by a socket in that folder only. */
export interface PostgresCluster {
	/** The DATABASE_URL of a database of this cluster. */
	url(database: string): string;
	/** Makes a database, empty or as a copy of a template to which nobody is connected, and gives its DATABASE_URL. */
	createDatabase(name: string, template?: string): Promise<string>;
	/** Signals the server, for instance SIGKILL, and waits until it is gone. */
	kill(signal: NodeJS.Signals): Promise<void>;
	/** Starts it on the same data after a kill. */
	restart(): Promise<void>;
	/** Ends the server and removes its folder. */
	stop(): Promise<void>;
}

/** The folder with the programs of the newest PostgreSQL on this machine, from version 15. */
export function findPostgres(): string | undefined {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...versions.map((version) => join(debian, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter)
	];
	return folders.find((folder) => existsSync(join(folder, 'initdb')) && majorVersion(folder) >= OLDEST);
}

/**
 * Makes a cluster and starts it, with writes as durable as in earnest. It ends with this process, however that ends.
 *
 * @throws when PostgreSQL is not on this machine or does not start, with what it said
 */
export async function startPostgres(): Promise<PostgresCluster> {
	const programs = findPostgres();
	if (!programs) throw new Error(`There is no PostgreSQL ${OLDEST} or later here; install it and try again.`);
	const user = serverUser();
	// A socket's path has room for about a hundred characters, and the server's user has to reach the folder.
	const folder = mkdtempSync(join(user ? '/tmp' : tmpdir(), 'stoep-postgres-'));
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	leaveJanitor(folder);

	const made = spawnSync(
		join(programs, 'initdb'),
		['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
		{ ...user, cwd: folder, encoding: 'utf8' }
	);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`);

	const url = (database: string) => `postgresql://postgres@/${database}?host=${encodeURIComponent(folder)}`;
	let server = await start();

	function run(): ChildProcess {
		const settings = ['listen_addresses=', 'fsync=on', 'max_connections=200', `unix_socket_directories=${folder}`];
		return spawn(join(programs ?? '', 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
			...user,
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe']
		});
	}

	/** Tries again while the processes of a killed server are still on their way out. */
	async function start(): Promise<ChildProcess> {
		const until = Date.now() + READY_WITHIN;
		for (;;) {
			const child = run();
			let said = '';
			child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-4000)));
			while (child.exitCode === null && Date.now() < until) {
				if (await answers(url('postgres'))) return child;
				await wait(20);
			}
			child.kill('SIGQUIT');
			if (Date.now() >= until) throw new Error(`PostgreSQL did not start: ${said}`);
			await wait(100);
		}
	}

	async function kill(signal: NodeJS.Signals): Promise<void> {
		if (server.exitCode !== null || server.signalCode !== null) return;
		const gone = once(server, 'exit');
		server.kill(signal);
		await gone;
	}

	return {
		url,
		kill,
		async createDatabase(name, template = 'template1') {
			await query(url('postgres'), `create database "${name}" template "${template}"`);
			return url(name);
		},
		async restart() {
			server = await start();
		},
		async stop() {
			await kill('SIGQUIT');
			spawnSync('rm', ['-rf', folder]);
		}
	};
}

/** PostgreSQL refuses to run as root: root hands it to the user of the package, or else to nobody in particular. */
function serverUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (kind: string) => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout) || 65_534;
	return { uid: id('-u'), gid: id('-g') };
}

/** A process that outlives this one: when the pipe to it closes, it ends the server and removes the folder. */
function leaveJanitor(folder: string): void {
	const script = `cat
		pid=$(head -n 1 data/postmaster.pid) && kill -QUIT "$pid" && while kill -0 "$pid"; do sleep 0.1; done
		cd / && rm -rf "$0"`;
	const janitor = spawn('sh', ['-c', script, folder], {
		cwd: folder,
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore']
	});
	janitor.unref();
	if (janitor.stdin instanceof Socket) janitor.stdin.unref();
}

function majorVersion(folder: string): number {
	const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
	return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0);
}

async function answers(url: string): Promise<boolean> {
	return query(url, 'select 1').then(
		() => true,
		() => false
	);
}

async function query(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query(sql);
	} finally {
		await client.end();
	}
}
