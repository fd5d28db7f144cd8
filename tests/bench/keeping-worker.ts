/** A process that keeps data, so that what it holds at most can be measured. */
import { openDatabase, type DatabaseLocation } from '#platform/database/index.ts';
import { migrate } from '#platform/database/index.ts';
import { filesFrom } from '#platform/files/command-files.ts';
import { must } from '#tests/engines/given.ts';
import { backupFile, makeBackup, restore } from '#keeping';

export interface KeepingJob {
	readonly location: DatabaseLocation;
	readonly file: string;
	readonly does: 'backup' | 'restore';
}

export interface KeepingDone {
	readonly seconds: number;
	/** The most memory it ever held, with its database where that is embedded. */
	readonly megabytes: number;
	/** What the data comes to. */
	readonly sha256: string;
}

process.on('message', (job: KeepingJob) => {
	void run(job).then((answer) => process.send?.(answer));
});

async function run({ location, file, does }: KeepingJob): Promise<KeepingDone> {
	const db = await openDatabase(location);
	await migrate(db);
	const clock = () => new Date();
	const files = filesFrom('/');
	const began = performance.now();
	const { ending } =
		does === 'backup'
			? await makeBackup({ db, clock }, () => files.create(file))
			: must(
					await restore(
						{ db, clock },
						{ archive: backupFile(file, () => files.pieces(file)), replace: true, erased: [] }
					)
				);
	const seconds = (performance.now() - began) / 1000;
	await db.close();
	return { seconds, megabytes: process.resourceUsage().maxRSS / 1024, sha256: ending.sha256 };
}
