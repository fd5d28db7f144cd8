import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, type Database, type DatabaseLocation } from '#platform/database/index.ts';
import { findPostgres, startPostgres } from '../engines/postgres.ts';

/** An engine that can be measured. */
export interface MeasuredEngine {
	readonly name: 'PGlite' | 'PostgreSQL';
	/** Where there is room for a database of its own, on the disk, that nobody has opened. */
	place(): Promise<DatabaseLocation>;
	/** A migrated database of its own, on the disk. */
	open(): Promise<Database>;
	/** After the databases were closed. */
	clear(): Promise<void>;
}

/** Carries out a measurement on every engine of this machine, one after the other. */
export async function onEachEngine(measure: (engine: MeasuredEngine) => Promise<void>): Promise<void> {
	for (const start of [startPGlite, ...(findPostgres() ? [startPostgreSQL] : [])]) {
		const engine = await start();
		try {
			await measure(engine);
		} finally {
			await engine.clear();
		}
	}
}

async function startPGlite(): Promise<MeasuredEngine> {
	const folder = mkdtempSync(join(tmpdir(), 'stoep-bench-'));
	let made = 0;
	const place = async () => ({ dataDirectory: join(folder, `${++made}`) });
	return {
		name: 'PGlite',
		place,
		open: async () => migrated(await openDatabase(await place())),
		clear: async () => rmSync(folder, { recursive: true, force: true })
	};
}

async function startPostgreSQL(): Promise<MeasuredEngine> {
	const cluster = await startPostgres();
	let made = 0;
	const place = async () => ({ url: await cluster.createDatabase(`bench_${++made}`) });
	return {
		name: 'PostgreSQL',
		place,
		open: async () => migrated(await openDatabase(await place())),
		clear: () => cluster.stop()
	};
}

async function migrated(db: Database): Promise<Database> {
	await migrate(db);
	return db;
}
