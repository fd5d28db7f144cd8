import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Constant } from './bare-server.ts';
import type { Load, LoadDone } from './load-client.ts';

/** The process that makes load, kept between the rounds. */
export interface LoadGenerator {
	/** @returns requests a second */
	load(load: Load): Promise<number>;
	end(): void;
}

export function startLoadGenerator(): LoadGenerator {
	const child = helper('tests/bench/load-client.ts');
	return {
		async load(load) {
			const done = await ask<LoadDone>(child, load);
			if ('failure' in done) throw new Error(done.failure);
			return load.requests / (done.milliseconds / 1000);
		},
		end: () => void child.kill()
	};
}

/** Starts a server that sends the same bytes to everybody. */
export async function startBareServer(constant: Constant): Promise<{ port: number; end(): void }> {
	const child = helper('tests/bench/bare-server.ts');
	return { port: await ask<number>(child, constant), end: () => void child.kill() };
}

function helper(file: string): ChildProcess {
	const child = fork(file, { stdio: 'inherit' });
	process.on('exit', () => child.kill('SIGKILL'));
	return child;
}

async function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
	const answer = once(child, 'message');
	child.send(question);
	const [value] = (await answer) as [Answer];
	return value;
}
