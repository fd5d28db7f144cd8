import { GUEST } from '#kernel/actor.ts';
import { openDatabase, migrate } from '#platform/database/index.ts';
import { listPlaces } from '../../src/street/server/list-places.ts';
import { sql } from 'kysely';
import { foundCity, LANDMARKS, must, CITY_SLUG } from './city.ts';
import { inTurns, timed } from './figures.ts';
import { mkdtempSync } from 'node:fs';
import { startPostgres } from '../engines/postgres.ts';
const cluster = process.argv[2] === 'postgres' ? await startPostgres() : null;
const dbs = [];
for (const n of [60, 60000]) {
  const db = await openDatabase(cluster ? { url: await cluster.createDatabase('c' + n) } : { dataDirectory: mkdtempSync('/tmp/bench-') });
  await migrate(db);
  console.log(n, await timed(() => foundCity(db, n, 1)));


  dbs.push(db);
}
const ask = (db: any) => async () => (await timed(async () => { for (const from of LANDMARKS) must(await listPlaces({ db, actor: GUEST, clock: () => new Date() }, { network: CITY_SLUG, from })); })) / LANDMARKS.length;
console.log(await inTurns(15, dbs.map(ask)));
for (const db of dbs) {
 const r = await db.read(GUEST, (tx) => sql`explain (analyze, buffers) with chosen as (
			select p.*, p.spot <-> point(2.748, 50.8466) as distance from places.street_place p
			where p.network_id = (select id from networks.network) order by p.spot <-> point(2.748, 50.8466) limit 60 offset 0
		) select p.*, coalesce(b.lines, '[]'::json) as lines
	from chosen p
	left join lateral (
		select json_agg(json_build_object('id', l.id, 'item', l.item, 'sort', l.sort, 'sort_date', l.sort_date,
			'waiting', l.waiting, 'paused', l.paused, 'out_on', l.out_on) order by l.position, l.id) as lines
		from board.street_line l where l.place_id = p.id
	) b on true order by p.distance, p.id`.execute(tx));
 console.log(r.rows.map((x: any) => x['QUERY PLAN']).join('\n'));
}
for (const db of dbs) await db.close();
await cluster?.stop();
process.exit()
