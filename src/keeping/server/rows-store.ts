import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { KeptTable } from '../domain/catalogue.ts';

/** Bytes that are held at once of what goes from or to the database, unless one row is larger. */
const READ_AT_ONCE = 256 << 10;
const WRITTEN_AT_ONCE = 1 << 20;
const MOST_ROWS = 4_000;
const FIRST_ROWS = 16;

/** A condition on the rows of a table that the code wrote itself: no word of a person is in it. */
export interface Condition {
	readonly where: string;
}

/**
 * Makes the rest of the transaction write and read values the same way whichever engine it is: moments in UTC to the
 * microsecond, numbers exact, bytes in hexadecimal. And takes away the patience of requests, since going through
 * everything takes longer than answering somebody.
 */
export async function speakPlainly(tx: Transaction): Promise<void> {
	await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
		set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
		set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true),
		set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
}

/**
 * A `null` inside jsonb, which is another thing than no value at all; in the text of a row both would be the same.
 */
const NULL_INSIDE = sql`'{"stoep": "null inside"}'::jsonb`;

/**
 * The rows of a table in the order of its primary key, each as the text of a JSON object in PostgreSQL's own words
 * (`row_to_json`), a page at a time. Needs `speakPlainly` before it. Text keys are in the order of their bytes.
 */
export async function* rowsOf(
	tx: Transaction,
	{ name, columns, key }: KeptTable,
	condition: Condition | null = null
): AsyncGenerator<string[]> {
	if (key.length === 0) throw new Error(`The table ${name} has no primary key, so its rows have no order.`);
	const types = new Map(columns.map((column) => [column.name, column.type]));
	const order = key.map((column) => sql`r.${sql.id(column)} ${isText(types.get(column)) ? sql`collate "C"` : sql``}`);
	const values = columns.map((column) => {
		const id = sql.id(column.name);
		return column.type === 'jsonb' ? sql`case when ${id} = 'null' then ${NULL_INSIDE} else ${id} end as ${id}` : id;
	});
	await sql`declare rows_of_table no scroll cursor for select row_to_json(r)::text as row
		from (select ${sql.join(values)} from ${sql.table(name)}
			where ${condition === null ? sql`true` : sql.raw(condition.where)}) r
		order by ${sql.join(order)}`.execute(tx);
	let asked = FIRST_ROWS;
	let largest = 1;
	for (;;) {
		const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(asked))} from rows_of_table`.execute(tx);
		if (rows.length > 0) yield rows.map(({ row }) => row);
		if (rows.length < asked) break;
		// By the largest row seen: a page of pictures is as many bytes as a page of taps.
		for (const { row } of rows) largest = Math.max(largest, row.length);
		asked = Math.min(MOST_ROWS, asked * 4, Math.max(1, Math.floor(READ_AT_ONCE / largest)));
	}
	await sql`close rows_of_table`.execute(tx);
}

function isText(type: string | undefined): boolean {
	return type === 'text' || type === 'character varying' || type === 'character';
}

/** Collects rows for one table and sends them when there are enough for one trip. @param columns those that rows have */
export function rowsInto(tx: Transaction, table: KeptTable, columns: readonly string[]) {
	const { name } = table;
	const names = sql.join(columns.map((column) => sql.id(column)));
	const types = new Map(table.columns.map((column) => [column.name, column.type]));
	const values = columns.map((column) => {
		const id = sql.id(column);
		return types.get(column) === 'jsonb' ? sql`case when ${id} = ${NULL_INSIDE} then 'null' else ${id} end` : id;
	});
	let waiting: string[] = [];
	let size = 0;

	async function flush(): Promise<void> {
		if (waiting.length === 0) return;
		const rows = `[${waiting.join(',')}]`;
		waiting = [];
		size = 0;
		await sql`insert into ${sql.table(name)} (${names}) overriding system value
			select ${sql.join(values)} from json_populate_recordset(null::${sql.table(name)}, ${rows}::json)`.execute(tx);
	}

	return {
		/** @param row the text of a JSON object, as `rowsOf` gives it */
		async add(row: string): Promise<void> {
			waiting.push(row);
			size += row.length;
			if (size >= WRITTEN_AT_ONCE || waiting.length >= MOST_ROWS) await flush();
		},
		flush
	};
}

/** Whether any of these tables has a row. */
export async function hasRows(tx: Transaction, tables: readonly KeptTable[]): Promise<boolean> {
	for (const { name } of tables) {
		const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(tx);
		if (rows.length > 0) return true;
	}
	return false;
}
