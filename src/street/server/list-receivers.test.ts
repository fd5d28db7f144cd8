import { beforeAll, expect, it } from 'vitest';
import { GUEST, type Actor } from '#kernel/actor.ts';
import { passOn, pauseLine } from '#board';
import { planLeaving, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	tapsOn,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { listReceivers } from './list-receivers.ts';

describeEngines('where what waits may go', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	let full: Place;
	let coffee: string;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		[network, other] = [await givenNetwork(ctx), await givenNetwork(ctx)];
		full = await givenPlace(ctx, network, at('De Volle', 51.0));
		coffee = await givenLine(ctx, full, 'coffee');
		const bread = await givenLine(ctx, full, 'bread');
		must(await tapsOn(ctx, full, coffee)('treated', 12));
		must(await tapsOn(ctx, full, coffee)('treated', 3, { mayPassOn: false }));
		must(await tapsOn(ctx, full, bread)('treated', 2));

		await lineAt(await givenPlace(ctx, network, at('Verre Zaal', 51.2)), 'coffee');
		await lineAt(await givenPlace(ctx, network, at('Lege Tap', 51.001)), 'coffee', 25);
		await lineAt(await givenPlace(ctx, network, at('Soepkom', 51.0005)), 'soup');
		await lineAt(await givenCandidate(ctx, network.network, at('Nog Niet', 51.0)), 'coffee');
		await lineAt(await givenPlace(ctx, other, at('Ander Net', 51.0)), 'coffee');
		const paused = await givenPlace(ctx, network, at('Even Niet', 51.0));
		must(await pauseLine(ctx, paused.id, await lineAt(paused, 'coffee')));
		const stops = await givenPlace(ctx, network, at('Stopt', 51.0));
		await lineAt(stops, 'coffee');
		must(
			await planLeaving(jan(), { placeId: stops.id, because: 'Pensioen.', lastDay: '2026-03-20', waiting: 'giveOut' })
		);
	});

	const at = (name: string, lat: number) => ({ name, point: { lat, lon: 3.7 } });
	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);

	async function lineAt(place: Place, item: string, treats = 0): Promise<string> {
		const line = await givenLine(ctx, place, item);
		const tap = tapsOn(ctx, place, line);
		for (let left = treats; left > 0; left -= 20) must(await tap('treated', Math.min(left, 20)));
		return line;
	}

	it('names the open doors with the same on their board, nearest first, and what may go', async () => {
		const lines = await listReceivers(jan(), full.id);
		expect(lines).toMatchObject([
			{
				item: 'coffee',
				mayPassOn: 12,
				receivers: [
					{ name: 'Lege Tap', waiting: 21 },
					{ name: 'Verre Zaal', waiting: 0 }
				]
			},
			{ item: 'bread', mayPassOn: 2, receivers: [] }
		]);
		expect(lines[0]?.receivers[0]?.metres).toBeCloseTo(111, 0);
	});

	it('gives what passing on asks, and has less afterwards', async () => {
		const [line] = await listReceivers(jan(), full.id);
		const [, to] = line!.receivers;
		const from = { placeId: full.id, lineId: coffee };
		must(await passOn(jan(), { from, to: { placeId: to!.placeId, lineId: to!.lineId }, n: 12 }));
		expect(await listReceivers(jan(), full.id)).toMatchObject([{ item: 'bread' }]);
		expect(await listReceivers(jan(), to!.placeId)).toMatchObject([{ item: 'coffee', mayPassOn: 12 }]);
	});

	it('is for the team of the place alone', async () => {
		for (const actor of [GUEST, other.member]) expect(await listReceivers(as(actor), full.id)).toEqual([]);
		expect(await listReceivers(jan(), 'nonsense')).toEqual([]);
	});
});
