import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { DURABLE_START, DurableNodeFS } from './durable-fs.ts';
import { lockDirectory } from './lock.ts';
import type { WorkerAnswer, WorkerFailure, WorkerRequest, WorkerSettings } from './protocol.ts';

// PGlite blocks the thread it runs in, so it has one of its own.
const CHECKPOINT_EVERY = 5 * 60_000;
const VACUUM_EVERY = 6 * 3_600_000;

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const { directory } = workerData as WorkerSettings;

let unlock = () => {};
if (directory !== null) {
	fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
	unlock = lockDirectory(directory);
}
const database = await PGlite.create({
	...(directory === null ? {} : { fs: new DurableNodeFS(path.join(directory, 'pg')) }),
	startParams: DURABLE_START,
	// A calendar day is a calendar day, not an instant.
	parsers: { [types.DATE]: (value: string) => value }
});

// PGlite runs PostgreSQL's single-user mode, which has no checkpointer and no autovacuum: without these the log of
// changes grows for ever. They wait for the main thread to be between transactions, because there is one connection.
let inTransaction = false;
function maintain(sql: string): void {
	if (inTransaction) setTimeout(maintain, 1000, sql).unref();
	else void database.exec(sql).catch(() => {});
}
setInterval(maintain, CHECKPOINT_EVERY, 'checkpoint').unref();
setInterval(maintain, VACUUM_EVERY, 'vacuum analyze').unref();

function failure(error: unknown): WorkerFailure {
	const { message, code, detail, constraint } = error as WorkerFailure;
	return { message, code, detail, constraint };
}

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
	if (request.work === 'close') {
		await database.exec('checkpoint');
		await database.close();
		unlock();
		return { id: request.id, rows: { rows: [], affectedRows: 0 } };
	}
	if (request.work === 'script') {
		const opening = request.sql.startsWith('begin');
		if (opening) inTransaction = true;
		const results = await database.exec(request.sql);
		if (request.sql.endsWith('commit') || request.sql.endsWith('rollback')) inTransaction = false;
		const last = results.at(-1);
		return { id: request.id, rows: { rows: last?.rows ?? [], affectedRows: last?.affectedRows ?? 0 } };
	}
	const result = await database.query<Record<string, unknown>>(request.sql, [...request.parameters]);
	return { id: request.id, rows: { rows: result.rows, affectedRows: result.affectedRows ?? 0 } };
}

port.on('message', (request: WorkerRequest) => {
	answer(request).then(
		(reply) => port.postMessage(reply),
		(error) => port.postMessage({ id: request.id, failure: failure(error) } satisfies WorkerAnswer)
	);
});
port.postMessage({ ready: true } satisfies WorkerAnswer);
