import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const note = v.variant('state', [
	/** Begun, and perhaps killed: to be completed as of the same moment. */
	v.object({ state: v.literal('filling'), at: v.pipe(v.string(), v.isoTimestamp()) }),
	v.object({
		state: v.literal('filled'),
		networkId: v.string(),
		/** The address words of the network and of the place that the card is of, and the name of that place. */
		network: v.string(),
		place: v.string(),
		placeName: v.string(),
		/** What is on the card: the database keeps only hashes of it. */
		secret: v.string(),
		code: v.string()
	})
]);

/** What the data directory remembers of the demo town, in `demo.json`. */
export type DemoNote = v.InferOutput<typeof note>;

/** The note, or null where there is none that can be read. */
export async function readNote(dataDirectory: string): Promise<DemoNote | null> {
	const text = await readFile(fileIn(dataDirectory), 'utf8').catch(() => '');
	try {
		return v.parse(note, JSON.parse(text));
	} catch {
		return null;
	}
}

/** Writes the note in one go, readable by its owner alone. */
export async function writeNote(dataDirectory: string, content: DemoNote): Promise<void> {
	const file = fileIn(dataDirectory);
	await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
	await rm(`${file}.new`, { force: true });
	await writeFile(`${file}.new`, `${JSON.stringify(content, null, '\t')}\n`, { mode: 0o600 });
	await rename(`${file}.new`, file);
}

export function removeNote(dataDirectory: string): Promise<void> {
	return rm(fileIn(dataDirectory), { force: true });
}

function fileIn(dataDirectory: string): string {
	return path.join(dataDirectory, 'demo.json');
}
