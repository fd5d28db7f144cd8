import { parseArgs } from 'node:util';
import { findPostgres } from '../engines/postgres.ts';

export const ENGINES = ['pglite', 'postgres'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface ChaosOptions {
	/** On each engine. */
	readonly kills: number;
	readonly engines: readonly EngineName[];
	readonly writers: number;
	readonly seed: number;
}

const USAGE = 'npm run chaos -- [--kills 50] [--engine pglite|postgres|both] [--writers 8] [--seed 1]';

/**
 * Reads the command line. Without PostgreSQL on this machine "both" means PGlite alone, except in CI.
 *
 * @throws with the usage when it cannot be understood
 */
export function readOptions(argv: readonly string[], now: number): ChaosOptions {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			kills: { type: 'string', default: '50' },
			engine: { type: 'string', default: 'both' },
			writers: { type: 'string', default: '8' },
			seed: { type: 'string', default: String(now % 1_000_000) }
		}
	});
	const engines = ENGINES.filter((engine) => values.engine === engine || (values.engine === 'both' && isHere(engine)));
	const [kills, writers, seed] = [values.kills, values.writers, values.seed].map(Number);
	if (engines.length === 0 || !isCount(kills, 0) || !isCount(writers, 1) || !isCount(seed, 0)) throw new Error(USAGE);
	return { kills, engines, writers, seed };
}

function isHere(engine: EngineName): boolean {
	return engine === 'pglite' || findPostgres() !== undefined || process.env.CI !== undefined;
}

function isCount(value: number | undefined, least: number): value is number {
	return Number.isInteger(value) && Number(value) >= least;
}
