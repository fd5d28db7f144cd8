import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { migrate, openDatabase } from '#platform/database/index.ts';
import { describeEngines, freshDatabase } from './engines.ts';

describeEngines('a database for a test file', (engine) => {
	it('is open and migrated', async () => {
		expect(engine.database().engine).toBe(engine.name);
		expect(await migrate(engine.database())).toEqual([]);
	});

	it('is shared with no other', async () => {
		const other = await openDatabase(await freshDatabase(engine.name));
		await other.asOwner((tx) => sql`create table public.only_there ()`.execute(tx));
		await other.close();
		const { rows } = await engine
			.database()
			.asOwner((tx) => sql`select from pg_tables where tablename = 'only_there'`.execute(tx));
		expect(rows).toEqual([]);
	});

	it('says where it is', () => {
		const location = engine.location();
		if ('dataDirectory' in location) expect(existsSync(location.dataDirectory)).toBe(true);
		else expect(location).toEqual({ url: expect.stringMatching(/^postgresql:\/\/postgres@\/tenant_\d+\?host=/) });
	});
});
