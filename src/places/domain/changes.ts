import type { PlaceFacts } from './place.ts';
import { isSame } from './same.ts';

/**
 * The facts of a place as the team changes them, each of which has one answer: two people who change different ones are
 * both right, two who change the same one have to talk. An address is one fact, because half of one and half of another
 * is no address.
 */
export const FACTS = [
	'name',
	'names',
	'kind',
	'address',
	'point',
	'hours.week',
	'hours.holidays',
	'hours.adjusted',
	'hours.closures',
	'hours.paused',
	'hoursAsFound',
	'takeaway',
	'services',
	'languages',
	'phone',
	'website',
	'stepFree',
	'accessibleToilet',
	'dogs',
	'friendlyFace'
] as const;
export type Fact = (typeof FACTS)[number];

/** Values by fact, each as it stands in `PlaceFacts`. */
export type Values = Partial<Record<Fact, unknown>>;

/** What one change did to the facts it touched. */
export type Touched = Partial<Record<Fact, { readonly before: unknown; readonly after: unknown }>>;

/** A change as far as it decides about another one. */
export interface Earlier {
	readonly number: number;
	readonly facts: Touched;
}

/** Stands in the history for the first name of a person: that there was one, and not which. */
export const A_NAME = { aName: true } as const;

/** Every fact of a place by its name. */
export function valuesOf(place: PlaceFacts): Record<Fact, unknown> {
	return Object.fromEntries(FACTS.map((fact) => [fact, valueOf(place, fact)])) as Record<Fact, unknown>;
}

function valueOf({ hours, ...facts }: PlaceFacts, fact: Fact): unknown {
	const part = fact.split('.')[1];
	return part === undefined ? facts[fact as keyof typeof facts] : hours[part as keyof typeof hours];
}

/** A place with other values for some of its facts. */
export function withValues(place: PlaceFacts, values: Values): PlaceFacts {
	const entries = Object.entries(values);
	const ofHours = entries.filter(([fact]) => fact.startsWith('hours.')).map(([fact, value]) => [fact.slice(6), value]);
	const others = entries.filter(([fact]) => !fact.startsWith('hours.'));
	return { ...place, ...Object.fromEntries(others), hours: { ...place.hours, ...Object.fromEntries(ofHours) } };
}

/** What became of the facts of a place, without those that stayed; for the history, so without the name of a person. */
export function touchedBetween(before: PlaceFacts, after: PlaceFacts): Touched {
	const [old, now] = [valuesOf(before), valuesOf(after)];
	const changed = FACTS.filter((fact) => !isSame(old[fact], now[fact]));
	return Object.fromEntries(
		changed.map((fact) => [fact, { before: forHistory(fact, old[fact]), after: forHistory(fact, now[fact]) }])
	);
}

function forHistory(fact: Fact, value: unknown): unknown {
	return fact === 'friendlyFace' && value !== null ? A_NAME : (value ?? null);
}

/** A fact of which two people want different things, and the number of the change that the other one made. */
export interface Conflict {
	readonly fact: Fact;
	readonly number: number;
}

/**
 * What a person wants changed who filled in a form: compared with what stood there when the form was made, because a form
 * sends along everything that it shows.
 *
 * @param now the place as it is
 * @param since the changes after the form was made
 * @param wanted the values of the form
 * @param told the number of the last of those changes that this person was shown: wanting something else is then no mistake
 * @returns the values to write, or every fact that somebody else changed otherwise meanwhile
 */
export function merge(
	now: PlaceFacts,
	since: readonly Earlier[],
	wanted: Values,
	told = 0
): { readonly values: Values } | { readonly conflicts: readonly [Conflict, ...Conflict[]] } {
	const current = valuesOf(now);
	const values: Values = {};
	const conflicts: Conflict[] = [];
	for (const fact of FACTS) {
		if (!(fact in wanted) || isSame(wanted[fact], current[fact])) continue;
		const others = since.filter(({ facts }) => fact in facts);
		const [first, last] = [others[0], others.at(-1)];
		if (first && isSame(wanted[fact], first.facts[fact]?.before)) continue;
		if (last && last.number > told) conflicts.push({ fact, number: last.number });
		else values[fact] = wanted[fact];
	}
	const [one, ...more] = conflicts;
	return one ? { conflicts: [one, ...more] } : { values };
}

/**
 * What puts back what a change did.
 *
 * @param since the changes after it
 * @returns the values to write; or the first of its facts that is not any more what it made of it, with the number of the
 *   change that did that (null where an unknown one did); or that what is gone was a person's name, which is not kept
 */
export function undoing(
	now: PlaceFacts,
	change: Earlier,
	since: readonly Earlier[]
): { readonly values: Values } | { readonly fact: Fact; readonly number: number | null } | { readonly notKept: true } {
	const current = valuesOf(now);
	const values: Values = {};
	for (const fact of FACTS) {
		const touched = change.facts[fact];
		if (touched === undefined) continue;
		const later = since.findLast(({ facts }) => fact in facts);
		if (later !== undefined) return { fact, number: later.number };
		if (!isSame(forHistory(fact, current[fact]), touched.after)) return { fact, number: null };
		if (isSame(touched.before, A_NAME)) return { notKept: true };
		values[fact] = touched.before;
	}
	return { values };
}
