import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, it } from 'vitest';
import { GUEST } from '#kernel/actor.ts';
import { forgetTimes, makeCard, openCounter } from '#board';
import { migrate, openDatabase } from '#platform/database/index.ts';
import { showPlace } from '#street';
import { CHECKS } from '../../src/checks.ts';
import { describeEngines } from '../engines/engines.ts';
import { clockAt, DAY, givenLine, givenNetwork, givenPlace, keeperOf, must, tapsOn } from '../engines/given.ts';
import { folderOfTest, keepIn, restoreFrom, sumOf } from '../keeping/kept-file.ts';

const OWNER = 'ordinary_owner';

/** Makes a database of somebody who is no superuser, as a host gives one. */
async function givenBy(url: string, database: string): Promise<string> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(`create role ${OWNER} login createrole`);
		await client.query(`grant stoep_app to ${OWNER} with admin option`);
		await client.query(`create database ${database} owner ${OWNER} template template0`);
	} finally {
		await client.end();
	}
	return url.replace(/postgres@\/\w+/, `${OWNER}@/${database}`);
}

describeEngines('an owner who is no superuser', (engine) => {
	// The tables of PGlite always belong to a superuser.
	it.runIf(engine.name === 'postgres')(
		'migrates and runs everything, also where row-level security holds for the owner',
		async () => {
			const location = engine.location();
			if (!('url' in location)) throw new Error('PostgreSQL has an address.');
			const db = await openDatabase({ url: await givenBy(location.url, 'owned') });
			try {
				await migrate(db);
				const owner = await db.asOwner((tx) =>
					sql`select rolsuper from pg_roles where rolname = current_user`.execute(tx)
				);
				expect(owner.rows).toEqual([{ rolsuper: false }]);
				const clock = clockAt('2026-03-03T10:00:00+01:00');
				const ctx = keeperOf(db, clock);
				const given = await givenNetwork(ctx);
				const place = await givenPlace(ctx, given);
				const tap = tapsOn(ctx, place, await givenLine(ctx, place));
				must(await tap('treated', 3));
				must(await openCounter(ctx, must(await makeCard(ctx, place.id)).code));
				clock.forward(6 * DAY);
				expect(await forgetTimes(ctx)).toBe(1);
				const page = must(await showPlace({ ...ctx, actor: GUEST }, given.network.slug, place.slug));
				expect(page.place.lines).toMatchObject([{ item: 'coffee', waiting: 3 }]);

				const file = join(folderOfTest(), 'owned.jsonl.gz');
				const sum = await keepIn(ctx, file);
				const card = must(await makeCard(ctx, place.id));
				expect(await restoreFrom(ctx, file)).toMatchObject({ erasedAgain: 1 });
				expect((await openCounter(ctx, card.code)).ok).toBe(false);
				expect(await sumOf(ctx)).not.toBe(sum);
				must(await tap('given', 1));
				for (const check of CHECKS) expect(await check(ctx)).toEqual([]);
			} finally {
				await db.close();
			}
		}
	);
});
