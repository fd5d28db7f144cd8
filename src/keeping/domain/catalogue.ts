/** A table as the database describes it. Keeping knows tables no other way, so a new one is kept by itself. */
export interface KeptTable {
	/** With its schema: 'board.event'. */
	readonly name: string;
	/** Without those that the database works out by itself. */
	readonly columns: readonly KeptColumn[];
	/** The names of the columns of its primary key, in order; empty when it has none. */
	readonly key: readonly string[];
}

export interface KeptColumn {
	readonly name: string;
	/** As PostgreSQL names it, without length: 'uuid', 'timestamp with time zone', 'text[]'. */
	readonly type: string;
}

/** A column of one table whose value is the key of a row of another. */
export interface Reference {
	readonly from: string;
	readonly column: string;
	readonly to: string;
	readonly key: string;
}

/**
 * The tables whose rows are in no backup, no export and no checksum, and why. They are empty after a restore.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
	'people.letter': 'A letter with which somebody signed in would be good again.',
	'people.session': 'A session that was ended after the backup would be open again.'
};

/** The tables whose rows are kept, by name. */
export function kept(tables: readonly KeptTable[]): KeptTable[] {
	return tables.filter(({ name }) => !(name in LEFT_OUT));
}

/**
 * Every column that names a row of another table: those that the database enforces, and those between slices that only
 * their name tells. `place_id` is the key of the one table called `place`; a name that no table has, or two have, tells
 * nothing.
 *
 * @param enforced the foreign keys of one column
 */
export function referencesOf(tables: readonly KeptTable[], enforced: readonly Reference[]): Reference[] {
	const known = new Set(enforced.map(({ from, column }) => `${from} ${column}`));
	const told = tables.flatMap(({ name: from, columns }) =>
		columns.flatMap(({ name: column, type }): Reference[] => {
			if (type !== 'uuid' || !column.endsWith('_id') || known.has(`${from} ${column}`)) return [];
			const word = column.slice(0, -'_id'.length);
			const [to, second] = tables.filter(({ name }) => name.split('.')[1] === word);
			const [key, more] = to?.key ?? [];
			if (to === undefined || second !== undefined || key === undefined || more !== undefined) return [];
			return [{ from, column, to: to.name, key }];
		})
	);
	return [...enforced, ...told];
}
