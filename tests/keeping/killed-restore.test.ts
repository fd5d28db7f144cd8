import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '#platform/database/index.ts';
import { CHECKS } from '../../src/checks.ts';
import { describeEngines, freshDatabase } from '../engines/engines.ts';
import { clockAt, givenLine, givenNetwork, givenPlace, keeperOf, must, tapsOn } from '../engines/given.ts';
import { folderOfTest, keepIn, restoreFrom, sumOf } from './kept-file.ts';
import type { HalfRestore } from './restore-and-hang.ts';

describeEngines('a restore that is killed', (engine) => {
	vi.setConfig({ testTimeout: 120_000 });
	const clock = clockAt('2026-11-10T14:00:00+01:00');

	it('leaves everything as it was, and goes through the next time', async () => {
		const ctx = keeperOf(engine.database(), clock);
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const tap = tapsOn(ctx, place, await givenLine(ctx, place));
		// More than goes in one trip, so that rows are in the database when it is killed.
		for (let taps = 0; taps < 40; taps++) must(await tap('treated', 1));
		const file = join(folderOfTest(), 'other.jsonl.gz');
		const wanted = await keepIn(ctx, file);

		const location = await freshDatabase(engine.name);
		const db = await openDatabase(location);
		const mine = keeperOf(db, clock);
		const own = await givenPlace(mine, await givenNetwork(mine));
		must(await tapsOn(mine, own, await givenLine(mine, own))('treated', 7));
		const before = await sumOf(mine);
		await db.close();

		const child = fork('tests/keeping/restore-and-hang.ts', { stdio: 'inherit' });
		const [told, gone] = [once(child, 'message'), once(child, 'exit')];
		child.send({ location, file, lines: 45 } satisfies HalfRestore);
		expect(await Promise.race([told, gone])).toContain('in the middle');
		child.kill('SIGKILL');
		expect(await gone).toEqual([null, 'SIGKILL']);

		const again = await openDatabase(location);
		try {
			const there = keeperOf(again, clock);
			expect(await sumOf(there)).toBe(before);
			for (const check of CHECKS) expect(await check(there)).toEqual([]);
			await restoreFrom(there, file);
			expect(await sumOf(there)).toBe(wanted);
		} finally {
			await again.close();
		}
	});
});
