import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import { importPlaces } from '#places';
import type { Database } from '#platform/database/index.ts';
import { givenNetwork, keeperOf, must } from '#tests/engines/given.ts';
import { chanceFrom, type Chance } from '../processes/chance.ts';
import { onEachEngine } from './engine-under-test.ts';
import { inTurns, timed, type Group } from './figures.ts';
import { makeUpPlaces } from './made-up-places.ts';

const ROWS = 5_000;
/** As many as the import has in one transaction. */
const AT_ONCE = 500;
const ROUNDS = 5;
const SEED = 1;
/** In a city a third of the places has hours, and most of those have hours of their own. */
const WITH_OWN_HOURS = 0.25;

/**
 * A list of places brought in, looked through and brought in again, in rows a second, against the same rows put straight
 * into a table of the same columns without keys, policies or triggers, as many in a transaction.
 */
export const importing: Group = {
	name: 'import',
	measure: (report) =>
		onEachEngine(async (engine) => {
			const db = await engine.open();
			const list = makeUpList(chanceFrom(SEED));
			const bytes = new TextEncoder().encode(stringify(list, { header: true }));
			const ctx = keeperOf(db, () => new Date());
			const { network: full } = await givenNetwork(ctx);
			must(await importPlaces(ctx, { network: full.slug, bytes, format: 'csv' }));
			await sql`create table public.bare as select * from places.place where false`.execute(db.root);
			const parts = await partsOf(db, full.id);
			await db.lookAgain();
			const bring = async (network: string, dryRun = false) =>
				void must(await importPlaces(ctx, { network, bytes, format: 'csv', dryRun }));
			const [bare = NaN, first = NaN, preview = NaN, again = NaN] = await inTurns(ROUNDS, [
				async () => rate(await timed(() => insertBare(db, parts))),
				async () => {
					const { network } = await givenNetwork(ctx);
					return rate(await timed(() => bring(network.slug)));
				},
				async () => rate(await timed(() => bring(full.slug, true))),
				async () => rate(await timed(() => bring(full.slug)))
			]);
			const figure = (name: string, value: number, unit = 'rows a second') =>
				report({ name: `${name}, ${engine.name}`, value, unit });
			figure('bare insert of the same rows', bare);
			figure(`import of ${ROWS} new places`, first);
			figure('looking through a list that is in', preview);
			figure('import of a list that is in', again);
			figure('import against bare insert', first / bare, 'times');
			await db.close();
		})
};

const rate = (milliseconds: number) => ROWS / (milliseconds / 1000);

function makeUpList(chance: Chance) {
	return makeUpPlaces(chance, '', ROWS, new Date()).map(({ facts }, index) => {
		const minutes = `${chance.between(10, 59)}`;
		const own = `Mo-Fr 0${chance.between(6, 9)}:${minutes}-1${chance.between(6, 9)}:${minutes}`;
		return {
			name: `${facts.name} ${index}`,
			kind: facts.kind,
			street: facts.address.street,
			number: facts.address.number,
			postcode: facts.address.postcode,
			town: facts.address.town,
			lat: facts.point.lat,
			lon: facts.point.lon,
			hours: chance.happens(WITH_OWN_HOURS) ? own : facts.hours.week,
			services: facts.services.join(';'),
			languages: facts.languages.join(';'),
			step_free: facts.stepFree,
			source_id: index
		};
	});
}

/** The rows as the import wrote them, in parts, as text that a statement takes. */
async function partsOf(db: Database, networkId: string): Promise<string[]> {
	const { rows } = await sql<{ row: unknown }>`
		select to_jsonb(p) as row from places.place p where network_id = ${networkId}`.execute(db.root);
	const all = rows.map(({ row }) => row);
	return Array.from({ length: ROWS / AT_ONCE }, (_, part) =>
		JSON.stringify(all.slice(part * AT_ONCE, (part + 1) * AT_ONCE))
	);
}

async function insertBare(db: Database, parts: readonly string[]): Promise<void> {
	for (const part of parts) {
		await db.asOwner((tx) =>
			sql`insert into public.bare select * from jsonb_populate_recordset(null::public.bare, ${part}::jsonb)`.execute(tx)
		);
	}
}
