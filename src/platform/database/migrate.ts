import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { migrations } from './migrations/index.ts';

/**
 * Brings the schema up to date. All new steps run in one transaction, so a migration that is killed in the middle leaves
 * the schema as it was.
 *
 * @returns the names of the steps that ran
 * @throws when a step fails
 */
export async function migrate(database: Database): Promise<string[]> {
	const migrator = new Migrator({
		db: database.root,
		provider: { getMigrations: async () => migrations },
		migrationTableSchema: 'public',
		migrationTableName: 'stoep_migration',
		migrationLockTableName: 'stoep_migration_lock'
	});
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map(({ migrationName }) => migrationName);
}
