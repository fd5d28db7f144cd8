import { GUEST, KEEPER, type Actor } from '#kernel/actor.ts';
import { listMembers, showNetwork, type Member, type Network } from '#networks';
import { listPlaces } from '#places';
import type { Context } from '#platform/context.ts';
import { migrate, openDatabase, type Database } from '#platform/database/index.ts';
import { fillTown, foundTown } from './fill.ts';
import { TEAM, TOWN, type TeamKey } from './town.ts';

/** The moment on which tests see the town, unless they say otherwise. */
export const TUESDAY = new Date('2026-03-03T14:00:00+01:00');

/**
 * The demo town as tests use it: everybody and everything by name.
 *
 * A context sees the town at the moment of `givenTown`; another moment is `{ ...town.guest, clock: () => later }`.
 */
export interface Cast {
	readonly db: Database;
	readonly network: Network;
	/** The id of a place, candidates included, by its address word ('cafe-de-wilg'). Throws for one that is not there. */
	placeId(slug: string): string;
	neighbourhoodId(slug: string): string;
	member(key: TeamKey): Member;
	readonly guest: Context;
	readonly keeper: Context;
	/** Who stands behind the counter of a place. */
	counterAt(slug: string): Context;
	/** Somebody of the team. */
	memberCtx(key: TeamKey): Context;
}

/**
 * Fills the demo town into a migrated, empty database.
 *
 * @example
 * describeEngines('publishing', (engine) => {
 * 	let town: Cast;
 * 	beforeAll(async () => void (town = await givenTown(engine.database())));
 * 	it('...', async () => { await leavePlace(town.memberCtx('fatma'), { placeId: town.placeId('cafe-de-wilg'), ... }) });
 * });
 */
export async function givenTown(db: Database, now: Date = TUESDAY): Promise<Cast> {
	const founded = await foundTown(db, now);
	if (!founded.ok) throw new Error(founded.refusal.sentence);
	await fillTown(db, founded.value, now);

	const as = (actor: Actor): Context => ({ db, actor, clock: () => now });
	const keeper = as(KEEPER);
	const network = founded.value;
	const members = await listMembers(keeper, network.id);
	const idBySlug = async (found: Promise<readonly { slug: string; id: string }[]>) =>
		new Map((await found).map(({ slug, id }) => [slug, id]));
	const places = await idBySlug(listPlaces(keeper, network.id, ['candidate', 'published']));
	const neighbourhoods = await idBySlug(showNetwork(keeper, TOWN.slug).then((shown) => shown?.neighbourhoods ?? []));

	const placeId = (slug: string) => there(places.get(slug), slug);
	const member = (key: TeamKey) =>
		there(
			members.find(({ mail }) => mail === TEAM[key].mail),
			key
		);
	return {
		db,
		network,
		placeId,
		neighbourhoodId: (slug) => there(neighbourhoods.get(slug), slug),
		member,
		guest: as(GUEST),
		keeper,
		counterAt: (slug) => as({ kind: 'counter', network: network.id, place: placeId(slug) }),
		memberCtx: (key) => as({ kind: 'member', network: network.id, member: member(key).id, role: member(key).role })
	};
}

/** The same in a database of its own in memory, for what needs no second engine. The caller closes `db`. */
export async function openTown(now: Date = TUESDAY): Promise<Cast> {
	const db = await openDatabase({ memory: true });
	await migrate(db);
	return givenTown(db, now);
}

function there<Value>(value: Value | undefined, name: string): Value {
	if (value === undefined) throw new Error(`There is no "${name}" in the demo town.`);
	return value;
}
