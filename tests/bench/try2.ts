import { KEEPER } from '#kernel/actor.ts';
import { openDatabase, migrate } from '#platform/database/index.ts';
import { addLine, recordEvent } from '#board';
import { listPlaces } from '../../src/street/server/list-places.ts';
import { newId } from '#platform/random.ts';
import pg from 'pg';
import { foundCity, LANDMARKS, must, CITY_SLUG } from './city.ts';
import { inTurns, timed } from './figures.ts';
import { mkdtempSync } from 'node:fs';
import { startPostgres } from '../engines/postgres.ts';
const cluster = process.argv[2] === 'postgres' ? await startPostgres() : null;
const url = cluster ? await cluster.createDatabase('b') : '';
const db = await openDatabase(cluster ? { url } : { dataDirectory: mkdtempSync('/tmp/bench-') });
await migrate(db); await foundCity(db, 20, 1);
const clock = () => new Date();
const list = must(await listPlaces({ db, actor: KEEPER, clock }, { network: CITY_SLUG }));
const place = list.places[0]!.place;
const line = place.lines[0]!;
const ctx = { db, clock, actor: { kind: 'counter' as const, network: place.networkId, place: place.id } };
const N = 200;
const useCase = async () => N / ((await timed(async () => { for (let i = 0; i < N; i++) must(await recordEvent(ctx, { id: newId(clock()), placeId: place.id, lineId: line.id, kind: i % 2 ? 'given' : 'treated', n: 1 })); })) / 1000);
const ddl = `create table raw (id uuid primary key, line_id uuid not null, network_id uuid not null, place_id uuid not null, kind text not null, n integer not null, may_pass_on boolean, undoes uuid, era integer not null, at timestamptz not null, rank integer not null)`;
const ins = `insert into raw values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`;
const row = () => [newId(clock()), line.id, place.networkId, place.id, 'given', 1, true, null, 0, clock(), 0];

import { PGliteThread } from '#platform/database/pglite/thread.ts';
const thread = cluster ? null : await PGliteThread.open({ directory: mkdtempSync('/tmp/bench-') });
const c = new pg.Client(cluster ? { connectionString: url } : { user: 'postgres', database: 'postgres', stream: () => thread! });
await c.connect(); await c.query(ddl);
const insert = () => c.query({ text: ins, values: row() });
const raw = async () => N / ((await timed(async () => { for (let i = 0; i < N; i++) await insert(); })) / 1000);

import { CompiledQuery } from 'kysely';
const kys = db.root as any;
const ex = kys.getExecutor();
const seen = new Map<string, number[]>();
const orig = Object.getPrototypeOf(db.root);
import { sql } from 'kysely';
console.log('sequential /s', await inTurns(9, [raw, useCase]));


import { inspect } from 'node:util';
const tot = new Map<string, [number, number]>();
const P = (pg.Client as any).prototype; const q0 = P.query;
P.query = function (a: any, ...r: any[]) { const t = performance.now(); const text = (typeof a === 'string' ? a : a.text ?? '?').slice(0, 60).replace(/\s+/g,' '); const done = () => { const e = tot.get(text) ?? [0, 0]; e[0] += performance.now() - t; e[1]++; tot.set(text, e); };
 const last = r.at(-1); if (typeof last === 'function') { r[r.length-1] = (...z: any[]) => { done(); last(...z); }; return q0.call(this, a, ...r); }
 const p = q0.call(this, a, ...r); p?.then?.(done, done); return p; };

console.log(await useCase());
for (const [k, [ms, n]] of tot) console.log((ms / n).toFixed(3), n, k);
process.exit();
