import { done, refuse, type Result } from '#kernel/result.ts';

/** The columns of docs/guides/import.md. */
export const COLUMNS = [
	'name',
	'name_nl',
	'name_fr',
	'kind',
	'street',
	'number',
	'postcode',
	'town',
	'lat',
	'lon',
	'hours',
	'takeaway',
	'services',
	'languages',
	'phone',
	'website',
	'step_free',
	'accessible_toilet',
	'dogs',
	'friendly_face',
	'source_id'
] as const;
export type Column = (typeof COLUMNS)[number];

/** For each column of a list, in its order, which of ours it is; null for one that is not read. */
export type Columns = readonly (Column | null)[];

/** Without these nothing of a list can be brought in. */
export const NEEDED = ['name', 'lat', 'lon'] as const satisfies readonly Column[];

/** The first lines of a list, for somebody to say which column is which. */
export interface Head {
	/** The names of the columns, as they stand there. */
	readonly header: readonly string[];
	/** A few values of each column, those that say something. */
	readonly samples: readonly (readonly string[])[];
}

/** Whether these columns can be read: what is needed is among them, and none of ours is there twice. */
export function checkColumns(
	columns: Columns,
	needed: readonly Column[] = NEEDED
): Result<null, 'columnMissing' | 'columnTwice'> {
	const missing = needed.find((column) => !columns.includes(column));
	if (missing !== undefined) return refuse('columnMissing', `No column is said to be ${missing}.`, missing);
	const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
	if (twice) return refuse('columnTwice', `Two columns are said to be ${twice}.`, twice);
	return done(null);
}
