import { request } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { openDatabase, type Database, type DatabaseLocation } from '#platform/database/index.ts';

const ENGINES = ['pglite', 'postgres'] as const;
// The first to ask waits until the engine is made and migrated.
const PATIENCE = 120_000;

/** The engine that a suite runs on, with a migrated, empty database of that suite alone. */
export interface Engine {
	readonly name: (typeof ENGINES)[number];
	/** The open database; there inside tests and hooks only. */
	database(): Database;
	/** Where that database is, for what opens it by itself; there inside tests and hooks only. */
	location(): DatabaseLocation;
}

/**
 * Runs a suite on both engines. Without PostgreSQL on this machine its half is skipped, but never in CI, where it fails.
 */
export function describeEngines(name: string, suite: (engine: Engine) => void): void {
	for (const engine of ENGINES) {
		const isHere = engine === 'pglite' || inject('postgres') || process.env.CI;
		(isHere ? describe : describe.skip)(`${name} (${engine})`, () => suite(prepared(engine)));
	}
}

/**
 * Where a fresh, migrated database is that nobody has opened; it goes away after the run.
 *
 * @throws when the engine does not start or the migrations fail
 */
export async function freshDatabase(engine: Engine['name']): Promise<DatabaseLocation> {
	const asked = request({ socketPath: inject('landlord'), path: `/${engine}`, method: 'POST' }).end();
	const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
		asked.on('response', resolve).on('error', reject)
	);
	if (response.statusCode !== 200) throw new Error(await text(response));
	return (await json(response)) as DatabaseLocation;
}

function prepared(name: Engine['name']): Engine {
	let location: DatabaseLocation | undefined;
	let database: Database | undefined;
	beforeAll(async () => {
		location = await freshDatabase(name);
		database = await openDatabase(location);
	}, PATIENCE);
	afterAll(() => database?.close());
	return { name, database: () => there(database), location: () => there(location) };
}

function there<Value>(value: Value | undefined): Value {
	if (value === undefined) throw new Error('The database is there inside tests and hooks only.');
	return value;
}
