import { openBackground } from '#platform/background.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesFrom, wholeOf } from '#platform/files/command-files.ts';
import { migrate, openDatabase } from '#platform/database/index.ts';
import { clockAt, DAY, givenLine, givenNetwork, givenPlace, keeperOf, must, tapsOn } from '#tests/engines/given.ts';
import type { Installation } from '../installation.ts';
import { runCommand, runOnFiles } from './index.ts';

describe('the commands that keep', () => {
	const clock = clockAt('2026-11-10T14:00:00+01:00');
	let folder: string;
	let installation: Installation;
	let slug: string;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'stoep-keeping-'));
		const db = await openDatabase({ memory: true });
		await migrate(db);
		const backups = join(folder, 'backups');
		installation = {
			db,
			dataDirectory: folder,
			backups,
			clock,
			mail: { keepsFiles: true, send: async () => {} },
			address: 'http://localhost:3000',
			background: openBackground()
		};
		const ctx = keeperOf(db, clock);
		const given = await givenNetwork(ctx);
		({ slug } = given.network);
		const place = await givenPlace(ctx, given);
		must(await tapsOn(ctx, place, await givenLine(ctx, place))('treated', 3));
	}, 60_000);
	afterAll(async () => {
		await installation.db.close();
		rmSync(folder, { recursive: true, force: true });
	});

	async function type(line: string) {
		const out: string[] = [];
		const err: string[] = [];
		const seen: string[] = [];
		const files = filesFrom(folder);
		const io = {
			...files,
			read: (file: string) => wholeOf(files.pieces(file)),
			print: (text: string) => void out.push(text),
			complain: (text: string) => void err.push(text),
			progress: (text: string) => void seen.push(text)
		};
		const argv = line.split(' ');
		const exit = (await runOnFiles(installation, argv, io)) ?? (await runCommand(installation, argv, io));
		return { exit, out: out.join('\n'), err: err.join('\n'), seen };
	}

	it('keep, compare, put back and say what they did', { timeout: 60_000 }, async () => {
		const backup = await type('backup alles.jsonl.gz');
		expect(backup).toMatchObject({ exit: 0, err: '' });
		expect(backup.seen.slice(-2)).toEqual([expect.stringMatching(/^\d+\.\d MB written/), '']);
		const [sum = ''] = /[0-9a-f]{64}/.exec(backup.out) ?? [];
		expect((await type('check --against alles.jsonl.gz')).out).toContain(`checksum ${sum}\nAll is well.`);

		await type(`network landmark ${slug} station --name station --at 51.05,3.74`);
		expect(await type('check --against alles.jsonl.gz')).toMatchObject({
			exit: 1,
			err: 'networks.landmark differs: 0 rows in alles.jsonl.gz, 1 here.'
		});
		expect(await type('restore alles.jsonl.gz')).toMatchObject({
			exit: 1,
			out: '',
			err: expect.stringContaining('--replace')
		});
		const restored = await type('restore alles.jsonl.gz --replace');
		expect(restored.out).toContain(`checksum ${sum}`);
		expect(restored.seen).toEqual([
			'Looking whether it is whole: 0 rows ...',
			expect.stringMatching(/^Looking whether it is whole: \d+ rows\.$/),
			'Bringing it in: 0 rows ...',
			'Holding what came in against the backup ...',
			''
		]);
		expect((await type('check --json')).out).toContain(`"sha256": "${sum}"`);
	});

	it('forget again what a backup still knew', { timeout: 60_000 }, async () => {
		await type('backup alles.jsonl.gz');
		clock.forward(10 * DAY);
		expect((await type('restore alles.jsonl.gz --replace')).out).toContain('were cut again on 1 line.');
		clock.forward(-10 * DAY);
	});

	it('take a network out, and in only where nothing is', { timeout: 60_000 }, async () => {
		expect(await type(`export ${slug} uit`)).toMatchObject({ exit: 0, err: '' });
		expect(readFileSync(join(folder, 'uit/README.md'), 'utf8')).toContain(slug);
		await expect(type(`export ${slug} uit`)).rejects.toThrow('is not empty');
		expect(await type('export nergens weg')).toMatchObject({ exit: 1, err: 'There is no network "nergens".' });
		expect(await type('import network uit')).toMatchObject({ exit: 1, err: expect.stringContaining('an empty Stoep') });
		expect(await type('import network nergens')).toMatchObject({
			exit: 1,
			err: expect.stringContaining('no exported')
		});
	});

	it('drill a file without the database', { timeout: 60_000 }, async () => {
		expect(await type('drill')).toMatchObject({ exit: 1, err: expect.stringContaining('There is no backup') });
		await type('backup alles.jsonl.gz');
		expect(await type('drill --of alles.jsonl.gz')).toMatchObject({
			exit: 0,
			out: 'alles.jsonl.gz was restored, and all is well.'
		});
		writeFileSync(join(folder, 'stuk.jsonl.gz'), readFileSync(join(folder, 'alles.jsonl.gz')).subarray(0, 900));
		expect(await type('drill --of stuk.jsonl.gz')).toMatchObject({
			exit: 1,
			err: expect.stringMatching(/did not pass:\n.*is damaged: its end is missing/)
		});
	});
});
