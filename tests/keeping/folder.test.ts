import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import { copyJournal, drill, journalErased, keepingStatus, listBackups, makeDueBackup, readErasedFile } from '#keeping';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { CHECKS } from '../../src/checks.ts';
import { describeEngines } from '../engines/engines.ts';
import { clockAt, DAY, givenLine, givenNetwork, givenPlace, HOUR, keeperOf, must, tapsOn } from '../engines/given.ts';
import { folderOfTest } from './kept-file.ts';

describeEngines('the folder of the backups', (engine) => {
	vi.setConfig({ testTimeout: 60_000 });
	const clock = clockAt('2026-11-10T14:00:00+01:00');
	let ctx: Context;
	let lineId: string;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		lineId = await givenLine(ctx, place);
		must(await tapsOn(ctx, place, lineId)('treated', 3));
	});

	it('gets one a day, for its owner alone, and keeps them for 35 days', async () => {
		const backups = join(folderOfTest(), 'backups');
		expect(await keepingStatus({ backups })).toEqual({
			lastBackup: null,
			backups: 0,
			lastDrill: null,
			lastPassedDrill: null
		});
		expect(await makeDueBackup(ctx, backups)).toBe(true);
		expect(await makeDueBackup(ctx, backups)).toBe(false);
		const [first] = await listBackups(backups);
		expect(first?.at).toEqual(clock());
		expect(statSync(backups).mode & 0o777).toBe(0o700);
		expect(statSync(first?.file ?? '').mode & 0o777).toBe(0o600);
		const started = clock();
		for (let day = 1; day <= 40; day++) {
			clock.to(started.getTime() + day * DAY + 3 * HOUR);
			await makeDueBackup(ctx, backups);
		}
		const kept = await listBackups(backups);
		expect(kept).toHaveLength(36);
		expect(kept.every(({ at }) => clock().getTime() - at.getTime() <= 35 * DAY)).toBe(true);
		expect((await keepingStatus({ backups })).lastBackup?.at).toEqual(kept[0]?.at);
	});

	it('is left alone while somebody writes in it; what a killed process left goes away, what is not ours stays', async () => {
		const backups = folderOfTest();
		const part = join(backups, 'stoep-20261110T020000Z.jsonl.gz.part-1a2b3c4d');
		writeFileSync(part, 'half');
		writeFileSync(join(backups, 'mine.txt.part-1'), 'van mij');
		expect(await makeDueBackup(ctx, backups)).toBe(false);
		const longAgo = new Date(Date.now() - HOUR);
		utimesSync(part, longAgo, longAgo);
		expect(await makeDueBackup(ctx, backups)).toBe(true);
		expect(readdirSync(backups)).toHaveLength(2);
		expect(readdirSync(backups)).toContain('mine.txt.part-1');
	});

	describe('a drill', () => {
		const home = () => {
			const dataDirectory = folderOfTest();
			const backups = join(dataDirectory, 'backups');
			return { dataDirectory, backups, clock, checks: CHECKS };
		};

		it('needs a backup', async () => {
			expect(await drill(home())).toMatchObject({ ok: false, refusal: { code: 'noBackup' } });
		});

		it('restores the newest backup, leaves nothing behind and says when', async () => {
			const at = home();
			await makeDueBackup(ctx, at.backups);
			// What a killed drill left, long ago.
			mkdirSync(join(at.dataDirectory, 'drill-old'));
			utimesSync(join(at.dataDirectory, 'drill-old'), 1, 1);
			const note = must(await drill(at));
			expect(note).toMatchObject({ passed: true, wrong: [], at: clock().toISOString() });
			expect(await keepingStatus(at)).toMatchObject({ lastPassedDrill: clock(), lastDrill: note });
			expect(readdirSync(at.dataDirectory)).toEqual(['backups']);
		});

		it('that finds something wrong says what, and remembers when one passed before', async () => {
			const at = home();
			await makeDueBackup(ctx, at.backups);
			const passed = must(await drill(at));
			clock.forward(2 * DAY);
			await ctx.db.asOwner((tx) =>
				sql`update board.line set treated = 4, waiting = 4 where id = ${lineId}`.execute(tx)
			);
			await makeDueBackup(ctx, at.backups);
			await ctx.db.asOwner((tx) =>
				sql`update board.line set treated = 3, waiting = 3 where id = ${lineId}`.execute(tx)
			);
			const note = must(await drill(at));
			expect(note).toMatchObject({ passed: false, lastPassed: passed.at });
			expect(note.wrong).toEqual([expect.stringContaining(lineId)]);

			const [newest] = await listBackups(at.backups);
			writeFileSync(newest?.file ?? '', readFileSync(newest?.file ?? '').subarray(0, 100));
			expect(must(await drill(at)).wrong).toEqual([expect.stringContaining('is damaged')]);
		});
	});

	it('the journal has a copy outside the database, that remembers for seventy days', async () => {
		const dataDirectory = folderOfTest();
		const id = newId(clock());
		await ctx.db.write(KEEPER, async (tx) => done(await journalErased(tx, 'networks.member', [id])));
		const now = { ...ctx, clock: () => new Date() };
		await copyJournal(now, dataDirectory);
		const copied = await readErasedFile(dataDirectory);
		expect(copied).toMatchObject([{ table: 'networks.member', id }]);
		expect(statSync(join(dataDirectory, 'erased.jsonl')).mode & 0o777).toBe(0o600);
		// The database is lost, and what is in its place knows nothing.
		await ctx.db.asOwner((tx) => sql`delete from keeping.erased`.execute(tx));
		await copyJournal(now, dataDirectory);
		expect(await readErasedFile(dataDirectory)).toEqual(copied);
		await copyJournal({ ...ctx, clock: () => new Date(Date.now() + 71 * DAY) }, dataDirectory);
		expect(await readErasedFile(dataDirectory)).toEqual([]);
	});
});
