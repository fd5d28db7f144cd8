import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { done, refuse } from '#kernel/result.ts';
import { newId } from '#platform/random.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import type { Transaction } from './database.ts';
import type { Touch } from './touches.ts';

const NOW = new Date('2026-03-03T09:00:00.123Z');

describeEngines('a database', (engine) => {
	const db = () => engine.database();

	const put = (tx: Transaction, id: string) =>
		sql`insert into people.session (id, secret_hash, holder, holder_id, opened_at, expires_at)
			values (${id}, ${Buffer.from(id)}, 'counter', ${id}, ${NOW}, ${NOW})`.execute(tx);

	async function isThere(id: string): Promise<boolean> {
		const { rows } = await db().read(KEEPER, (tx) => sql`select 1 from people.session where id = ${id}`.execute(tx));
		return rows.length > 0;
	}

	describe('write', () => {
		it('keeps what is done', async () => {
			const id = newId(NOW);
			await db().write(KEEPER, async (tx) => done(await put(tx, id)));
			expect(await isThere(id)).toBe(true);
		});

		it('undoes everything of what is refused, and touches nothing', async () => {
			const id = newId(NOW);
			const touches: Touch[] = [];
			const stop = db().touches.listen({ touched: (touch) => touches.push(touch) });
			const answer = await db().write(KEEPER, async (tx, touch) => {
				await put(tx, id);
				touch(id);
				return refuse('no', 'No.');
			});
			stop();
			expect(answer).toEqual(refuse('no', 'No.'));
			expect(await isThere(id)).toBe(false);
			expect(touches).toEqual([]);
		});

		it('undoes everything of what throws, and goes on', async () => {
			const id = newId(NOW);
			const broken = db().write(KEEPER, async (tx) => {
				await put(tx, id);
				throw new Error('a surprise');
			});
			await expect(broken).rejects.toThrow('a surprise');
			expect(await isThere(id)).toBe(false);
		});

		it('fails aloud when a statement failed and somebody swallowed it', async () => {
			const id = newId(NOW);
			const swallowed = db().write(KEEPER, async (tx) => {
				await put(tx, id);
				await sql`select 1/0`.execute(tx).catch(() => null);
				return done(null);
			});
			await expect(swallowed).rejects.toMatchObject({ code: '25P02' });
			expect(await isThere(id)).toBe(false);
		});

		it('tells what it touched once it is done', async () => {
			const touches: Touch[] = [];
			const stop = db().touches.listen({ touched: (touch) => touches.push(touch) });
			const [network, place] = [newId(NOW), newId(NOW)];
			await db().write(KEEPER, async (_tx, touch) => {
				touch(network, place);
				touch(network);
				expect(touches).toEqual([]);
				return done(null);
			});
			stop();
			expect(touches.slice(0, 2)).toEqual([
				{ network, place },
				{ network, place: null }
			]);
		});
	});

	it('reads and does not write', async () => {
		const writing = db().read(KEEPER, (tx) => put(tx, newId(NOW)));
		await expect(writing).rejects.toMatchObject({ code: '25006' });
	});

	it('reads one state, whatever is written meanwhile', async () => {
		if (engine.name === 'pglite') return;
		const id = newId(NOW);
		const writing = new Promise<void>((begin) => setImmediate(begin)).then(() =>
			db().write(KEEPER, async (tx) => done(await put(tx, id)))
		);
		const count = (tx: Transaction) => sql<{ n: number }>`select count(*) as n from people.session`.execute(tx);
		const [before, after] = await db().read(KEEPER, async (tx) => {
			const first = await count(tx);
			await writing;
			return [first.rows[0]?.n, (await count(tx)).rows[0]?.n];
		});
		expect(after).toBe(before);
		expect(await isThere(id)).toBe(true);
	});

	it('throws for a transaction inside a transaction, instead of waiting for itself', async () => {
		const inside = 'A transaction was opened inside another one; pass the open one on.';
		const nothing = async () => null;
		await expect(db().read(GUEST, () => db().read(GUEST, nothing))).rejects.toThrow(inside);
		await expect(db().write(KEEPER, async () => done(await db().read(GUEST, nothing)))).rejects.toThrow(inside);
		await expect(db().asOwner(() => db().write(KEEPER, async () => done(null)))).rejects.toThrow(inside);
		expect(await db().read(GUEST, nothing)).toBeNull();
	});

	it('keeps its connections usable when transactions fail', async () => {
		const nobody = { kind: 'member', network: 'x', member: 'x', role: 'coordinator' } as const;
		const tries = Array.from({ length: 12 }, () =>
			db().read(nobody, (tx) => sql`select platform.network()`.execute(tx))
		);
		for (const each of await Promise.allSettled(tries)) expect(each.status).toBe('rejected');
		const reads = Array.from({ length: 12 }, () => db().read(GUEST, (tx) => sql`select 1 as one`.execute(tx)));
		for (const { rows } of await Promise.all(reads)) expect(rows).toEqual([{ one: 1 }]);
	});

	it('carries out many transactions at once, each as a whole', async () => {
		const ids = Array.from({ length: 40 }, () => newId(NOW));
		await Promise.all(ids.map((id) => db().write(KEEPER, async (tx) => done(await put(tx, id)))));
		expect(await Promise.all(ids.map(isThere))).toEqual(ids.map(() => true));
	});

	describe('values', () => {
		const select = async (expression: ReturnType<typeof sql>) => {
			const { rows } = await db().read(GUEST, (tx) => sql<{ v: unknown }>`select ${expression} as v`.execute(tx));
			return rows[0]?.v;
		};

		it('come back the same from both engines', async () => {
			const cases: [ReturnType<typeof sql>, unknown][] = [
				[sql`null::text`, null],
				[sql`true`, true],
				[sql`7::int2`, 7],
				[sql`7::int4`, 7],
				[sql`9007199254740991::int8`, Number.MAX_SAFE_INTEGER],
				[sql`count(*)`, 1],
				[sql`1.5::float8`, 1.5],
				[sql`'1.50'::numeric`, '1.50'],
				[sql`'één ☕'::text`, 'één ☕'],
				[sql`'2026-03-29'::date`, '2026-03-29'],
				[sql`'2026-03-29 02:30:00.123+01'::timestamptz`, new Date('2026-03-29T01:30:00.123Z')],
				[sql`'01890a5d-ac96-774b-bcce-b302099a8057'::uuid`, '01890a5d-ac96-774b-bcce-b302099a8057'],
				[sql`'{"b": [1, null, "x"], "a": {}}'::jsonb`, { a: {}, b: [1, null, 'x'] }],
				[sql`'3'::jsonb`, 3],
				[sql`'null'::jsonb`, null],
				[sql`json_build_object('on', '2026-03-29'::date)`, { on: '2026-03-29' }],
				[sql`array['a', null, 'b,"{}']::text[]`, ['a', null, 'b,"{}']],
				[sql`'{}'::text[]`, []],
				[sql`array[1, 2]::int4[]`, [1, 2]]
			];
			for (const [expression, expected] of cases) expect(await select(expression)).toEqual(expected);
			expect([...((await select(sql`'\\x00ff10'::bytea`)) as Uint8Array)]).toEqual([0, 255, 16]);
		});

		it('go in the same way on both engines', async () => {
			const id = newId(NOW);
			const json = { b: ['"', "'", '\\', '\n'], a: null };
			expect(await select(sql`${'é\'"\\'}::text`)).toBe('é\'"\\');
			expect(await select(sql`${7}::int8`)).toBe(7);
			expect(await select(sql`${null}::text`)).toBeNull();
			expect(await select(sql`${true}::boolean`)).toBe(true);
			expect(await select(sql`${NOW}::timestamptz`)).toEqual(NOW);
			expect(await select(sql`${'2026-03-29'}::date`)).toBe('2026-03-29');
			expect(await select(sql`${JSON.stringify(json)}::jsonb`)).toEqual(json);
			expect(await select(sql`${['a', 'b,"{}\\', '']}::text[]`)).toEqual(['a', 'b,"{}\\', '']);
			expect(await select(sql`${[]}::text[]`)).toEqual([]);
			expect(await select(sql`${id}::uuid = any(${[id, newId(NOW)]}::uuid[])`)).toBe(true);
			const bytes = [0, 255, 16, 92];
			for (const given of [Buffer.from(bytes), Uint8Array.from(bytes)]) {
				expect([...((await select(sql`${given}::bytea`)) as Uint8Array)]).toEqual(bytes);
			}
		});

		it('have the same number of changed rows and the same codes of errors', async () => {
			const [one, two] = [newId(NOW), newId(NOW)];
			await db().write(KEEPER, async (tx) => {
				expect((await put(tx, one)).numAffectedRows).toBe(1n);
				await put(tx, two);
				const renamed = await sql`update people.session set opened_at = ${NOW}
					where id = any(${[one, two]}::uuid[])`.execute(tx);
				expect(renamed.numAffectedRows).toBe(2n);
				const none = await sql`delete from people.session where id = ${newId(NOW)}`.execute(tx);
				expect(none.numAffectedRows).toBe(0n);
				return done(null);
			});
			const again = db().write(KEEPER, async (tx) => done(await put(tx, one)));
			await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'session_pkey' });
			const forbidden = db().write(GUEST, async (tx) => done(await put(tx, newId(NOW))));
			await expect(forbidden).rejects.toMatchObject({ code: '42501' });
		});
	});
});
