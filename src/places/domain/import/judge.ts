import type { Candidate, Doubt, Reading } from './reading.ts';
import { findDuplicate, PlaceIndex, type Identity } from './same-place.ts';

/** A place of the network, whatever its state: a place that left is not brought in again by its list. */
export interface KnownPlace extends Identity {
	readonly id: string;
	readonly slug: string;
}

/** What is to be done with one row of a file. */
export type Verdict =
	| { readonly is: 'new'; readonly place: Candidate; readonly doubts: readonly Doubt[] }
	| { readonly is: 'known'; readonly id: string; readonly place: Candidate; readonly doubts: readonly Doubt[] }
	| DuplicateVerdict
	| { readonly is: 'skipped'; readonly code: string; readonly sentence: string };

interface DuplicateVerdict {
	readonly is: 'duplicate';
	/** A place that is there, or a row before in the same file. */
	readonly code: 'duplicate' | 'repeated';
	readonly sentence: string;
	/** The name of that place, or the number of that row. */
	readonly found: string;
}

interface Seen extends Identity {
	readonly known: KnownPlace | null;
	/** The row of this file that is this place; null while none was. */
	row: number | null;
}

/** Judges the rows of one file, in order, against the places that are there and against the rows before. */
export class Judge {
	readonly #index = new PlaceIndex<Seen>();

	constructor(known: Iterable<KnownPlace>) {
		for (const place of known) {
			this.#index.add({ name: place.name, point: place.point, source: place.source, known: place, row: null });
		}
	}

	judge(row: number, reading: Reading): Verdict {
		if ('skip' in reading) return { is: 'skipped', code: reading.skip, sentence: reading.sentence };
		const { place, doubts } = reading;
		const same = findDuplicate(place, this.#index);
		if (same === null) {
			this.#index.add({ name: place.name, point: place.point, source: place.source, known: null, row });
			return { is: 'new', place, doubts };
		}
		const { of, because } = same;
		if (because === 'source' && of.known !== null && of.row === null) {
			of.row = row;
			return { is: 'known', id: of.known.id, place, doubts };
		}
		const sentence = `${whichOne(of)}: ${why(because, place)}.`;
		if (of.row === null) return { is: 'duplicate', code: 'duplicate', sentence, found: of.name };
		return { is: 'duplicate', code: 'repeated', sentence, found: String(of.row) };
	}
}

function whichOne({ row, known, name }: Seen): string {
	if (row !== null) return `It is the same as row ${row}, "${name}"`;
	return `"${name}" is there already${known === null ? '' : ` (${known.slug})`}`;
}

function why(because: 'source' | 'nameAndPoint', { source }: Candidate): string {
	return because === 'source' ? `both have the number ${source.id}` : 'the same name within 60 metres';
}
