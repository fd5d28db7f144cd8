import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { leavePlace, returnPlace, setAside, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	tapsOn,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { followCode } from './follow-code.ts';
import { listPlaces } from './list-places.ts';
import { readOpenData } from './open-data.ts';
import { showPlace, showPlaceById } from './show-place.ts';

describeEngines('what is not published', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let given: GivenNetwork;
	let published: Place;
	let candidate: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		given = await givenNetwork(ctx);
		published = await givenPlace(ctx, given);
		candidate = await givenCandidate(ctx, given.network, { services: ['wifi'] });
		must(await tapsOn(ctx, candidate, await givenLine(ctx, candidate))('treated', 3));
	});

	/** On which of the ways of the street somebody meets a place. */
	async function met(place: Place, actor: Actor): Promise<string[]> {
		const as = { ...ctx, actor };
		const { slug } = given.network;
		const ids = (places: readonly { id: string }[]) => places.some(({ id }) => id === place.id);
		const listed = async (need?: string) =>
			ids(must(await listPlaces(as, { network: slug, need })).places.map((each) => each.place));
		const open = async (question = {}) => ids(must(await readOpenData(as, question)).places);
		const ways: [string, boolean][] = [
			['list', await listed()],
			['list by service', await listed(place.services[0])],
			['page', (await showPlace(as, slug, place.slug)).ok],
			['code', (await followCode(as, place.code)).ok],
			['open data', await open()],
			['open data of the network', await open({ network: slug })],
			['open data nearby', await open({ near: place.point })]
		];
		return ways.filter(([, there]) => there).map(([way]) => way);
	}

	it('is nowhere on the street, for nobody: not for the team nor the keeper either', async () => {
		for (const actor of [GUEST, DOOR, given.member, counterOf(candidate), ctx.actor]) {
			expect(await met(candidate, actor)).toEqual([]);
		}
		expect(await met(published, GUEST)).toHaveLength(7);
	});

	it('promises nothing of what waits there', async () => {
		const list = must(
			await listPlaces({ ...ctx, actor: GUEST }, { network: given.network.slug, need: 'suspended-coffee' })
		);
		expect(list.places).toEqual([]);
		expect(list.offered).toEqual({ services: ['water', 'toilet'], items: [] });
	});

	/** What who asks for it by its address, by its code and by its id is told. */
	async function refusals({ id, slug, code }: Place): Promise<string[]> {
		const as = { ...ctx, actor: GUEST };
		const answers = [
			await showPlace(as, given.network.slug, slug),
			await followCode(as, code),
			await showPlaceById(as, id)
		];
		return answers.map(refusedWith);
	}

	it('says that it stopped by no address while it is a candidate or set aside', async () => {
		const other = await givenCandidate(ctx, given.network);
		expect(await refusals(other)).toEqual(['noSuchPlace', 'noSuchPlace', 'noSuchPlace']);
		const { id: networkId } = given.network;
		must(await setAside({ ...ctx, actor: given.member }, { networkId, ids: [other.id], because: 'Past niet.' }));
		expect(await refusals(other)).toEqual(['noSuchPlace', 'noSuchPlace', 'noSuchPlace']);
	});

	it('stopped in its own network, and is unknown in another', async () => {
		const place = await givenPlace(ctx, given);
		must(await leavePlace({ ...ctx, actor: given.member }, { placeId: place.id, because: 'Ze stoppen.' }));
		const other = await givenNetwork(ctx);
		const elsewhere = await showPlace({ ...ctx, actor: GUEST }, other.network.slug, place.slug);
		expect(refusedWith(elsewhere)).toBe('noSuchPlace');
	});

	it('is gone everywhere the moment it leaves, and back the moment it returns', async () => {
		const place = await givenPlace(ctx, given);
		const as = { ...ctx, actor: given.member };
		must(await leavePlace(as, { placeId: place.id, because: 'Ze stoppen.' }));
		expect(await met(place, GUEST)).toEqual([]);
		expect(await refusals(place)).toEqual(['placeLeft', 'placeLeft', 'placeLeft']);
		clock.forward(DAY);
		must(await returnPlace(as, { placeId: place.id, because: 'Toch niet.' }));
		expect(await met(place, GUEST)).toHaveLength(7);
	});
});
