import { KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Database } from '#platform/database/index.ts';
import { journalReachesBackTo } from '../domain/erased.ts';
import { listBackups, makeDueBackup, type KeptBackup } from './backup-folder.ts';
import { lastDrill, type DrillNote } from './drill.ts';
import { copyJournal } from './erased-file.ts';
import { deleteErasedBefore } from './journal-store.ts';

const MINUTE = 60_000;
const MINUTES_BETWEEN_LOOKS = 10;

/** What keeping needs of an installation. */
export interface Home {
	readonly db: Database;
	readonly clock: () => Date;
	readonly dataDirectory: string;
	/** The folder of the backups. */
	readonly backups: string;
}

/**
 * Keeps while the server runs: the journal's copy every minute, the backup of the day at night. Nobody waits for any of
 * it, and what fails (the disk is full, the database is away) is said in the log and tried again.
 *
 * @returns what ends it, once what is under way is done
 */
export function keep({ dataDirectory, backups, ...ctx }: Home): () => Promise<void> {
	let minutes = 0;
	let underWay: Promise<void> = Promise.resolve();
	let isBusy = false;
	const look = async () => {
		await copyJournal(ctx, dataDirectory);
		if (minutes++ % MINUTES_BETWEEN_LOOKS !== MINUTES_BETWEEN_LOOKS - 1) return;
		if (!(await makeDueBackup(ctx, backups))) return;
		await ctx.db.write(KEEPER, async (tx) => done(await deleteErasedBefore(tx, journalReachesBackTo(ctx.clock()))));
	};
	const attempt = () => {
		if (isBusy) return;
		isBusy = true;
		underWay = look()
			.catch((error: unknown) => console.error('Keeping the data failed.', error))
			.finally(() => (isBusy = false));
	};
	attempt();
	const timer = setInterval(attempt, MINUTE);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await underWay;
	};
}

/** How well the data is kept. */
export interface KeepingStatus {
	/** Null before the first one. */
	readonly lastBackup: KeptBackup | null;
	readonly backups: number;
	/** Null before the first one. */
	readonly lastDrill: DrillNote | null;
	/** When a drill passed last; null when none ever did. */
	readonly lastPassedDrill: Date | null;
}

/** When the last backup was made and how the last drill went, as the folder of the backups tells. */
export async function keepingStatus({ backups }: Pick<Home, 'backups'>): Promise<KeepingStatus> {
	const [kept, note] = [await listBackups(backups), await lastDrill(backups)];
	return {
		lastBackup: kept[0] ?? null,
		backups: kept.length,
		lastDrill: note,
		lastPassedDrill: note?.lastPassed ? new Date(note.lastPassed) : null
	};
}
