import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST } from '#kernel/actor.ts';
import { putLandmark } from '#networks';
import { publishPlaces, setAside, startPlace } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { clockAt, givenCandidate, givenNetwork, keeperOf, must, type GivenNetwork } from '#tests/engines/given.ts';
import { listCandidates, type CandidateQuestion } from './list-candidates.ts';

describeEngines('the candidates of the team', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
	});

	const team = (by = network) => ({ ...ctx, actor: by.member });
	const list = (question?: CandidateQuestion, of = network) => listCandidates(team(of), of.network.id, question);
	/** So many metres north of the middle. */
	const at = (metres: number) => ({ lat: 51.05 + metres / 111_195, lon: 3.72 });

	it('are shown with what somebody decides by, and with places that they may be', async () => {
		const facts = { hoursAsFound: 'als de vlag uithangt', services: ['water'], phone: '+3291234567' };
		const jan = await givenCandidate(ctx, network.network, { name: 'Jan', point: at(0), ...facts });
		const bakery = await givenCandidate(ctx, network.network, { name: 'Bakkerij Jan', point: at(40) });
		await givenCandidate(ctx, network.network, { name: 'JAN', point: at(250) });
		await givenCandidate(ctx, network.network, { name: 'Jan', point: at(400) });
		await givenCandidate(ctx, other.network, { name: 'Jan', point: at(10) });
		const act = { networkId: network.network.id, because: 'Jan zei ja.' };
		must(await publishPlaces(team(), { ...act, ids: [bakery.id] }));
		const gone = await givenCandidate(ctx, network.network, { name: 'Jan', point: at(100) });
		must(await setAside(team(), { ...act, ids: [gone.id] }));

		const { places, found, counts } = await list();
		expect(found).toBe(3);
		expect(counts).toMatchObject({ candidate: 3, published: 1, aside: 1 });
		expect(places.find(({ id }) => id === jan.id)).toMatchObject({
			...facts,
			pointKnown: true,
			point: at(0),
			like: [
				{ id: bakery.id, name: 'Bakkerij Jan', state: 'published', metres: 40 },
				{ id: gone.id, state: 'aside', metres: 100 },
				{ name: 'JAN', state: 'candidate', metres: 250 }
			]
		});
	});

	it('are counted as they are narrowed, and go on page by page', async () => {
		const mine = await givenNetwork(ctx);
		for (let n = 0; n < 103; n++) {
			await givenCandidate(ctx, mine.network, { name: `De Kroon ${n}`, kind: n % 2 ? 'cafe' : 'bakery' });
		}
		const first = await list({}, mine);
		expect([first.places.length, first.found]).toEqual([100, 103]);
		const rest = await list({ after: first.next ?? undefined }, mine);
		expect([rest.places.length, rest.next]).toEqual([3, null]);
		expect((await list({ kind: 'cafe' }, mine)).found).toBe(51);
		expect((await list({ search: 'kroon 10' }, mine)).found).toBe(4);
		expect((await list({ kind: 'ruimteschip', neighbourhood: 'x' }, mine)).found).toBe(103);
		expect(await list({ search: 'bestaatniet' }, mine)).toMatchObject({ places: [], found: 0, next: null });
	});

	it('say where nobody said yet where it is', async () => {
		const mine = await givenNetwork(ctx);
		const { slug } = mine.network;
		must(await putLandmark(ctx, { network: slug, slug: 'station', names: { nl: 'Station' }, point: at(0) }));
		must(await startPlace(team(mine), { network: slug, name: 'Bij Sofie', near: 'station' }));
		expect((await list({}, mine)).places).toMatchObject([{ name: 'Bij Sofie', pointKnown: false }]);
	});

	it('are for the team of the network alone', async () => {
		const nothing = { places: [], next: null, found: 0 };
		for (const actor of [GUEST, DOOR, other.member]) {
			expect(await listCandidates({ ...ctx, actor }, network.network.id)).toMatchObject(nothing);
		}
		expect(await listCandidates(team(), 'x')).toMatchObject(nothing);
	});
});
