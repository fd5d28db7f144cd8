import { GUEST } from '#kernel/actor.ts';
import type { Database } from '#platform/database/index.ts';
import { must } from '#tests/engines/given.ts';
// Not by the face of the street, which needs the texts that only the build has.
import { listPlaces } from '../../src/street/server/list-places.ts';
import { CITY_SLUG, foundCity, LANDMARKS } from './city.ts';
import { onEachEngine } from './engine-under-test.ts';
import { inTurns, timed, type Group } from './figures.ts';

const FEW = 60;
const MANY = 60_000;
const ROUNDS = 15;
const SEED = 1;

/** The ten nearest, straight from the database: the number of places in the city should make no difference. */
export const nearest: Group = {
	name: 'nearest',
	measure: (report) =>
		onEachEngine(async (engine) => {
			const cities: Database[] = [];
			for (const places of [FEW, MANY]) {
				const db = await engine.open();
				await foundCity(db, places, SEED);
				cities.push(db);
			}
			const [few = NaN, many = NaN] = await inTurns(
				ROUNDS,
				cities.map((db) => () => askEverywhere(db))
			);
			report({ name: `ten nearest of ${FEW} places, ${engine.name}`, value: few, unit: 'ms' });
			report({ name: `ten nearest of ${MANY} places, ${engine.name}`, value: many, unit: 'ms' });
			report({
				name: `ten nearest, ${MANY} places against ${FEW}, ${engine.name}`,
				value: many / few,
				unit: 'times',
				target: '<= 2'
			});
			for (const db of cities) await db.close();
		})
};

/** Milliseconds that one question takes, over questions from all over the city. */
async function askEverywhere(db: Database): Promise<number> {
	const ctx = { db, actor: GUEST, clock: () => new Date() };
	const taken = await timed(async () => {
		for (const from of LANDMARKS) must(await listPlaces(ctx, { network: CITY_SLUG, from }));
	});
	return taken / LANDMARKS.length;
}
