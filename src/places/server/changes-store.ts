import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { Touched } from '../domain/changes.ts';

/** How a change came about: told at the beginning, typed by a member, brought by an import, or the undoing of another. */
export type How = 'begun' | 'typed' | 'imported' | 'undone';

export interface Change {
	readonly id: string;
	readonly networkId: string;
	readonly placeId: string;
	/** 1 for the first change of the place; `Place.version` right after it. */
	readonly number: number;
	readonly how: How;
	/** Null for an import by who runs the installation. */
	readonly memberId: string | null;
	/** The change that this one put back. */
	readonly undoes: string | null;
	readonly facts: Touched;
	readonly at: Date;
}

interface ChangeRow {
	id: string;
	network_id: string;
	place_id: string;
	number: number;
	how: How;
	member_id: string | null;
	undoes: string | null;
	facts: Touched;
	at: Date;
}

const changeOf = (row: ChangeRow): Change => ({
	id: row.id,
	networkId: row.network_id,
	placeId: row.place_id,
	number: row.number,
	how: row.how,
	memberId: row.member_id,
	undoes: row.undoes,
	facts: row.facts,
	at: row.at
});

/** Adds changes to the history of places that are under lock, the next one of each; many places in one trip. */
export async function insertChanges(
	tx: Transaction,
	changes: readonly Omit<Change, 'number'>[]
): Promise<ReadonlyMap<string, number>> {
	const rows = changes.map((change) => ({
		id: change.id,
		place_id: change.placeId,
		how: change.how,
		member_id: change.memberId,
		undoes: change.undoes,
		facts: change.facts,
		at: change.at.toISOString()
	}));
	const { rows: added } = await sql<{ place_id: string; number: number }>`
		with added as (
			select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
				as r(id uuid, place_id uuid, how text, member_id uuid, undoes uuid, facts jsonb, at timestamptz)
		), counted as (
			update places.place p set version = p.version + 1 from added a where p.id = a.place_id
			returning p.id, p.network_id, p.version
		)
		insert into places.edit (id, network_id, place_id, number, how, member_id, undoes, facts, at)
		select a.id, c.network_id, a.place_id, c.version, a.how, a.member_id, a.undoes, a.facts, a.at
		from added a join counted c on c.id = a.place_id
		returning place_id, number`.execute(tx);
	return new Map(added.map(({ place_id, number }) => [place_id, number]));
}

/** The changes of a place after one of them, oldest first. */
export async function changesSince(tx: Transaction, placeId: string, number: number): Promise<Change[]> {
	const { rows } = await sql<ChangeRow>`select * from places.edit
		where place_id = ${placeId} and number > ${number} order by number`.execute(tx);
	return rows.map(changeOf);
}

/** The last changes of a place, newest first. */
export async function lastChanges(tx: Transaction, placeId: string, most: number): Promise<Change[]> {
	const { rows } = await sql<ChangeRow>`select * from places.edit
		where place_id = ${placeId} order by number desc limit ${most}`.execute(tx);
	return rows.map(changeOf);
}

export async function changeById(tx: Transaction, id: string): Promise<Change | null> {
	const { rows } = await sql<ChangeRow>`select * from places.edit where id = ${id}`.execute(tx);
	return rows[0] ? changeOf(rows[0]) : null;
}
