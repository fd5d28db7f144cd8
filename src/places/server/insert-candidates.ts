import type { Transaction } from '#platform/database/index.ts';
import { newCode } from '#platform/random.ts';
import { insertPlaces, type NewPlace } from './places-store.ts';

const CODE_LENGTH = 6;
/** One code in a thousand million is taken already; so often in a row only a mistake would meet one. */
const MOST_TRIES = 10;

/**
 * Inserts candidates, each with a code for `/p/{code}` that no other place has.
 *
 * @throws when a slug or a source is taken: somebody else brought places in at the same time (`isTaken`)
 */
export async function insertCandidates(tx: Transaction, places: readonly Omit<NewPlace, 'code'>[]): Promise<void> {
	let left = places;
	for (let tries = 0; left.length > 0; tries++) {
		if (tries === MOST_TRIES) throw new Error('No code could be found that is free.');
		const inserted = await insertPlaces(
			tx,
			left.map((place) => ({ ...place, code: newCode(CODE_LENGTH) }))
		);
		left = left.filter(({ id }) => !inserted.has(id));
	}
}

/** Whether an error says that what is to be the only one is there already (SQLSTATE 23505). */
export function isTaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '23505';
}
