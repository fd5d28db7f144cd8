import type { Point } from '#kernel/geography.ts';
import { listBorders, listMembers } from '#networks';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import { touchedBetween, withValues, type Touched, type Values } from '../domain/changes.ts';
import { locator } from '../domain/locate.ts';
import { insertChanges, type How } from './changes-store.ts';
import { updateFacts, type Place } from './places-store.ts';

/** Finds the neighbourhood of a point in a network. To be asked for before a transaction begins. */
export async function neighbourhoodFinder(ctx: Context, networkId: string): Promise<(point: Point) => string | null> {
	return locator((await listBorders(ctx, networkId)).borders);
}

/**
 * Writes other facts of a place that is under lock, with the change in its history. Nothing is written where they are what
 * they were.
 *
 * @returns what changed, and the number of the change
 */
export async function writeChange(
	tx: Transaction,
	place: Place,
	values: Values,
	by: { how: How; memberId: string; undoes: string | null; at: Date },
	find: (point: Point) => string | null
): Promise<{ readonly version: number; readonly facts: Touched }> {
	// Who answers what the hours are, has answered the words that stood on the door as well.
	const answered = 'hours.week' in values && !('hoursAsFound' in values) ? { hoursAsFound: null } : {};
	const after = withValues(place, { ...values, ...answered });
	const facts = touchedBetween(place, after);
	if (Object.keys(facts).length === 0) return { version: place.version, facts };
	const neighbourhoodId = 'point' in facts ? find(after.point) : place.neighbourhoodId;
	await updateFacts(tx, [{ id: place.id, facts: after, neighbourhoodId, imported: null }]);
	const { id: placeId, networkId } = place;
	const numbers = await insertChanges(tx, [{ id: newId(by.at), networkId, placeId, ...by, facts }]);
	return { version: numbers.get(placeId) ?? place.version, facts };
}

/** Who did something in a network, as a sentence can begin: the name of a member, or that it was a list or a former one. */
export async function whoInWords(ctx: Context, networkId: string, memberId: string | null): Promise<string> {
	if (memberId === null) return 'The list it comes from';
	const team = await listMembers(ctx, networkId);
	return team.find(({ id }) => id === memberId)?.name ?? 'Somebody who was in the team';
}
