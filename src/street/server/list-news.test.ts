import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { GUEST } from '#kernel/actor.ts';
import { addDays, brusselsDay } from '#kernel/instant.ts';
import { done } from '#kernel/result.ts';
import { closeToday, leavePlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	givenCandidate,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { listNews } from './list-news.ts';

describeEngines('the news of a network', (engine) => {
	const today = brusselsDay(new Date());
	let ctx: Context;
	let given: GivenNetwork;
	let place: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), () => new Date());
		given = await givenNetwork(ctx);
		place = await givenPlace(ctx, given);
	});

	const news = async () =>
		must(await listNews({ ...ctx, actor: GUEST }, given.network.slug)).items.map(({ kind, place: { id } }) => [
			kind,
			id
		]);
	const rewrite = (assignment: string) =>
		ctx.db.write(given.member, async (tx) =>
			done(await sql.raw(`update places.place set ${assignment} where id = '${place.id}'`).execute(tx))
		);

	it('is that a place came, and nothing of one that is not published', async () => {
		await givenCandidate(ctx, given.network);
		expect(await news()).toEqual([['published', place.id]]);
	});

	it('is a leave that is still to come or goes on, and no longer one that is over', async () => {
		const closures = [
			{ from: '2020-01-01', until: '2020-01-09' },
			{ from: addDays(today, -3), until: today },
			{ from: addDays(today, 30), until: null }
		];
		await rewrite(`closures = '${JSON.stringify(closures)}'`);
		expect((await news()).map(([kind]) => kind).sort()).toEqual(['closes', 'closes', 'published']);
		await rewrite(`closures = '[]', paused = true`);
		expect((await news()).map(([kind]) => kind).sort()).toEqual(['closes', 'published']);
	});

	it('is not that a place is closed for a day', async () => {
		await rewrite('paused = false');
		must(await closeToday(ctx, place.id));
		expect(await news()).toEqual([['published', place.id]]);
	});

	it('is that a place left, by its id alone', async () => {
		must(await leavePlace({ ...ctx, actor: given.member }, { placeId: place.id, because: 'Ze stoppen.' }));
		expect(must(await listNews({ ...ctx, actor: GUEST }, given.network.slug)).items).toEqual([
			{ kind: 'left', on: today, place: { id: place.id } }
		]);
	});

	it('is none of a network that there is not', async () => {
		expect(refusedWith(await listNews(ctx, 'nergens'))).toBe('noSuchNetwork');
	});
});
