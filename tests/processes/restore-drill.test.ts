import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { findPostgres, startPostgres, type PostgresCluster } from '../engines/postgres.ts';
import { counterDevice } from './counter-device.ts';
import { serverProcess, type ServerProcess } from './server-process.ts';
import { foundSmallNetwork } from './small-network.ts';

const PATIENCE = 180_000;
const engines = ['pglite', ...(findPostgres() || process.env.CI ? ['postgres'] : [])] as const;

describe.each(engines)('keeping on %s', (engine) => {
	let data: string;
	let server: ServerProcess | undefined;
	let cluster: PostgresCluster | undefined;

	afterEach(async () => {
		await server?.end('SIGKILL');
		await cluster?.stop();
		rmSync(data, { recursive: true, force: true });
	});

	async function layGround() {
		data = mkdtempSync(join(tmpdir(), 'stoep-drill-'));
		cluster = engine === 'postgres' ? await startPostgres() : undefined;
		const url = (await cluster?.createDatabase('stoep')) ?? '';
		return { STOEP_DATA: data, STOEP_DEMO: '0', DATABASE_URL: url };
	}

	/** A command as somebody types it, in a process of its own. */
	async function type(env: Readonly<Record<string, string>>, ...argv: string[]) {
		const child = spawn(process.execPath, [...process.execArgv, 'src/cli.ts', ...argv], {
			env: { ...process.env, INIT_CWD: data, ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const [out, err, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
		return { exit: Number(exit), out, err };
	}

	it(
		'survives kill -9: a drill passes, and a restore into the running server shows at once',
		{ timeout: PATIENCE },
		async () => {
			const env = await layGround();
			const [place] = await foundSmallNetwork(env, 1);
			if (!place) throw new Error('There is no place.');
			server = await serverProcess(env);
			await server.start();
			const device = counterDevice(server.origin);
			await device.open(place.secret);
			const lineId = place.lines[0] ?? '';
			const treat = () => {
				const now = Date.now();
				const clock = { at: now, offset: 0, lastContact: now };
				const id = uuidV7(now, randomBytes(10));
				return device.send({ id, lineId, kind: 'treated', n: 1, mayPassOn: true, of: '', device: clock });
			};
			const { origin } = server;
			const page = async () => (await fetch(origin + place.page)).text();
			const health = async () => ((await (await fetch(`${origin}/health`)).json()) as { checks: object }).checks;

			for (let taps = 0; taps < 3; taps++) expect(await treat()).toEqual({ is: 'acknowledged' });
			const kept = await page();
			expect(await health()).toMatchObject({ lastBackup: null, lastPassedDrill: null });
			// While the server runs, through it; where the daily ones are, so that the drill finds it.
			const file = 'backups/stoep-20261110T020000Z.jsonl.gz';
			expect(await type(env, 'backup', file)).toMatchObject({ exit: 1, err: expect.stringContaining('no such file') });
			mkdirSync(join(data, 'backups'));
			expect(await type(env, 'backup', file)).toMatchObject({ exit: 0, err: '' });
			expect(await treat()).toEqual({ is: 'acknowledged' });
			expect(await page()).not.toBe(kept);

			await server.end('SIGKILL');
			const drilled = await type(env, 'drill');
			expect(drilled).toMatchObject({ exit: 0, err: '' });
			expect(drilled.out).toContain('all is well');
			expect(readdirSync(data).filter((name) => name.startsWith('drill-'))).toEqual([]);
			// And without the server: the database that was killed is whole.
			expect(await type(env, 'check')).toMatchObject({ exit: 0, err: '' });

			await server.start();
			expect(await health()).toMatchObject({
				lastBackup: '2026-11-10T02:00:00.000Z',
				lastPassedDrill: expect.stringMatching(/^20/)
			});
			expect(await page()).not.toBe(kept);
			expect(await type(env, 'restore', file)).toMatchObject({ exit: 1, err: expect.stringContaining('--replace') });
			expect(await type(env, 'restore', file, '--replace')).toMatchObject({ exit: 0, err: '' });
			await until(async () => expect(await page()).toBe(kept));
			expect(await type(env, 'check', '--against', file)).toMatchObject({ exit: 0, err: '' });
			// Its session ended with the restore; the card is still good.
			expect((await treat()).is).toBe('refused');
			await device.open(place.secret);
			expect(await treat()).toEqual({ is: 'acknowledged' });
		}
	);
});

/** On PostgreSQL the server hears by NOTIFY that everything is another. */
async function until(holds: () => Promise<void>): Promise<void> {
	const end = Date.now() + 5_000;
	for (;;) {
		try {
			return await holds();
		} catch (error) {
			if (Date.now() > end) throw error;
			await new Promise((next) => setTimeout(next, 50));
		}
	}
}
