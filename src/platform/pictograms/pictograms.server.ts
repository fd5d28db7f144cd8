import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortPath } from './path.ts';
import type { Pictogram } from './shape.ts';

/** From the working directory and not from this file, which a build moves elsewhere. */
const DRAWINGS = join(process.cwd(), 'node_modules/@phosphor-icons/core/assets/duotone');

/** Drawn where a catalogue names a pictogram that does not exist: the word beside it still says everything. */
const CIRCLE = [{ d: 'M128,40a88,88,0,1,0,88,88A88,88,0,0,0,128,40Z', faint: true }];

const drawn = new Map<string, Pictogram>();

/**
 * The Phosphor duotone drawings of these names (as in "map-trifold"), each once, in the order of their first mention.
 * Never throws: a name that is unknown or no name at all gives a plain circle.
 */
export function pictograms(names: Iterable<string>): Pictogram[] {
	return [...new Set(names)].map((name) => {
		const known = drawn.get(name);
		if (known !== undefined) return known;
		const pictogram = { name, paths: read(name) };
		drawn.set(name, pictogram);
		return pictogram;
	});
}

/** Whether there is a drawing of this name. */
export function isPictogram(name: string): boolean {
	return read(name) !== CIRCLE;
}

function read(name: string): Pictogram['paths'] {
	if (!/^[a-z][a-z-]*$/.test(name)) return CIRCLE;
	try {
		const svg = readFileSync(join(DRAWINGS, `${name}-duotone.svg`), 'utf8');
		const paths = [...svg.matchAll(/<path d="([^"]+)"( opacity)?/g)];
		return paths.map(([, d = '', faint]) => ({ d: shortPath(d), faint: faint !== undefined }));
	} catch {
		return CIRCLE;
	}
}
