import { sql } from 'kysely';
import { KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import { addMember, foundNetwork, putLandmark } from '#networks';
import { publishPlaces } from '#places';
import type { Database } from '#platform/database/index.ts';
import { keeperOf, must } from '#tests/engines/given.ts';
import { insertCandidates } from '#places';
import { chanceFrom } from '../processes/chance.ts';
import { CITY, makeUpPlaces } from './made-up-places.ts';

const AT_ONCE = 2_000;
export const CITY_SLUG = 'city';
/** Spots all over the city from which somebody asks what is near. */
export const LANDMARKS = ['station', 'church', 'market', 'park', 'canal', 'school', 'hill', 'harbour'];

/** Founds a network with this many published places, each with a board of two lines. */
export async function foundCity(db: Database, places: number, seed: number): Promise<void> {
	const ctx = keeperOf(db, () => new Date());
	const network = must(
		await foundNetwork(ctx, {
			slug: CITY_SLUG,
			names: { nl: 'Stad' },
			phone: '02 123 45 67',
			phoneName: 'Fatima',
			tile: ['#1B4B82', '#C4632B'],
			charter: { nl: 'Iedereen is welkom.' },
			centre: CITY
		})
	);
	for (const [index, slug] of LANDMARKS.entries()) {
		const angle = (index / LANDMARKS.length) * 2 * Math.PI;
		const point = { lat: CITY.lat + 0.02 * Math.sin(angle), lon: CITY.lon + 0.04 * Math.cos(angle) };
		must(await putLandmark(ctx, { network: CITY_SLUG, slug, names: { nl: slug }, point }));
	}
	const member = must(
		await addMember(ctx, { network: CITY_SLUG, name: 'Jan', mail: 'jan@stad.example', role: 'coordinator' })
	);
	const made = makeUpPlaces(chanceFrom(seed), network.id, places, ctx.clock());
	for (let from = 0; from < made.length; from += AT_ONCE) {
		await db.write(KEEPER, async (tx) => done(await insertCandidates(tx, made.slice(from, from + AT_ONCE))));
	}
	await hangBoards(db);
	must(await publishPlaces(ctx, { networkId: network.id, as: member.id, because: 'Made up for the benchmark.' }));
}

/** Two lines on every board, in one statement: one by one takes minutes for a city. */
async function hangBoards(db: Database): Promise<void> {
	await db.asOwner(async (tx) => {
		await sql`insert into board.line (id, network_id, place_id, item, position, treated, waiting)
			select gen_random_uuid(), p.network_id, p.id, l.item, l.position, l.waiting, l.waiting
			from places.place p cross join (values ('coffee', 1, 3), ('soup', 2, 0)) as l(item, position, waiting)`.execute(tx);
	});
}
