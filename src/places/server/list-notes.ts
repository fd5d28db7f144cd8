import { isUuid } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { conversationsOf, notesOf, type Conversation, type Note } from './notes-store.ts';

/** What was said between a place and the team, oldest first: the same for both sides, and nothing for anybody else. */
export function listNotes(ctx: Context, placeId: string): Promise<Note[]> {
	if (!isUuid(placeId)) return Promise.resolve([]);
	return ctx.db.read(ctx.actor, (tx) => notesOf(tx, placeId));
}

/** The conversations of a network with the last word of each, newest first; for the team alone. */
export function listConversations(ctx: Context, networkId: string): Promise<Conversation[]> {
	const { actor } = ctx;
	if (!isUuid(networkId) || (actor.kind !== 'member' && actor.kind !== 'keeper')) return Promise.resolve([]);
	return ctx.db.read(actor, (tx) => conversationsOf(tx, networkId));
}
