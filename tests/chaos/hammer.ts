import { setTimeout as wait } from 'node:timers/promises';
import { chanceFrom, type Chance } from '../processes/chance.ts';
import { counterDevice } from '../processes/counter-device.ts';
import { serverProcess, type ServerProcess } from '../processes/server-process.ts';
import { foundSmallNetwork } from '../processes/small-network.ts';
import { layGround, type Ground } from './ground.ts';
import type { ChaosOptions, EngineName } from './options.ts';
import { judge, type Verdict } from './verdict.ts';
import { emptyNotes, writer, type Notes } from './writer.ts';

const PLACES = 2;
/** Milliseconds of load before a kill: from the middle of the first taps to many. */
const LOAD = { least: 20, most: 600 };

export interface Outcome {
	readonly kills: number;
	/** Of these kills, those of PostgreSQL itself. */
	readonly killsOfPostgres: number;
	readonly notes: Notes;
	readonly verdict: Verdict;
}

/** Kills the server under load as often as asked, and looks at what is left of what it acknowledged. */
export async function hammer(engine: EngineName, options: ChaosOptions): Promise<Outcome> {
	const ground = await layGround(engine);
	const notes = emptyNotes();
	try {
		const places = await foundSmallNetwork(ground.env, PLACES);
		const server = await serverProcess(ground.env);
		await server.start();
		const writers = [];
		for (let index = 0; index < options.writers; index++) {
			const place = places[index % PLACES];
			if (!place) continue;
			const device = counterDevice(server.origin);
			await device.open(place.secret);
			writers.push(writer(device, place, chanceFrom(options.seed + index + 1), notes));
		}
		const stop = new AbortController();
		const hammering = writers.map((each) => each.hammer(stop.signal));
		const killsOfPostgres = await killOften(server, ground, options.kills, chanceFrom(options.seed), notes);
		stop.abort();
		await Promise.all(hammering);
		await Promise.all(writers.map((each) => each.settle()));
		await server.end('SIGKILL');
		return { kills: options.kills, killsOfPostgres, notes, verdict: await judge(ground.env, places, notes) };
	} finally {
		await ground.clear();
	}
}

/** @returns how many of the kills hit PostgreSQL */
async function killOften(
	server: ServerProcess,
	{ cluster }: Ground,
	kills: number,
	chance: Chance,
	notes: Notes
): Promise<number> {
	let killsOfPostgres = 0;
	for (let kill = 0; kill < kills; kill++) {
		await untilHeard(notes);
		await wait(chance.between(LOAD.least, LOAD.most));
		// Every third, and never none of a short run.
		if (cluster && kill % 3 === 1) {
			killsOfPostgres += 1;
			await cluster.kill('SIGKILL');
			await cluster.restart();
			continue;
		}
		await server.end('SIGKILL');
		if (chance.happens(0.2)) {
			// Again, while it is starting.
			server.begin();
			await wait(chance.between(50, 800));
			await server.end('SIGKILL');
		}
		await server.start();
	}
	await untilHeard(notes);
	return killsOfPostgres;
}

/** Waits for an acknowledgement, so that every kill comes under load. */
async function untilHeard({ acknowledged }: Notes): Promise<void> {
	const before = acknowledged.size;
	const until = Date.now() + 30_000;
	while (acknowledged.size === before) {
		if (Date.now() > until) throw new Error('Nothing is acknowledged any more.');
		await wait(5);
	}
}
