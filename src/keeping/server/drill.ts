import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, done, type Result } from '#kernel/result.ts';
import { migrate, openDatabase } from '#platform/database/index.ts';
import { writeWhole } from '#platform/files/whole-file.ts';
import { archiveOf, listBackups } from './backup-folder.ts';
import type { Check } from './check-references.ts';
import { readErasedFile } from './erased-file.ts';
import type { Archive } from './read-archive.ts';
import { restore } from './restore.ts';

const SCRATCH = 'drill-';
const DAY = 86_400_000;

/** How a drill went. Kept beside the backups, because that is what it says something about. */
export interface DrillNote {
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly passed: boolean;
	/** The backup that was restored. */
	readonly backup: string;
	/** What was wrong, each a sentence. */
	readonly wrong: readonly string[];
	/** When a drill passed last, this one or one before; null when none ever did. */
	readonly lastPassed: string | null;
}

export interface DrillInput {
	readonly clock: () => Date;
	readonly dataDirectory: string;
	readonly backups: string;
	/** What has to hold for what was restored. */
	readonly checks: readonly Check[];
	/** Another backup than the newest of the folder. */
	readonly of?: Archive;
}

/**
 * Restores the newest backup into an installation that is thrown away, brings it up to date, looks whether everything
 * holds, and notes how it went. Needs no database but its own, so it works whatever state the real one is in.
 */
export async function drill({
	clock,
	dataDirectory,
	backups,
	checks,
	of
}: DrillInput): Promise<Result<DrillNote, 'noBackup'>> {
	const archive = of ?? (await newestIn(backups));
	if (!archive) return refuse('noBackup', `There is no backup in ${backups} yet.`);
	for (const folder of [dataDirectory, backups]) await mkdir(folder, { recursive: true, mode: 0o700 });
	await clearScratch(dataDirectory);
	const scratch = await mkdtemp(path.join(dataDirectory, SCRATCH));
	let wrong: string[];
	try {
		wrong = await tryOut({ archive, scratch, clock, dataDirectory, checks });
	} catch (error) {
		wrong = [error instanceof Error ? error.message : String(error)];
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
	const at = clock().toISOString();
	const passed = wrong.length === 0;
	const before = await lastDrill(backups);
	const lastPassed = passed ? at : (before?.lastPassed ?? null);
	const note: DrillNote = { at, passed, backup: path.basename(archive.name), wrong, lastPassed };
	await writeWhole(noteIn(backups), `${JSON.stringify(note, null, 2)}\n`);
	return done(note);
}

async function newestIn(backups: string): Promise<Archive | null> {
	const [newest] = await listBackups(backups);
	return newest ? archiveOf(newest) : null;
}

/** How the last drill went; null when there was none. */
export async function lastDrill(backups: string): Promise<DrillNote | null> {
	try {
		return JSON.parse(await readFile(noteIn(backups), 'utf8')) as DrillNote;
	} catch {
		return null;
	}
}

function noteIn(backups: string): string {
	return path.join(backups, 'last-drill.json');
}

async function tryOut({
	archive,
	scratch,
	clock,
	dataDirectory,
	checks
}: Pick<DrillInput, 'clock' | 'dataDirectory' | 'checks'> & {
	archive: Archive;
	scratch: string;
}): Promise<string[]> {
	const db = await openDatabase({ dataDirectory: scratch });
	try {
		await migrate(db);
		const erased = await readErasedFile(dataDirectory);
		const restored = await restore({ db, clock }, { archive, replace: false, erased });
		if (!restored.ok) return [restored.refusal.sentence];
		const wrong: string[] = [];
		for (const check of checks) wrong.push(...(await check({ db, clock })));
		return wrong;
	} finally {
		await db.close();
	}
}

/** What a killed drill left. One that may still run is left alone. */
async function clearScratch(dataDirectory: string): Promise<void> {
	for (const name of await readdir(dataDirectory)) {
		if (!name.startsWith(SCRATCH)) continue;
		const folder = path.join(dataDirectory, name);
		const there = await stat(folder).catch(() => null);
		if (there && Date.now() - there.mtimeMs > DAY) await rm(folder, { recursive: true, force: true });
	}
}
