import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { listMembers, listNetworks } from '#networks';
import { addUp, readArchive } from '#keeping';
import { LATEST_SCHEMA, migrate, openDatabase, schemaOf, type DatabaseLocation } from '#platform/database/index.ts';
import { CHECKS } from '../../src/checks.ts';
import { migrations } from '../../src/platform/database/migrations/index.ts';
import { describeEngines, freshDatabase } from '../engines/engines.ts';
import { clockAt, keeperOf } from '../engines/given.ts';
import { archiveAt, folderOfTest, keepIn, restoreFrom } from '../keeping/kept-file.ts';

/** The demo town as the first release kept it. */
const FIRST_RELEASE = 'tests/upgrades/town-0005.jsonl.gz';
/** The demo town as each release that changed the schema kept it, by its last step. The next one adds its own. */
const RELEASES: readonly (readonly [string, string])[] = [
	['0005-board', FIRST_RELEASE],
	['0011-experts', 'tests/upgrades/town-0011.jsonl.gz']
];

describeEngines('an upgrade', (engine) => {
	vi.setConfig({ testTimeout: 120_000 });
	const clock = clockAt('2026-11-10T14:00:00+01:00');

	it.each(RELEASES)('from the release with %s keeps everything and holds together', async (last, file) => {
		const ctx = keeperOf(engine.database(), clock);
		const kept = await readArchive(archiveAt(join(process.cwd(), file)));
		if (!kept.ok) throw new Error(kept.refusal.sentence);
		const restored = await restoreFrom(ctx, join(process.cwd(), file));
		const steps = Object.keys(migrations).filter((name) => name > last);
		expect(restored.steps).toEqual(steps);
		expect(await engine.database().asOwner(schemaOf)).toBe(LATEST_SCHEMA);
		for (const check of CHECKS) expect(await check(ctx)).toEqual([]);
		const networks = await listNetworks(ctx);
		expect(networks).toMatchObject([{ slug: 'wilgemonde' }]);
		expect(await listMembers(ctx, networks[0]?.id ?? '')).toContainEqual(
			expect.objectContaining({ role: 'coordinator', mail: 'fatma@example.org' })
		);
		// The same rows are there; what a later step adds to them makes no row less.
		const { ending } = await addUp(ctx);
		for (const { name, rows } of kept.value.ending.tables) {
			const now = ending.tables.find((table) => table.name === name);
			expect(now?.rows, name).toBeGreaterThanOrEqual(rows);
		}
	});

	it('backwards is refused with a sentence, and changes nothing', async () => {
		const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= '0005-board'));
		await expect(migrate(engine.database(), before)).rejects.toThrow(`of a newer Stoep (0006-keeping`);
		expect(await engine.database().asOwner(schemaOf)).toBe(LATEST_SCHEMA);
	});

	it('that is killed in the middle leaves everything as it was, and goes through the next time', async () => {
		const location = await emptyPlace(engine.name);
		const { '0005-board': last, ...before } = Object.fromEntries(
			Object.entries(migrations).filter(([name]) => name <= '0005-board')
		);
		if (!last) throw new Error('The first release ends with the board.');
		const db = await openDatabase(location);
		await migrate(db, { ...before, '0005-board': last });
		await db.close();

		await killInTheMiddle(location);

		const again = await openDatabase(location);
		try {
			const { rows } = await again.asOwner((tx) =>
				sql<{ name: string }>`select name from public.stoep_migration order by name`.execute(tx)
			);
			expect(rows.at(-1)).toEqual({ name: '0005-board' });
			const { rows: half } = await again.asOwner((tx) =>
				sql`select 1 from information_schema.columns where column_name = 'half' or table_name in ('half', 'erased')`.execute(
					tx
				)
			);
			expect(half).toEqual([]);
			expect(await migrate(again)).toEqual(Object.keys(migrations).filter((name) => name > '0005-board'));
			expect(await migrate(again)).toEqual([]);
			const ctx = keeperOf(again, clock);
			await restoreFrom(ctx, join(process.cwd(), FIRST_RELEASE));
			for (const check of CHECKS) expect(await check(ctx)).toEqual([]);
			await keepIn(ctx, join(folderOfTest(), 'again.jsonl.gz'));
		} finally {
			await again.close();
		}
	});

	/** Room for a database that has no table yet. */
	async function emptyPlace(name: 'pglite' | 'postgres'): Promise<DatabaseLocation> {
		if (name === 'pglite') return { dataDirectory: folderOfTest() };
		const location = await freshDatabase(name);
		const db = await openDatabase(location);
		await db.asOwner(async (tx) => {
			const { rows } = await sql<{ name: string }>`select nspname as name from pg_namespace
				where nspname not like 'pg_%' and nspname not in ('information_schema', 'public')`.execute(tx);
			for (const { name: schema } of rows) await sql`drop schema ${sql.id(schema)} cascade`.execute(tx);
			await sql`drop table public.stoep_migration, public.stoep_migration_lock`.execute(tx);
		});
		await db.close();
		return location;
	}

	async function killInTheMiddle(location: DatabaseLocation): Promise<void> {
		const child = fork('tests/upgrades/migrate-and-hang.ts', { stdio: 'inherit' });
		const inTheMiddle = once(child, 'message');
		const gone = once(child, 'exit');
		child.send(location);
		expect(await Promise.race([inTheMiddle, gone])).toContain('in the middle');
		child.kill('SIGKILL');
		expect(await gone).toEqual([null, 'SIGKILL']);
	}
});
