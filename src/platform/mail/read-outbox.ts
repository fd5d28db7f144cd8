import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { outboxOf } from './open-mailer.ts';

const MOST_SHOWN = 50;

/** The messages that the stand-in kept, newest first, each as the whole text of its file. At most 50. */
export async function readOutbox(dataDirectory: string): Promise<{ name: string; text: string }[]> {
	const outbox = outboxOf(dataDirectory);
	const names = await readdir(outbox).catch(() => []);
	const newest = names
		.filter((name) => name.endsWith('.eml'))
		.sort()
		.reverse()
		.slice(0, MOST_SHOWN);
	return Promise.all(newest.map(async (name) => ({ name, text: await readFile(path.join(outbox, name), 'utf8') })));
}
