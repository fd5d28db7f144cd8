import { Migrator, type Migration } from 'kysely/migration';
import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';
import { migrations } from './migrations/index.ts';

/** The schema that this Stoep works with: the name of its last step. */
export const LATEST_SCHEMA = Object.keys(migrations).sort().at(-1) ?? '';

// The lock under which the migrator works (the constant of its adapter for PostgreSQL): whoever takes steps by hand takes
// it too, so that a server that starts at that moment waits.
const MIGRATOR_LOCK = '3853314791062309107';

/**
 * Brings the schema up to date. All new steps run in one transaction, so a migration that is killed in the middle leaves
 * the schema as it was.
 *
 * @param steps those of this Stoep; others in a test of what happens when one is killed
 * @returns the names of the steps that ran
 * @throws when a step fails; with a sentence for who started it when the data is of a newer Stoep
 */
export async function migrate(
	database: Database,
	steps: Readonly<Record<string, Migration>> = migrations
): Promise<string[]> {
	const newer = (await stepsTaken(database)).filter((name) => !(name in steps));
	if (newer.length > 0) {
		throw new Error(`The data here is of a newer Stoep (${newer.join(', ')}). Start that one, or restore a backup.`);
	}
	const migrator = new Migrator({
		db: database.root,
		provider: { getMigrations: async () => steps },
		migrationTableSchema: 'public',
		migrationTableName: 'stoep_migration',
		migrationLockTableName: 'stoep_migration_lock'
	});
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map(({ migrationName }) => migrationName);
}

async function stepsTaken(database: Database): Promise<string[]> {
	return database.asOwner(async (tx) => {
		const { rows: there } = await sql<{ name: string | null }>`
			select to_regclass('public.stoep_migration')::text as name`.execute(tx);
		if (there[0]?.name === null) return [];
		const { rows } = await sql<{ name: string }>`select name from public.stoep_migration order by name`.execute(tx);
		return rows.map(({ name }) => name);
	});
}

/** Whether this Stoep knows the way from such a schema to its own. */
export function knowsSchema(step: string): boolean {
	return step in migrations;
}

/** The last step that a database has taken; null before the first. */
export async function schemaOf(tx: Transaction): Promise<string | null> {
	const { rows } = await sql<{ name: string }>`
		select name from public.stoep_migration order by name desc limit 1`.execute(tx);
	return rows[0]?.name ?? null;
}

/**
 * Forgets which steps were taken, in a transaction that has thrown away what they made. Until it ends no other process
 * migrates.
 */
export async function forgetSteps(tx: Transaction): Promise<void> {
	await sql`select pg_advisory_xact_lock(${sql.raw(MIGRATOR_LOCK)})`.execute(tx);
	await sql`delete from public.stoep_migration`.execute(tx);
}

/**
 * Takes the steps that are not taken yet within a transaction, up to and including one.
 *
 * @returns the names of the steps that ran
 */
export async function migrateWithin(tx: Transaction, upTo: string, at: Date): Promise<string[]> {
	const from = (await schemaOf(tx)) ?? '';
	const steps = Object.entries(migrations)
		.filter(([name]) => name > from && name <= upTo)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [name, { up }] of steps) {
		await up(tx);
		await sql`insert into public.stoep_migration (name, timestamp) values (${name}, ${at.toISOString()})`.execute(tx);
	}
	return steps.map(([name]) => name);
}
