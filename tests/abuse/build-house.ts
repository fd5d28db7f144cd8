import { cpSync } from 'node:fs';
import { keeperOf } from '../engines/given.ts';
import { serverProcess } from '../processes/server-process.ts';
import { openInstallation } from '../../src/installation.ts';
import { foundFullNetwork, INSIDE, type Ids } from './two-networks.ts';

/** A Tuesday afternoon: the moment at which the house is filled, and the one at which it opens, after all that. */
const FILLED = '2026-03-03T14:00:00+01:00';
const OPENED = '2026-03-03T15:00:00+01:00';

/** The files that each have two networks of their own, so that none depends on what another did. */
export const PAIRS = ['foreign', 'roles', 'links', 'mass', 'scripts', 'lists', 'cached'] as const;
export type PairName = (typeof PAIRS)[number];

/** Two networks that know nothing of each other; `theirs` is attacked by `ours`. */
export interface Pair {
	readonly theirs: Ids;
	readonly ours: Ids;
}

export interface HouseFacts {
	readonly port: number;
	readonly origin: string;
	/** The data directory, through which the command line and the outbox are reached. */
	readonly data: string;
	readonly pairs: Readonly<Record<PairName, Pair>>;
	/** The port of a second house with the same in it, which knows its address (`SAID`) and has one proxy before it. */
	readonly guarded: number;
}

/** The address that the second house was told it has. */
export const SAID = 'https://stoep.example';

export interface BuiltHouse {
	readonly facts: HouseFacts;
	close(): Promise<void>;
}

/** Fills a data directory with networks, and starts the real, built server on it. */
export async function buildHouse(data: string): Promise<BuiltHouse> {
	// As the server and the command line do: hours are those of a clock in Belgium.
	process.env.TZ = 'Europe/Brussels';
	const env = { STOEP_DATA: data, STOEP_DEMO: '0', STOEP_NOW: OPENED };
	const pairs = {} as Record<PairName, Pair>;
	const installation = await openInstallation({ ...process.env, DATABASE_URL: undefined, ...env, STOEP_NOW: FILLED });
	try {
		const keeper = keeperOf(installation.db, installation.clock);
		for (const name of PAIRS) {
			pairs[name] = {
				theirs: await foundFullNetwork(keeper, `${name}-hun`, INSIDE),
				ours: await foundFullNetwork(keeper, `${name}-ons`, 'eigen')
			};
		}
	} finally {
		await installation.db.close();
	}
	const other = `${data}-guarded`;
	cpSync(data, other, { recursive: true });
	const server = await serverProcess({ ...env, DATABASE_URL: '' });
	const guarded = await serverProcess({
		...env,
		...{ STOEP_DATA: other, STOEP_ORIGIN: SAID, STOEP_TRUSTED_PROXIES: '1', DATABASE_URL: '' }
	});
	const ended = () => Promise.all([server.end('SIGTERM'), guarded.end('SIGTERM')]);
	await Promise.all([server.start(), guarded.start()]);
	const { origin } = server;
	return {
		facts: { port: portOf(origin), origin, data, pairs, guarded: portOf(guarded.origin) },
		close: async () => void (await ended())
	};
}

function portOf(origin: string): number {
	return Number(new URL(origin).port);
}
