import type { KeptTable, Reference } from './catalogue.ts';

/** Why rows of a table go along with a network. Several ways are joined by "or". */
export type Way =
	/** The row is the network, or says by this column of which network it is. */
	| { readonly by: 'network'; readonly column: string }
	/** This column names a row that goes along. */
	| { readonly by: 'parent'; readonly column: string; readonly to: string; readonly key: string }
	/** A row that goes along names it. */
	| { readonly by: 'child'; readonly key: string; readonly from: string; readonly column: string };

export interface Belonging {
	readonly table: KeptTable;
	/** At least one. Each leads to a table earlier in the list, or to the network itself. */
	readonly ways: readonly Way[];
}

const NETWORK_COLUMN = 'network_id';

/**
 * Which rows of which tables are of one network: those that say so; those that name such a row; and what those rows name
 * and cannot be without. A table to which no way leads is of the installation and stays behind.
 *
 * @returns each table after those that its ways lead to
 */
export function belongingOf(tables: readonly KeptTable[], references: readonly Reference[]): Belonging[] {
	const network = references.find(({ column }) => column === NETWORK_COLUMN);
	const found = new Map<string, Belonging>();
	for (const table of tables) {
		if (table.name === network?.to) found.set(table.name, { table, ways: [{ by: 'network', column: network.key }] });
		else if (table.columns.some(({ name }) => name === NETWORK_COLUMN))
			found.set(table.name, { table, ways: [{ by: 'network', column: NETWORK_COLUMN }] });
	}
	const spread = (waysOf: (table: KeptTable) => Way[]) => {
		for (let grew = true; grew;) {
			grew = false;
			for (const table of tables) {
				if (found.has(table.name)) continue;
				const ways = waysOf(table);
				if (ways.length === 0) continue;
				found.set(table.name, { table, ways });
				grew = true;
			}
		}
	};
	spread(({ name }) =>
		references
			.filter(({ from, to }) => from === name && found.has(to))
			.map(({ column, to, key }): Way => ({ by: 'parent', column, to, key }))
	);
	spread(({ name }) =>
		references
			.filter(({ from, to }) => to === name && found.has(from))
			.map(({ from, column, key }): Way => ({ by: 'child', key, from, column }))
	);
	return [...found.values()];
}
