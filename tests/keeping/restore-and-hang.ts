/**
 * A process that restores a file and stands still for ever when half of its rows are in the database. It says when it is
 * there, so that whoever started it can kill it at that moment.
 */
import { backupFile, restore, type Archive } from '#keeping';
import { openDatabase, type DatabaseLocation } from '#platform/database/index.ts';
import { filesFrom } from '#platform/files/command-files.ts';

export interface HalfRestore {
	readonly location: DatabaseLocation;
	readonly file: string;
	/** After so many lines of the second reading, which is the one that writes. */
	readonly lines: number;
}

process.on('message', (job: HalfRestore) => void run(job));

async function run({ location, file, lines }: HalfRestore): Promise<void> {
	const db = await openDatabase(location);
	const archive = backupFile(file, () => filesFrom('/').pieces(file));
	let readings = 0;
	const hanging: Archive = {
		name: archive.name,
		async *lines() {
			const isWriting = ++readings === 2;
			let read = 0;
			for await (const line of archive.lines()) {
				if (isWriting && ++read > lines) {
					process.send?.('in the middle');
					await new Promise(() => {});
				}
				yield line;
			}
		}
	};
	await restore({ db, clock: () => new Date() }, { archive: hanging, replace: true, erased: [] });
}
