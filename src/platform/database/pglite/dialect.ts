import {
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';
import type { PGliteThread } from './thread.ts';

/** Kysely on a PGlite thread. There is one connection; whoever comes second waits for the first to let go. */
export class PGliteThreadDialect implements Dialect {
	readonly #thread: PGliteThread;

	constructor(thread: PGliteThread) {
		this.#thread = thread;
	}

	createDriver(): Driver {
		return new PGliteThreadDriver(this.#thread);
	}

	createQueryCompiler() {
		return new PostgresQueryCompiler();
	}

	createAdapter() {
		return new PostgresAdapter();
	}

	createIntrospector(...parameters: ConstructorParameters<typeof PostgresIntrospector>) {
		return new PostgresIntrospector(...parameters);
	}
}

class PGliteThreadDriver implements Driver {
	readonly #connection: DatabaseConnection;
	readonly #thread: PGliteThread;
	#turn: Promise<void> = Promise.resolve();
	#release: () => void = () => {};

	constructor(thread: PGliteThread) {
		this.#thread = thread;
		this.#connection = {
			async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
				const { rows, affectedRows } = await (parameters.length === 0
					? thread.script(sql)
					: thread.run(sql, parameters));
				return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows) };
			},
			// PGlite has no cursors, and nobody streams from it.
			streamQuery() {
				throw new Error('PGlite does not stream.');
			}
		};
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<DatabaseConnection> {
		const before = this.#turn;
		let release = () => {};
		this.#turn = new Promise((done) => (release = done));
		await before;
		this.#release = release;
		return this.#connection;
	}

	async releaseConnection(): Promise<void> {
		this.#release();
	}

	async beginTransaction(): Promise<void> {
		await this.#thread.script('begin');
	}

	async commitTransaction(): Promise<void> {
		await this.#thread.script('commit');
	}

	async rollbackTransaction(): Promise<void> {
		await this.#thread.script('rollback');
	}

	async destroy(): Promise<void> {
		await this.#thread.close();
	}
}
