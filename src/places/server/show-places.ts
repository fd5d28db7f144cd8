import { isUuid } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import {
	actsOf,
	pictureBytes,
	placeById,
	placeBySlug,
	placesOf,
	type Place,
	type PlaceAct,
	type PlaceState
} from './places-store.ts';

/** The places of a network in these states, by name, as far as this actor may see them: guests see the published ones. */
export function listPlaces(ctx: Context, networkId: string, states: readonly PlaceState[]): Promise<Place[]> {
	return ctx.db.read(ctx.actor, (tx) => placesOf(tx, networkId, states));
}

/** One place by its id, or null when there is none for this actor. */
export function showPlace(ctx: Context, placeId: string): Promise<Place | null> {
	if (!isUuid(placeId)) return Promise.resolve(null);
	return ctx.db.read(ctx.actor, (tx) => placeById(tx, placeId));
}

/** One place by its address word within a network, or null when there is none for this actor. */
export function findPlace(ctx: Context, networkId: string, slug: string): Promise<Place | null> {
	return ctx.db.read(ctx.actor, (tx) => placeBySlug(tx, networkId, slug));
}

/** Who published a place or let it leave, when, and why; oldest first. Seen by the team alone. */
export function listActs(ctx: Context, placeId: string): Promise<PlaceAct[]> {
	return ctx.db.read(ctx.actor, (tx) => actsOf(tx, placeId));
}

/** The bytes of the picture of a published place, or null; the fingerprint makes its address change with the picture. */
export function showPicture(ctx: Context, code: string, fingerprint: string): Promise<Uint8Array | null> {
	return ctx.db.read(ctx.actor, (tx) => pictureBytes(tx, code, fingerprint));
}
