import type { TestProject } from 'vitest/node';
import { findPostgres } from './postgres.ts';
import { startLandlord } from './landlord.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The socket of the landlord, who gives databases. */
		landlord: string;
		/** Whether PostgreSQL is on this machine. */
		postgres: boolean;
	}
}

/** Runs once before all test files, and what it returns once after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const landlord = await startLandlord();
	project.provide('landlord', landlord.socket);
	project.provide('postgres', findPostgres() !== undefined);
	return () => landlord.stop();
}
