import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresCluster } from '../engines/postgres.ts';
import type { EngineName } from './options.ts';

/** Where a run takes place: a data directory of its own, and on PostgreSQL a cluster of its own. */
export interface Ground {
	readonly env: Readonly<Record<string, string>>;
	/** Null on PGlite. */
	readonly cluster: PostgresCluster | null;
	clear(): Promise<void>;
}

export async function layGround(engine: EngineName): Promise<Ground> {
	const data = mkdtempSync(join(tmpdir(), 'stoep-chaos-'));
	const cluster = engine === 'postgres' ? await startPostgres() : null;
	const url = await cluster?.createDatabase('stoep');
	return {
		env: { STOEP_DATA: data, STOEP_DEMO: '0', DATABASE_URL: url ?? '' },
		cluster,
		async clear() {
			await cluster?.stop();
			rmSync(data, { recursive: true, force: true });
		}
	};
}
