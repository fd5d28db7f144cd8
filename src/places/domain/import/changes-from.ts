import type { PlaceFacts } from '../place.ts';
import { isSame } from '../same.ts';

/**
 * What a new import may change of a place: three-way, field by field. A field that differs from what the last import
 * brought was edited by a person and stays theirs. Of the address, the names and the hours each part is a field of its
 * own; closures, adjusted hours and pauses are made by people only and are never touched. Services and languages are sets.
 *
 * @param existing the place as it is now
 * @param incoming what the file says today
 * @param lastImported what the file said the last time
 * @returns only the fields to write; empty when there is nothing to do, as in every second run of the same file
 */
export function changesFrom(existing: PlaceFacts, incoming: PlaceFacts, lastImported: PlaceFacts): Partial<PlaceFacts> {
	const merged: PlaceFacts = {
		...mergeFields(existing, incoming, lastImported),
		...mergeHours(existing, incoming, lastImported),
		address: mergeFields(existing.address, incoming.address, lastImported.address),
		names: mergeFields(existing.names, incoming.names, lastImported.names)
	};
	const changes = (Object.keys(existing) as (keyof PlaceFacts)[])
		.filter((field) => !isSame(existing[field], merged[field]))
		.map((field) => [field, merged[field]]);
	return Object.fromEntries(changes) as Partial<PlaceFacts>;
}

/** The readable week and the words as found speak of one thing: who repaired the week has answered the words as well. */
function mergeHours(
	existing: PlaceFacts,
	incoming: PlaceFacts,
	last: PlaceFacts
): Pick<PlaceFacts, 'hours' | 'hoursAsFound'> {
	const isEdited = !isSame(
		[existing.hours.week, existing.hours.holidays, existing.hoursAsFound],
		[last.hours.week, last.hours.holidays, last.hoursAsFound]
	);
	if (isEdited) return { hours: existing.hours, hoursAsFound: existing.hoursAsFound };
	const { week, holidays } = incoming.hours;
	return { hours: { ...existing.hours, week, holidays }, hoursAsFound: incoming.hoursAsFound };
}

/** For every field: theirs where a person edited it, else what comes in. A field that is absent is one that says nothing. */
function mergeFields<T extends object>(existing: T, incoming: T, last: T): T {
	const fields = new Set([...Object.keys(existing), ...Object.keys(incoming)]) as Set<keyof T>;
	const merged = { ...existing };
	for (const field of fields) {
		if (!isSame(existing[field], last[field])) continue;
		if (incoming[field] === undefined) delete merged[field];
		else merged[field] = incoming[field];
	}
	return merged;
}
