import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DURABLE_START, DurableNodeFS } from './durable-fs.ts';
import { lockDirectory } from './lock.ts';
import type { ThreadSettings } from './thread.ts';

// PGlite blocks the thread it runs in, so it has one of its own. What passes is PostgreSQL's protocol, byte for byte.
const TERMINATE = 'X'.charCodeAt(0);

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const { directory } = workerData as ThreadSettings;

let unlock = () => {};
if (directory !== null) {
	fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
	unlock = lockDirectory(directory);
}
const database = await PGlite.create({
	...(directory === null ? {} : { fs: new DurableNodeFS(path.join(directory, 'pg')) }),
	startParams: DURABLE_START
});

async function answer(bytes: Uint8Array): Promise<void> {
	if (bytes[0] === TERMINATE) return close();
	// A copy, because what PGlite hands over is a view of its whole memory, and that would be sent along.
	await database.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (data) => port.postMessage(data.slice()) });
}

async function close(): Promise<void> {
	await database.exec('checkpoint');
	await database.close();
	unlock();
	process.exit();
}

port.on('message', (bytes: Uint8Array) => void answer(bytes));
port.postMessage('ready');
