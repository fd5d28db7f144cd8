import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './root.js';

const PATIENCE = 10 * 60_000;
const AGAIN_AFTER = 200;

/**
 * Does the work while no other process on this machine does the same in this folder: two starts at the same time install
 * and build once. The lock is an address that listens, which the system frees when the process ends, however it ends.
 *
 * @template Value
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function alone(work) {
	const free = await take();
	try {
		return await work();
	} finally {
		free();
	}
}

/** @returns {Promise<() => void>} what frees the lock */
async function take() {
	for (let waited = 0; ; waited += AGAIN_AFTER) {
		const server = await listen();
		if (server) return () => server.close();
		if (waited === 0) console.log('Another start is preparing this folder; waiting for it');
		if (waited > PATIENCE) throw new Error('The other start did not finish within ten minutes.');
		await wait(AGAIN_AFTER);
	}
}

/** @returns {Promise<import('node:net').Server | null>} null when somebody else has the address */
function listen() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE') resolve(null);
			else reject(error);
		});
		server.listen(address(), () => resolve(server));
	});
}

/** An address without a file: an abstract socket, a named pipe, or else a port that only this machine reaches. */
function address() {
	const digest = createHash('sha256').update(root).digest();
	const name = `stoep-${digest.toString('hex', 0, 8)}`;
	if (process.platform === 'linux') return { path: `\0${name}` };
	if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${name}` };
	return { host: '127.0.0.1', port: 49_152 + (digest.readUInt16BE(0) % 16_384) };
}
