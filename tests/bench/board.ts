import { CompiledQuery } from 'kysely';
import { counterOf, deviceId, givenLine, givenNetwork, givenPlace, keeperOf, must } from '#tests/engines/given.ts';
import { recordEvent } from '#board';
import type { Database } from '#platform/database/index.ts';
import { onEachEngine } from './engine-under-test.ts';
import { inTurns, timed, type Group } from './figures.ts';

const ROUNDS = 11;
const TAPS = 100;

/**
 * A tap through its use case, against one autocommitted row of the same width through the same connection, and against
 * such a row in a transaction of its own.
 */
export const board: Group = {
	name: 'board',
	measure: (report) =>
		onEachEngine(async (engine) => {
			const db = await engine.open();
			const insert = await rawInsert(db);
			const [raw = NaN, transaction = NaN, event = NaN] = await inTurns(ROUNDS, [
				perSecond(() => db.root.executeQuery(insert())),
				perSecond(() => db.asOwner((tx) => tx.executeQuery(insert()))),
				perSecond(await oneTap(db))
			]);
			report({ name: `raw durable insert, ${engine.name}`, value: raw, unit: 'a second' });
			report({ name: `board event, ${engine.name}`, value: event, unit: 'a second' });
			report({
				name: `board event against raw insert, ${engine.name}`,
				value: event / raw,
				unit: 'times',
				target: '>= 0.5'
			});
			report({
				name: `board event against raw transaction, ${engine.name}`,
				value: event / transaction,
				unit: 'times'
			});
			await db.close();
		})
};

const perSecond = (work: (turn: number) => Promise<unknown>) => async () => {
	const taken = await timed(async () => {
		for (let turn = 0; turn < TAPS; turn++) await work(turn);
	});
	return TAPS / (taken / 1000);
};

async function oneTap(db: Database): Promise<(turn: number) => Promise<unknown>> {
	const clock = () => new Date();
	const keeper = keeperOf(db, clock);
	const place = await givenPlace(keeper, await givenNetwork(keeper));
	const lineId = await givenLine(keeper, place);
	const ctx = { db, clock, actor: counterOf(place) };
	return async (turn) => {
		const kind = turn % 2 === 0 ? 'treated' : 'given';
		must(await recordEvent(ctx, { id: deviceId(clock()), placeId: place.id, lineId, kind, n: 1 }));
	};
}

async function rawInsert(db: Database): Promise<() => CompiledQuery> {
	await db.root.executeQuery(
		CompiledQuery.raw(`create table public.raw (id uuid primary key, line_id uuid, network_id uuid, place_id uuid,
			kind text, n integer, may_pass_on boolean, undoes uuid, era integer, at timestamptz, rank integer)`)
	);
	const other = deviceId(Date.now());
	return () => {
		const row = [deviceId(Date.now()), other, other, other, 'treated', 1, true, null, 0, new Date(), 0];
		const places = row.map((_, index) => `$${index + 1}`).join(', ');
		return CompiledQuery.raw(`insert into public.raw values (${places})`, row);
	};
}
