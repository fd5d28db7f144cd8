import { KEEPER } from '#kernel/actor.ts';
import { makeCard, openCounter } from '#board';
import { listNetworks, type Network } from '#networks';
import { endSession } from '#people';
import { findPlace } from '#places';
import type { Context } from '#platform/context.ts';
import type { Installation } from '../src/installation.ts';
import { readNote, removeNote, writeNote, type DemoNote } from './demo-note.ts';
import { fillTown, FIRST_PLACE, foundTown } from './fill.ts';
import { TOWN } from './town.ts';

/** What the demo town needs of an installation. */
export type Home = Pick<Installation, 'db' | 'dataDirectory' | 'clock'>;

/** The demo town of an installation, and the way to one of its counters. */
export interface DemoTown {
	/** The address word of its network. */
	readonly network: string;
	/** The card of one place; null once somebody made another card for it. */
	readonly counter: {
		/** `/counter#SECRET` */
		readonly link: string;
		/** The same to type: 10 characters. */
		readonly code: string;
		readonly place: string;
		readonly placeName: string;
	} | null;
}

/**
 * Fills the demo town into an installation without any network, and completes a filling that was killed. On any other it
 * changes nothing.
 *
 * The note in the data directory is written first (so that a start after a kill knows what was going on) and again at the
 * end, with the card.
 *
 * @param at the moment on which the town is seen: leave, tickets and taps lie around it
 * @returns the town, now or already there; null where the installation has networks of its own
 */
export async function fillDemoTown(installation: Home, at: Date): Promise<DemoTown | null> {
	const { db, dataDirectory } = installation;
	const known = await findDemoTown(installation);
	if (known) return known;

	const networks = await listNetworks(keeper(installation));
	const begun = await momentBegun(dataDirectory, networks);
	if (networks.length > 0 && begun === null) return null;

	const filledAt = begun ?? at;
	await writeNote(dataDirectory, { state: 'filling', at: filledAt.toISOString() });
	const network = townAmong(networks) ?? (await found(installation, filledAt));
	if (network === null) return null;
	await fillTown(db, network, filledAt);
	return handOut(installation, network);
}

/** The demo town where this installation has it, complete. Changes nothing. */
export async function findDemoTown(installation: Home): Promise<DemoTown | null> {
	const note = await readNote(installation.dataDirectory);
	if (note?.state !== 'filled') return null;
	const networks = await listNetworks(keeper(installation));
	if (!networks.some(({ id }) => id === note.networkId)) return null;
	return townOf(note, await opens(installation, note.secret));
}

/** As of when the town among these networks was being filled by this installation; null where it was not. */
async function momentBegun(dataDirectory: string, networks: readonly Network[]): Promise<Date | null> {
	const note = await readNote(dataDirectory);
	return note?.state === 'filling' && townAmong(networks) !== null ? new Date(note.at) : null;
}

function townAmong(networks: readonly Network[]): Network | null {
	return networks.find(({ slug }) => slug === TOWN.slug) ?? null;
}

/** Null when another process on the same database was first: then it is the one that fills. */
async function found({ db, dataDirectory }: Home, at: Date): Promise<Network | null> {
	const network = await foundTown(db, at);
	if (network.ok) return network.value;
	await removeNote(dataDirectory);
	return null;
}

async function handOut(installation: Home, network: Network): Promise<DemoTown> {
	const ctx = keeper(installation);
	const place = await findPlace(ctx, network.id, FIRST_PLACE);
	const card = await makeCard(ctx, place?.id ?? '');
	if (!place || !card.ok) throw new Error('The demo town has no place for its card.');
	const note = {
		state: 'filled',
		networkId: network.id,
		network: network.slug,
		place: FIRST_PLACE,
		placeName: place.name,
		secret: card.value.secret,
		code: card.value.code
	} as const;
	await writeNote(installation.dataDirectory, note);
	return townOf(note, true);
}

function townOf(note: Extract<DemoNote, { state: 'filled' }>, cardIsValid: boolean): DemoTown {
	const { network, place, placeName, code } = note;
	return { network, counter: cardIsValid ? { link: `/counter#${note.secret}`, code, place, placeName } : null };
}

/** Whether a card still opens its counter; leaves no session behind. */
async function opens(ctx: Home, secret: string): Promise<boolean> {
	const opened = await openCounter(ctx, secret);
	if (opened.ok) await endSession(ctx, opened.value.cookie);
	return opened.ok;
}

function keeper({ db, clock }: Home): Context {
	return { db, clock, actor: KEEPER };
}
