import { CompiledQuery, type Kysely } from 'kysely';

/** Runs the statements of a migration one after the other. */
export async function run(database: Kysely<unknown>, statements: readonly string[]): Promise<void> {
	for (const statement of statements) await database.executeQuery(CompiledQuery.raw(statement));
}

/** Who may read or write the rows of a table, each as an SQL condition on the row. */
export interface Access {
	read: string;
	/** Insert, and, unless `change` and `remove` say otherwise, update and delete. */
	write: string;
	change?: string;
	/** Delete; as `change` when left out. */
	remove?: string;
}

/**
 * Row-level security, forced, with everything else denied: also the owner of the table is held to it.
 *
 * @param table name with its schema
 */
export function guard(table: string, { read, write, change = write, remove = change }: Access): string[] {
	return [
		`alter table ${table} enable row level security`,
		`alter table ${table} force row level security`,
		`create policy reading on ${table} for select to stoep_app using (${read})`,
		`create policy adding on ${table} for insert to stoep_app with check (${write})`,
		`create policy changing on ${table} for update to stoep_app using (${change}) with check (${change})`,
		`create policy removing on ${table} for delete to stoep_app using (${remove})`,
		`create policy owner on ${table} to current_user using (true) with check (true)`,
		`grant select, insert, update, delete on ${table} to stoep_app`
	];
}

// Each as a sub-select, so that PostgreSQL works it out once a query and not once a row.
export const KEEPER = `(select platform.actor()) = 'keeper'`;
export const DOOR = `(select platform.actor()) = 'door'`;
/** A member of the network of this row. */
export const TEAM = `((select platform.actor()) = 'member' and network_id = (select platform.network()))`;
/** The counter of the place of this row, whose column is named. */
export const counterOf = (column: string) =>
	`((select platform.actor()) = 'counter' and network_id = (select platform.network())
		and ${column} = (select platform.place()))`;
