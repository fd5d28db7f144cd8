import { sql } from 'kysely';
import type { Day } from '#kernel/instant.ts';
import type { Transaction } from '#platform/database/index.ts';

export interface Card {
	readonly id: string;
	readonly networkId: string;
	readonly placeId: string;
}

const cardOf = (row: { id: string; network_id: string; place_id: string } | undefined): Card | null =>
	row ? { id: row.id, networkId: row.network_id, placeId: row.place_id } : null;

/** The card of a place, under lock until the end of the transaction. */
export async function lockCardOf(tx: Transaction, placeId: string): Promise<Card | null> {
	const { rows } = await sql<{ id: string; network_id: string; place_id: string }>`
		select id, network_id, place_id from board.card where place_id = ${placeId} for update`.execute(tx);
	return cardOf(rows[0]);
}

/** The card of a place. */
export async function cardOfPlace(tx: Transaction, placeId: string): Promise<Card | null> {
	const { rows } = await sql<{ id: string; network_id: string; place_id: string }>`
		select id, network_id, place_id from board.card where place_id = ${placeId}`.execute(tx);
	return cardOf(rows[0]);
}

/**
 * Gives a place a new card. The old one, and every session that it opened, is worth nothing from now on.
 */
export async function replaceCard(
	tx: Transaction,
	card: Card & { secretHash: Buffer; codeHash: Buffer; madeAt: Date }
): Promise<void> {
	await sql`insert into board.card (id, network_id, place_id, secret_hash, code_hash, made_at)
		values (${card.id}, ${card.networkId}, ${card.placeId}, ${card.secretHash}, ${card.codeHash}, ${card.madeAt})
		on conflict (place_id) do update set id = excluded.id, secret_hash = excluded.secret_hash,
			code_hash = excluded.code_hash, made_at = excluded.made_at`.execute(tx);
}

/** Notes that a card opened a counter that day; once a day is enough. */
export async function noteUse(tx: Transaction, card: Card, day: Day): Promise<void> {
	await sql`insert into board.card_use (place_id, network_id, card_id, used_on)
		values (${card.placeId}, ${card.networkId}, ${card.id}, ${day})
		on conflict (place_id) do update set card_id = excluded.card_id, used_on = excluded.used_on
			where board.card_use.card_id <> excluded.card_id or board.card_use.used_on < excluded.used_on`.execute(tx);
}

/** The card with this secret or this typed code. */
export async function cardBySecret(tx: Transaction, hash: Buffer): Promise<Card | null> {
	const { rows } = await sql<{ id: string; network_id: string; place_id: string }>`
		select id, network_id, place_id from board.card where secret_hash = ${hash} or code_hash = ${hash}`.execute(tx);
	return cardOf(rows[0]);
}

/** The card that was made last in a network. */
export async function newestCardIn(tx: Transaction, networkId: string): Promise<Card | null> {
	const { rows } = await sql<{ id: string; network_id: string; place_id: string }>`
		select id, network_id, place_id from board.card where network_id = ${networkId}
		order by made_at desc, id desc limit 1`.execute(tx);
	return cardOf(rows[0]);
}

export async function cardById(tx: Transaction, id: string): Promise<Card | null> {
	const { rows } = await sql<{ id: string; network_id: string; place_id: string }>`
		select id, network_id, place_id from board.card where id = ${id}`.execute(tx);
	return cardOf(rows[0]);
}
