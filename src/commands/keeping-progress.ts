import type { Archive } from '#keeping';
import type { CommandIo } from '#platform/command-socket.ts';
import type { FileBeingWritten } from '#platform/files/whole-file.ts';

const ROWS_BETWEEN = 5_000;
const MEGABYTE = 1_000_000;

/** A file of which one can see that it grows: a backup of a city takes half a minute. */
export function watchedFile(file: FileBeingWritten, io: Pick<CommandIo, 'progress'>): FileBeingWritten {
	let bytes = 0;
	return {
		...file,
		async write(piece) {
			await file.write(piece);
			bytes += piece.length;
			io.progress(`${(bytes / MEGABYTE).toFixed(1)} MB written ...`);
		}
	};
}

/**
 * An archive of which one can see how far it is read. A restore reads it twice: once to know that it is whole, then to bring
 * it in.
 */
export function watchedArchive(archive: Archive, io: Pick<CommandIo, 'progress'>): Archive {
	const doings = ['Looking whether it is whole', 'Bringing it in'];
	return {
		...archive,
		async *lines() {
			const doing = doings.shift() ?? 'Reading';
			let rows = 0;
			for await (const line of archive.lines()) {
				if (rows++ % ROWS_BETWEEN === 0) io.progress(`${doing}: ${rows - 1} rows ...`);
				yield line;
			}
			io.progress(doings.length > 0 ? `${doing}: ${rows} rows.` : 'Holding what came in against the backup ...');
		}
	};
}
