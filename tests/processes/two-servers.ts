import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidV7 } from '#kernel/ids.ts';
import { startPostgres } from '../engines/postgres.ts';
import { counterDevice } from './counter-device.ts';
import { serverProcess } from './server-process.ts';
import { foundSmallNetwork } from './small-network.ts';

/** Two servers on one PostgreSQL: a counter is open at the first, and guests look at the second. */
export interface TwoServers {
	/**
	 * Counts a line anew at the first server and looks at the page of the place on the second until it says so too.
	 *
	 * @returns milliseconds from the acknowledgement until the page was there
	 * @throws when the page still shows what was before after so many milliseconds
	 */
	cross(waiting: number, patience: number): Promise<number>;
	end(): Promise<void>;
}

export async function startTwoServers(): Promise<TwoServers> {
	const cluster = await startPostgres();
	const url = await cluster.createDatabase('stoep');
	const data = mkdtempSync(join(tmpdir(), 'stoep-two-'));
	const envOf = (name: string) => ({ DATABASE_URL: url, STOEP_DATA: join(data, name), STOEP_DEMO: '0' });

	const [place] = await foundSmallNetwork(envOf('first'), 1);
	const lineId = place?.lines[0];
	if (!place || !lineId) throw new Error('There is no place to look at.');
	const first = await serverProcess(envOf('first'));
	const second = await serverProcess(envOf('second'));
	await Promise.all([first.start(), second.start()]);
	const device = counterDevice(first.origin);
	await device.open(place.secret);
	const look = async () => (await fetch(second.origin + place.page)).text();

	return {
		async cross(waiting, patience) {
			// Twice, so that the second time it comes from the cache.
			await look();
			const before = await look();
			const now = Date.now();
			const heard = await device.send({
				id: uuidV7(now, randomBytes(10)),
				lineId,
				kind: 'counted',
				n: waiting,
				mayPassOn: false,
				of: '',
				device: { at: now, offset: 0, lastContact: now }
			});
			if (heard.is !== 'acknowledged') throw new Error(`The count was not taken in: ${heard.code}.`);
			const acknowledged = performance.now();
			while ((await look()) === before) {
				if (performance.now() - acknowledged > patience) throw new Error('The page stayed as it was.');
				await wait(1);
			}
			return performance.now() - acknowledged;
		},
		async end() {
			await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')]);
			await cluster.stop();
			rmSync(data, { recursive: true, force: true });
		}
	};
}
