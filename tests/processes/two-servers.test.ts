import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres } from '../engines/postgres.ts';
import { startTwoServers, type TwoServers } from './two-servers.ts';

// Skipped without PostgreSQL, but never in CI, where its absence is a failure.
const describePostgres = findPostgres() || process.env.CI ? describe : describe.skip;
/** Milliseconds; far more than the 200 of `npm run bench`, because a busy machine is no fault of ours. */
const PATIENCE = 10_000;

describePostgres('two servers on one PostgreSQL', () => {
	let servers: TwoServers;
	beforeAll(async () => {
		servers = await startTwoServers();
	}, 120_000);
	afterAll(() => servers.end());

	it('show on a page of the one what was written through the other, although they keep their pages', async () => {
		for (const waiting of [3, 7, 0, 20]) expect(await servers.cross(waiting, PATIENCE)).toBeLessThan(PATIENCE);
	});
});
