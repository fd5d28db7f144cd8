import { done, refuse, type Result } from '#kernel/result.ts';
import { wholeOf, type CommandFiles } from '#platform/files/command-files.ts';
import { endLine, headingLine, tableLine } from '../domain/archive.ts';
import { JSON_FOLDER, MANIFEST, readManifest, type Manifest } from '../domain/export.ts';
import { linesOf } from './compressed.ts';
import type { Archive } from './read-archive.ts';

const COMMA = 44;
const BRACE = 123;

/**
 * A folder that `exportNetwork` wrote, as an archive: the JSON of its tables, in the order that its manifest tells.
 *
 * @returns refuses a folder without a manifest that can be read
 */
export async function exportedFolder(
	folder: string,
	files: Pick<CommandFiles, 'pieces'>
): Promise<Result<Archive, 'notAnExport'>> {
	const text = await wholeOf(files.pieces(`${folder}/${MANIFEST}`)).catch(() => null);
	const manifest = text && readManifest(Buffer.from(text).toString('utf8'));
	if (!manifest) return refuse('notAnExport', `${folder} is no exported network: its ${MANIFEST} cannot be read.`);
	return done({ name: folder, lines: () => archiveLines(folder, manifest, files) });
}

async function* archiveLines(
	folder: string,
	{ heading, columns, ending }: Manifest,
	files: Pick<CommandFiles, 'pieces'>
): AsyncGenerator<Buffer> {
	yield Buffer.from(headingLine(heading));
	for (const { name } of ending.tables) {
		yield Buffer.from(tableLine({ name, columns: columns[name] ?? [] }));
		for await (const line of linesOf(asBuffers(files.pieces(`${folder}/${JSON_FOLDER}/${name}.json`)))) {
			// The brackets around the list are no rows; the commas between rows are no part of them.
			if (line[0] === BRACE) yield line.at(-1) === COMMA ? line.subarray(0, -1) : line;
		}
	}
	yield Buffer.from(endLine(ending));
}

async function* asBuffers(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	for await (const piece of pieces) yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}
