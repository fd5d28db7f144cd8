import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';

/** One thing that was said between a place and the team. */
export interface Note {
	readonly id: string;
	readonly placeId: string;
	/** Whoever stood at the counter, which has no names, or somebody of the team. */
	readonly from: 'place' | 'team';
	/** Of the team; null from the place. */
	readonly memberId: string | null;
	/** The name of that member at the time, so that the place sees who speaks. */
	readonly saidBy: string | null;
	/** Plain text of one or more lines. */
	readonly text: string;
	readonly at: Date;
}

interface NoteRow {
	id: string;
	place_id: string;
	member_id: string | null;
	said_by: string | null;
	text: string;
	at: Date;
}

const noteOf = (row: NoteRow): Note => ({
	id: row.id,
	placeId: row.place_id,
	from: row.member_id === null ? 'place' : 'team',
	memberId: row.member_id,
	saidBy: row.said_by,
	text: row.text,
	at: row.at
});

/** What was said between a place and the team, oldest first. */
export async function notesOf(tx: Transaction, placeId: string): Promise<Note[]> {
	const { rows } = await sql<NoteRow>`select * from places.note
		where place_id = ${placeId} order by at, id`.execute(tx);
	return rows.map(noteOf);
}

/** Adds a note, unless one with the same id is there already; answers whether it did. */
export async function insertNote(tx: Transaction, note: Omit<Note, 'from'>, networkId: string): Promise<boolean> {
	const { rows } = await sql`insert into places.note (id, network_id, place_id, member_id, said_by, text, at)
		values (${note.id}, ${networkId}, ${note.placeId}, ${note.memberId}, ${note.saidBy}, ${note.text}, ${note.at})
		on conflict (id) do nothing returning id`.execute(tx);
	return rows.length > 0;
}

/** How many notes the counter of a place wrote since a moment. */
export async function countFromPlace(tx: Transaction, placeId: string, since: Date): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as n from places.note
		where place_id = ${placeId} and member_id is null and at > ${since}`.execute(tx);
	return rows[0]?.n ?? 0;
}

export interface Conversation {
	readonly place: { readonly id: string; readonly slug: string; readonly name: string };
	readonly ambassadorId: string | null;
	readonly last: Note;
}

/** The conversations of a network, the one with the last word of all first. */
export async function conversationsOf(tx: Transaction, networkId: string): Promise<Conversation[]> {
	const { rows } = await sql<NoteRow & { slug: string; name: string; ambassador_id: string | null }>`
		select distinct on (n.place_id) n.*, p.slug, p.name, p.ambassador_id
		from places.note n join places.place p on p.id = n.place_id
		where n.network_id = ${networkId} order by n.place_id, n.at desc, n.id desc`.execute(tx);
	return rows
		.map((row) => ({
			place: { id: row.place_id, slug: row.slug, name: row.name },
			ambassadorId: row.ambassador_id,
			last: noteOf(row)
		}))
		.sort((a, b) => b.last.at.getTime() - a.last.at.getTime());
}

/** Erases the conversations of which the last word was said before a moment; the ids of their notes. */
export async function eraseNotes(tx: Transaction, before: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`delete from places.note n
		where not exists (select from places.note later where later.place_id = n.place_id and later.at >= ${before})
		returning n.id`.execute(tx);
	return rows.map(({ id }) => id);
}
