import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST } from '#kernel/actor.ts';
import { putLandmark } from '#networks';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	givenCandidate,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { changePlace } from './change-place.ts';
import { importPlaces } from './import-places.ts';
import { leavePlace } from './leave-place.ts';
import { publishPlaces } from './publish-places.ts';
import { setAside } from './set-aside.ts';
import { listActs, listPlaces, showPlace } from './show-places.ts';
import { startPlace } from './start-place.ts';
import { listBatches, makeCandidateAgain, takeBackBatch } from './take-back.ts';

const YES = 'Els van het café zei ja.';
const NO = 'zei nee';

describeEngines('decisions about candidates', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
	});

	const team = (by = network): Context => ({ ...ctx, actor: by.member });
	const state = async (id: string) => (await showPlace(ctx, id))?.state;
	const acts = async (id: string) => (await listActs(ctx, id)).map(({ act, because }) => [act, because]);
	const some = async (n: number, of = network) => {
		const ids: string[] = [];
		for (let each = 0; each < n; each++) ids.push((await givenCandidate(ctx, of.network)).id);
		return ids;
	};
	const publish = (ids: readonly string[], batchId?: string, by = team()) =>
		publishPlaces(by, { networkId: network.network.id, because: YES, ids: [...ids], batchId });
	const aside = (ids: readonly string[], batchId?: string, by = team()) =>
		setAside(by, { networkId: network.network.id, because: NO, ids: [...ids], batchId });
	const takeBack = (batchId: string, by = team()) => takeBackBatch(by, { networkId: network.network.id, batchId });
	/** Nothing happens at the same moment as what happened before. */
	const later = (ms = 1_000) => clock.forward(ms);

	it('set aside, with why and by whom, and candidates again', async () => {
		const [one = '', two = ''] = await some(2);
		expect(must(await aside([one]))).toEqual({ aside: 1 });
		expect([await state(one), await state(two)]).toEqual(['aside', 'candidate']);
		// As of a place that left: names of people are forgotten from here on.
		expect(await showPlace(ctx, one)).toMatchObject({ leftAt: clock() });
		expect(await listActs(team(), one)).toMatchObject([{ act: 'aside', because: NO, memberId: network.member.member }]);
		expect(await showPlace({ ...ctx, actor: GUEST }, one)).toBeNull();
		// Nothing but a candidate is published or set aside.
		expect(must(await publish([one]))).toEqual({ published: 0 });
		expect(must(await aside([one, (await givenPlace(ctx, network)).id]))).toEqual({ aside: 0 });
		later();
		must(await makeCandidateAgain(team(), one));
		expect(refusedWith(await makeCandidateAgain(team(), one))).toBe('notThere');
		expect(await showPlace(ctx, one)).toMatchObject({ state: 'candidate', leftAt: null });
		expect(await acts(one)).toEqual([
			['aside', NO],
			['candidateAgain', '']
		]);
		expect(must(await publish([one]))).toEqual({ published: 1 });
	});

	it('are not undone by the same list', async () => {
		const mine = await givenNetwork(ctx);
		const bytes = Buffer.from('name,lat,lon,source_id\nBij Jan,51.05,3.72,A1\n');
		const bringIn = async () => must(await importPlaces(ctx, { network: mine.network.slug, bytes, format: 'csv' }));
		await bringIn();
		const [jan] = await listPlaces(ctx, mine.network.id, ['candidate']);
		const act = { networkId: mine.network.id, because: NO, ids: [jan!.id] };
		must(await setAside(team(mine), act));
		expect(await bringIn()).toMatchObject({ added: 0, unchanged: 1 });
		expect(await state(jan!.id)).toBe('aside');
	});

	it('pressed twice are done once and answered the same', async () => {
		const ids = await some(3);
		const [shown, away] = [newId(clock()), newId(clock())];
		const both = await Promise.all([publish(ids.slice(0, 2), shown), publish(ids.slice(0, 2), shown)]);
		expect(both.map(must)).toEqual([{ published: 2 }, { published: 2 }]);
		expect(must(await publish(ids.slice(0, 2), shown))).toEqual({ published: 2 });
		expect(must(await aside(ids.slice(2), away))).toEqual({ aside: 1 });
		expect(must(await aside(ids.slice(2), away))).toEqual({ aside: 1 });
		for (const id of ids) expect(await acts(id)).toHaveLength(1);
		// The form of before, with other ticks: they are done as well.
		const [more = ''] = await some(1);
		expect(must(await publish([more], shown))).toEqual({ published: 1 });
	});

	it('of somebody else meanwhile are theirs', async () => {
		const ids = await some(2);
		const [els, jan] = [newId(clock()), newId(clock())];
		must(await publish(ids.slice(0, 1), els));
		expect(must(await publish(ids, jan))).toEqual({ published: 1 });
		later();
		expect(must(await takeBack(jan))).toEqual({ again: 1 });
		expect(await Promise.all(ids.map(state))).toEqual(['published', 'candidate']);
	});

	it('are taken back together within a day, but for what was decided on since', async () => {
		const mine = newId(clock());
		const ids = await some(4);
		const counted = async () => (await listBatches(team(), network.network.id)).find(({ batchId }) => batchId === mine);
		must(await publish(ids, mine));
		expect(await counted()).toMatchObject({ act: 'published', count: 4, memberId: network.member.member });
		later();
		must(await leavePlace(team(), { placeId: ids[0]!, because: 'Ze stoppen.' }));
		expect(await counted()).toMatchObject({ count: 3 });
		later();
		const answers = await Promise.all([takeBack(mine), takeBack(mine)]);
		expect(answers.map((answer) => must(answer).again).sort()).toEqual([0, 3]);
		expect(await Promise.all(ids.map(state))).toEqual(['left', 'candidate', 'candidate', 'candidate']);
		expect(await counted()).toBeUndefined();
		expect(await showPlace(ctx, ids[1]!)).toMatchObject({ confirmedOn: null });
		later();
		must(await publish(ids.slice(1)));
		expect(must(await takeBack(mine))).toEqual({ again: 0 });
		expect(await state(ids[1]!)).toBe('published');
	});

	it('are not taken back together after a day', async () => {
		const [id = ''] = await some(1);
		const [shown, away] = [newId(clock()), newId(clock())];
		must(await publish([id], shown));
		const [gone = ''] = await some(1);
		must(await aside([gone], away));
		clock.forward(DAY);
		expect(await listBatches(team(), network.network.id)).toEqual([]);
		for (const batch of [shown, away]) expect(must(await takeBack(batch))).toEqual({ again: 0 });
		expect([await state(id), await state(gone)]).toEqual(['published', 'aside']);
	});

	it('of everything keep the tally right', async () => {
		const mine = await givenNetwork(ctx);
		const ids = await some(3, mine);
		const act = { networkId: mine.network.id, because: YES };
		const batchId = newId(clock());
		must(await publishPlaces(team(mine), { ...act, ids: ids.slice(0, 2), batchId }));
		must(await setAside(team(mine), { ...act, ids: ids.slice(2), batchId }));
		later();
		expect(must(await takeBackBatch(team(mine), { networkId: mine.network.id, batchId }))).toEqual({ again: 3 });
		for (const one of ids) expect(await state(one)).toBe('candidate');
		expect(await listPlaces(ctx, mine.network.id, ['candidate'])).toHaveLength(3);
	});

	it('publish nothing before somebody said where it is', async () => {
		const { slug } = network.network;
		const point = { lat: 51.05, lon: 3.72 };
		must(await putLandmark(ctx, { network: slug, slug: 'station', names: { nl: 'Station' }, point }));
		const { id } = must(await startPlace(team(), { network: slug, name: 'Bij Sofie', near: 'station' }));
		expect(must(await publish([id]))).toEqual({ published: 0 });
		expect(await state(id)).toBe('candidate');
		must(await changePlace(team(), id, { change: { point: { lat: 51.06, lon: 3.73 } }, seen: 1 }));
		expect(must(await publish([id]))).toEqual({ published: 1 });
	});

	it('are of coordinators and ambassadors of the network, and of nobody else', async () => {
		const [id = ''] = await some(1);
		const batch = newId(clock());
		for (const actor of [GUEST, DOOR, other.member, counterOf((await showPlace(ctx, id))!)]) {
			const by = { ...ctx, actor };
			expect(refusedWith(await aside([id], batch, by))).toBe('notAllowed');
			expect(refusedWith(await takeBack(batch, by))).toBe('notAllowed');
			expect(['noSuchPlace', 'notAllowed']).toContain(refusedWith(await makeCandidateAgain(by, id)));
			expect(await listBatches(by, network.network.id)).toEqual([]);
		}
		expect(refusedWith(await aside([id], batch, ctx))).toBe('whoActs');
		// The ids of another network, as one's own.
		const theirs = { networkId: other.network.id, because: NO, ids: [id] };
		expect(must(await setAside(team(other), theirs)).aside).toBe(0);
		expect(await state(id)).toBe('candidate');
		for (const because of ['', ' ', 'x'.repeat(501)]) {
			expect(refusedWith(await setAside(team(), { ...theirs, networkId: network.network.id, because }))).toBe(
				'badInput'
			);
		}
		expect(refusedWith(await aside(['x']))).toBe('badInput');
		expect(refusedWith(await takeBack('x'))).toBe('badInput');
	});
});
