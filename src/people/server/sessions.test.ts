import { beforeAll, expect, it } from 'vitest';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { textOfAllTables } from '#tests/engines/all-text.ts';
import { clockAt, keeperOf } from '#tests/engines/given.ts';
import { endSession } from './end-session.ts';
import { findSession } from './find-session.ts';
import { openSession } from './open-session.ts';

describeEngines('sessions', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	const holder = { holder: 'counter', holderId: newId(clock()) } as const;
	let ctx: Context;

	beforeAll(() => {
		ctx = keeperOf(engine.database(), clock);
	});

	it('stand for whom they were opened, until they expire', async () => {
		const secret = await openSession(ctx, holder, 60);
		expect(secret).toMatch(/^[\w-]{22}$/);
		expect(await findSession(ctx, secret)).toMatchObject(holder);
		clock.forward(59_999);
		expect(await findSession(ctx, secret)).toMatchObject(holder);
		clock.forward(1);
		expect(await findSession(ctx, secret)).toBeNull();
	});

	it('end when somebody ends them, one at a time, twice too', async () => {
		const [one, two] = [await openSession(ctx, holder, 60), await openSession(ctx, holder, 60)];
		await endSession(ctx, one);
		await endSession(ctx, one);
		expect(await findSession(ctx, one)).toBeNull();
		expect(await findSession(ctx, two)).toMatchObject(holder);
	});

	it('are found by nothing but their secret', async () => {
		const secret = await openSession(ctx, holder, 60);
		for (const wrong of [
			'',
			'\0',
			'x'.repeat(1_000_000),
			secret.toUpperCase(),
			`${secret} `,
			holder.holderId,
			"' or 1=1 --"
		]) {
			expect(await findSession(ctx, wrong)).toBeNull();
		}
	});

	it('leave no secret in the database, and are gone from it once they expired', async () => {
		const secret = await openSession(ctx, { ...holder, holderId: newId(clock()) }, 60);
		expect(await textOfAllTables(ctx.db)).not.toContain(secret);
		clock.forward(60_000);
		const last = newId(clock());
		await openSession(ctx, { ...holder, holderId: last }, 60);
		const text = await textOfAllTables(ctx.db);
		expect(text).toContain(last);
		expect(text.match(/counter/g)).toHaveLength(1);
	});
});
