import type { Names } from '#kernel/language.ts';
import type { Point } from '#kernel/geography.ts';
import type { Day } from '#kernel/instant.ts';

/** Everything that decides when a place is open. A closed day beats adjusted hours, adjusted hours beat the week. */
export interface Hours {
	/** The week in OSM opening_hours syntax; null where nobody knows it. */
	readonly week: string | null;
	/** What holds on Belgian public holidays: closed, or whatever the week says (where `PH` may be written out). */
	readonly holidays: 'closed' | 'asWeek';
	/** Periods with other hours (summer, fair week), first and last day included. */
	readonly adjusted: readonly AdjustedPeriod[];
	/** Leave and other closures, first and last day included; no last day means: nobody knows yet. */
	readonly closures: readonly Closure[];
	/** The day for which the counter said "closed today". It stops counting by itself. */
	readonly closedOn: Day | null;
	/** The place takes a pause: it promises nothing until somebody ends the pause. */
	readonly paused: boolean;
}

export interface AdjustedPeriod {
	readonly from: Day;
	readonly until: Day;
	readonly week: string;
}

export interface Closure {
	readonly from: Day;
	readonly until: Day | null;
}

export type Access = 'yes' | 'limited' | 'no';

/** What a person, a file or a form says of a place. Nothing in it is promised to a guest until the place is published. */
export interface PlaceFacts {
	/** As it stands on the front. */
	readonly name: string;
	/** The same name in the languages in which the place has one. */
	readonly names: Names;
	/** A key of the catalogue of kinds. */
	readonly kind: string;
	readonly address: Address;
	readonly point: Point;
	readonly hours: Hours;
	/** Hours as found in a source that could not be read, word for word; null where the week is readable. */
	readonly hoursAsFound: string | null;
	/** Own hours for taking away, in OSM opening_hours syntax; null where there is no takeaway. */
	readonly takeaway: string | null;
	/** Keys of the catalogue of basic services. */
	readonly services: readonly string[];
	/** Languages spoken, ISO 639-1. */
	readonly languages: readonly string[];
	readonly phone: string | null;
	readonly website: string | null;
	readonly stepFree: Access | null;
	readonly accessibleToilet: Access | null;
	readonly dogs: Access | null;
	/** A first name guests may ask for; only with that person's agreement. */
	readonly friendlyFace: string | null;
}

export interface Address {
	readonly street: string | null;
	readonly number: string | null;
	readonly postcode: string | null;
	readonly town: string | null;
}
