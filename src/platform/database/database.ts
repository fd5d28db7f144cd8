import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import type { Result } from '#kernel/result.ts';
import { prepared } from './dialect.ts';
import { CHANNEL } from './postgres.ts';
import { literal, scopeOf } from './scope.ts';
import { encodeTouches, EVERYTHING, TouchFeed, type Touch } from './touches.ts';

// PostgreSQL answers a commit of a transaction in which a statement failed with a silent rollback; the empty select in
// front makes it fail aloud.
const COMMIT = 'select; commit';

/** A transaction. A store names its own tables with `tx.withTables<...>()` or in plain SQL. */
export type Transaction = Kysely<Record<never, never>>;

/** Says that pages of this network (and the counter of this place) may look different once the write is committed. */
export type Touching = (network: string, place?: string) => void;

/**
 * The only way to the database: a transaction narrowed to one actor. There is no query outside one, so no query runs with
 * more rights than its actor has.
 */
export class Database {
	readonly engine: 'pglite' | 'postgres';
	readonly touches = new TouchFeed();
	readonly #kysely: Kysely<Record<never, never>>;
	readonly #pool: pg.Pool;
	readonly #inside = new AsyncLocalStorage<true>();
	#endListening: () => Promise<void> = async () => {};

	/** @param pool the connections under the Kysely */
	constructor(engine: 'pglite' | 'postgres', kysely: Kysely<Record<never, never>>, pool: pg.Pool) {
		this.engine = engine;
		this.#kysely = kysely;
		this.#pool = pool;
	}

	/** Runs a query or several on one state of the database, as this actor. */
	read<Value>(actor: Actor, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
		return this.#transaction(`begin isolation level repeatable read, read only; ${scopeOf(actor)}`, async (tx) => ({
			value: await work(tx),
			end: COMMIT
		}));
	}

	/**
	 * Runs a change as this actor: committed as a whole when it answers done, undone as a whole when it refuses or throws.
	 * Once this answers, the change is on the disk and every page derived from what it touched is forgotten here.
	 */
	async write<Value, Code extends string>(
		actor: Actor,
		work: (tx: Transaction, touch: Touching) => Promise<Result<Value, Code>>
	): Promise<Result<Value, Code>> {
		const touches: Touch[] = [];
		const result = await this.#transaction<Result<Value, Code>>(`begin; ${scopeOf(actor)}`, async (tx) => {
			const value = await work(tx, (network, place) => touches.push({ network, place: place ?? null }));
			if (!value.ok) return { value, end: 'rollback' };
			return { value, end: `${this.#announce(touches)}${COMMIT}` };
		});
		if (result.ok) for (const touch of touches) this.touches.tell(touch);
		return result;
	}

	/**
	 * One statement as this actor, sent together with its begin and its commit: a change in one trip. Nobody looks before
	 * the commit, so the statement itself has to be right whatever it finds, and change nothing where it is not.
	 *
	 * @param touch what may look different afterwards; told when the statement answers a row
	 * @returns the rows it answers
	 * @throws as the database does; then nothing was changed
	 */
	async writeAtOnce<Row>(actor: Actor, touch: Touch, statement: RawBuilder<Row>): Promise<readonly Row[]> {
		this.#demandOutside();
		const client = await this.#pool.connect();
		const answers = [
			client.query(`begin; ${scopeOf(actor)}`),
			client.query<Row & pg.QueryResultRow>(prepared(statement.compile(this.#kysely))),
			client.query(`${this.#announce([touch])}${COMMIT}`)
		] as const;
		try {
			const [, { rows }] = await Promise.all(answers);
			if (rows.length > 0) this.touches.tell(touch);
			return rows;
		} catch (error) {
			await Promise.allSettled(answers);
			await client.query('rollback').catch(() => {});
			throw error;
		} finally {
			client.release();
		}
	}

	/** As the owner of the tables, past row-level security: migrations, maintenance and checks of the schema only. */
	asOwner<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
		return this.#transaction('begin', async (tx) => ({ value: await work(tx), end: COMMIT }));
	}

	/**
	 * Reads as the owner, past row-level security, on one state of the database however long it takes: for whoever keeps
	 * the data as a whole (backups, checks).
	 */
	snapshotAsOwner<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
		return this.#transaction('begin isolation level repeatable read, read only', async (tx) => ({
			value: await work(tx),
			end: COMMIT
		}));
	}

	/**
	 * Puts other data in the place of all there is, as the owner (a restore): as a whole when it answers done, not at all
	 * when it refuses or throws. Afterwards everything that was derived from the database is forgotten, here and in every
	 * other process.
	 */
	async replaceEverything<Value, Code extends string>(
		work: (tx: Transaction) => Promise<Result<Value, Code>>
	): Promise<Result<Value, Code>> {
		const result = await this.#transaction<Result<Value, Code>>('begin', async (tx) => {
			const value = await work(tx);
			return { value, end: value.ok ? `${this.#notify(EVERYTHING)}${COMMIT}` : 'rollback' };
		});
		if (result.ok) this.touches.forgetEverything();
		return result;
	}

	/**
	 * Has the database look again at how much there is, after a change of many rows at once. It plans by what it saw last,
	 * and by itself it looks hours later (PGlite) or a minute later (PostgreSQL).
	 */
	async lookAgain(): Promise<void> {
		await this.asOwner((tx) => tx.executeQuery(CompiledQuery.raw('analyze')));
	}

	/** The bare connection for the migrator. */
	get root(): Kysely<Record<never, never>> {
		return this.#kysely;
	}

	/** Attaches what hears of writes by other processes. */
	async listenWith(start: (feed: TouchFeed) => Promise<() => Promise<void>>): Promise<void> {
		this.#endListening = await start(this.touches);
	}

	async close(): Promise<void> {
		await this.#endListening();
		await this.#kysely.destroy();
	}

	#announce(touches: readonly Touch[]): string {
		return touches.length === 0 ? '' : this.#notify(encodeTouches(touches));
	}

	/** PGlite has no other process to tell. */
	#notify(payload: string): string {
		return this.engine === 'pglite' ? '' : `select pg_notify('${CHANNEL}', ${literal(payload)}); `;
	}

	#transaction<Value>(
		begin: string,
		work: (tx: Transaction) => Promise<{ value: Value; end: string }>
	): Promise<Value> {
		this.#demandOutside();
		return this.#kysely.connection().execute(async (tx) => {
			try {
				await tx.executeQuery(CompiledQuery.raw(begin));
				const { value, end } = await this.#inside.run(true, () => work(tx));
				await tx.executeQuery(CompiledQuery.raw(end));
				return value;
			} catch (error) {
				await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
				throw error;
			}
		});
	}

	/** With one connection a transaction inside a transaction waits for itself for ever. */
	#demandOutside(): void {
		if (this.#inside.getStore()) throw new Error('A transaction was opened inside another one; pass the open one on.');
	}
}
