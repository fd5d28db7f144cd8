import { findPostgres } from '../engines/postgres.ts';
import { startTwoServers } from '../processes/two-servers.ts';
import { median, type Group } from './figures.ts';

const TRIES = 15;
const PATIENCE = 10_000;

/** How long a write through one server takes to be on a page of another on the same PostgreSQL. */
export const crossing: Group = {
	name: 'crossing',
	async measure(report) {
		if (!findPostgres()) return;
		const servers = await startTwoServers();
		try {
			const taken: number[] = [];
			for (let count = 1; count <= TRIES + 1; count++) taken.push(await servers.cross(count, PATIENCE));
			// The first one warms up.
			report({ name: 'cross-process page, median', value: median(taken.slice(1)), unit: 'ms', target: '<= 200' });
			report({ name: 'cross-process page, worst', value: Math.max(...taken.slice(1)), unit: 'ms' });
		} finally {
			await servers.end();
		}
	}
};
