import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#platform/database/index.ts';
import { filesFrom } from '#platform/files/command-files.ts';
import { createWhole, PART } from '#platform/files/whole-file.ts';
import { backupName, isDue, isExpired, momentOfBackup } from '../domain/schedule.ts';
import { makeBackup } from './make-backup.ts';
import { backupFile, type Archive } from './read-archive.ts';

/** Milliseconds after which nobody is writing any more in a file that does not grow. */
const STALLED = 10 * 60_000;

export interface KeptBackup {
	/** Absolute. */
	readonly file: string;
	readonly at: Date;
	readonly bytes: number;
}

/** The folder of the daily backups: `STOEP_BACKUPS`, or `backups` in the data directory. */
export function backupFolderOf(env: Readonly<NodeJS.ProcessEnv>, dataDirectory: string): string {
	return path.resolve(env.STOEP_BACKUPS || path.join(dataDirectory, 'backups'));
}

/** The backups of a folder, the newest first. Other files in it are not looked at. */
export async function listBackups(folder: string): Promise<KeptBackup[]> {
	const found: KeptBackup[] = [];
	for (const name of await namesIn(folder)) {
		const at = momentOfBackup(name);
		if (at === null) continue;
		const file = path.join(folder, name);
		// One that another process takes away meanwhile is none.
		const there = await stat(file).catch(() => null);
		if (there?.isFile()) found.push({ file, at, bytes: there.size });
	}
	return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** A backup of the folder, to read. */
export function archiveOf({ file }: Pick<KeptBackup, 'file'>): Archive {
	const { pieces } = filesFrom(path.dirname(file));
	return backupFile(file, () => pieces(file));
}

/**
 * Makes the backup of the day when it is time, and takes away those that are too old. Several processes may share a
 * folder: while one writes, the others wait.
 *
 * @returns whether one was made
 */
export async function makeDueBackup(
	ctx: { readonly db: Database; readonly clock: () => Date },
	folder: string
): Promise<boolean> {
	const now = ctx.clock();
	const [last] = await listBackups(folder);
	if (!isDue(last?.at ?? null, now) || (await somebodyWrites(folder))) return false;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await makeBackup(ctx, () => createWhole(path.join(folder, backupName(now))));
	for (const { file, at } of await listBackups(folder)) if (isExpired(at, now)) await rm(file, { force: true });
	return true;
}

/** Whether a backup is being written here. What a killed process left of one is taken away. */
async function somebodyWrites(folder: string): Promise<boolean> {
	let writes = false;
	for (const name of await namesIn(folder)) {
		const [whole = ''] = name.split(PART);
		if (!name.includes(PART) || momentOfBackup(whole) === null) continue;
		const file = path.join(folder, name);
		const there = await stat(file).catch(() => null);
		if (there === null) continue;
		if (Date.now() - there.mtimeMs < STALLED) writes = true;
		else await rm(file, { force: true });
	}
	return writes;
}

async function namesIn(folder: string): Promise<string[]> {
	return readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
}
