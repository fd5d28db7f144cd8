import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, KEEPER } from '#kernel/actor.ts';
import { showCounter } from '#board';
import { closeToday, openAgain, openStatus, putServicesAway, showPlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	type GivenNetwork
} from '#tests/engines/given.ts';

// 6 March 2026 is a Friday.
const FRIDAY_EVENING = '2026-03-06T22:00:00+01:00';
const NIGHT = '2026-03-07T00:30:00+01:00';
const SATURDAY_EVENING = '2026-03-07T22:00:00+01:00';

describeEngines('today at the counter', (engine) => {
	const clock = clockAt(FRIDAY_EVENING);
	let ctx: Context;
	let network: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
	});

	const bar = (week: string) => givenPlace(ctx, network, { hours: { week } });
	const counter = (place: Place) => ({ ...ctx, actor: counterOf(place) });

	async function open(place: Place, at: string): Promise<boolean> {
		return openStatus((await showPlace(ctx, place.id))!.hours, new Date(at)).open;
	}

	const saysClosed = async (place: Place) => (await showCounter(counter(place)))!.view.closedToday;

	describe('closed', () => {
		it('is for the rest of today, and over by itself at midnight', async () => {
			clock.to('2026-03-06T11:00:00+01:00');
			const place = await bar('Mo-Su 00:00-24:00');
			must(await closeToday(counter(place), place.id));
			expect(await saysClosed(place)).toBe(true);
			expect(await open(place, '2026-03-06T11:00:00+01:00')).toBe(false);
			expect(await open(place, '2026-03-06T23:59:59+01:00')).toBe(false);
			expect(await open(place, '2026-03-07T00:00:00+01:00')).toBe(true);
			clock.to('2026-03-07T00:00:00+01:00');
			expect(await saysClosed(place)).toBe(false);
		});

		it('cancels the night that begins today', async () => {
			clock.to(FRIDAY_EVENING);
			const place = await bar('Fr-Sa 20:00-02:00');
			must(await closeToday(counter(place), place.id));
			expect(await open(place, FRIDAY_EVENING)).toBe(false);
			expect(await open(place, NIGHT)).toBe(false);
			expect(await open(place, SATURDAY_EVENING)).toBe(true);
		});

		it('after midnight means the night that is going on, and leaves the coming evening', async () => {
			clock.to(NIGHT);
			const place = await bar('Fr-Sa 20:00-02:00');
			expect(await open(place, NIGHT)).toBe(true);
			must(await closeToday(counter(place), place.id));
			expect(await saysClosed(place)).toBe(true);
			expect(await open(place, NIGHT)).toBe(false);
			expect(await open(place, SATURDAY_EVENING)).toBe(true);
			// A second tap says the same.
			must(await closeToday(counter(place), place.id));
			expect(await open(place, SATURDAY_EVENING)).toBe(true);
			must(await openAgain(counter(place), place.id));
			expect(await open(place, NIGHT)).toBe(true);
			expect(await saysClosed(place)).toBe(false);
		});

		it('after that night is over means the new day', async () => {
			clock.to('2026-03-07T02:00:00+01:00');
			const place = await bar('Fr-Sa 20:00-02:00');
			must(await closeToday(counter(place), place.id));
			expect(await open(place, SATURDAY_EVENING)).toBe(false);
		});

		it('means the new day where that has begun beside the night', async () => {
			clock.to('2026-03-07T05:30:00+01:00');
			const place = await bar('Fr 20:00-06:00; Sa 05:00-18:00');
			must(await closeToday(counter(place), place.id));
			expect(await open(place, '2026-03-07T05:30:00+01:00')).toBe(false);
			expect(await open(place, '2026-03-07T10:00:00+01:00')).toBe(false);
		});

		it('is for the counter of the place, its team and the keeper', async () => {
			clock.to(FRIDAY_EVENING);
			const place = await bar('Fr-Sa 20:00-02:00');
			const elsewhere = await givenPlace(ctx, network);
			const other = await givenNetwork(ctx);
			for (const actor of [GUEST, DOOR, other.member, counterOf(elsewhere)]) {
				for (const act of [closeToday, openAgain]) {
					expect(refusedWith(await act({ ...ctx, actor }, place.id))).toBe('noSuchPlace');
				}
				expect(refusedWith(await putServicesAway({ ...ctx, actor }, place.id, []))).toBe('noSuchPlace');
			}
			expect(refusedWith(await closeToday(counter(place), 'nonsense'))).toBe('noSuchPlace');
			expect(await open(place, FRIDAY_EVENING)).toBe(true);
			for (const actor of [KEEPER, network.member]) must(await closeToday({ ...ctx, actor }, place.id));
			expect(await open(place, FRIDAY_EVENING)).toBe(false);
		});
	});

	describe('services that are away', () => {
		it('are ones that the place has, and come back together or tomorrow', async () => {
			clock.to(FRIDAY_EVENING);
			const place = await givenPlace(ctx, network);
			must(await putServicesAway(counter(place), place.id, ['toilet', 'toilet']));
			expect(await showPlace(ctx, place.id)).toMatchObject({ servicesAway: ['toilet'], servicesAwayOn: '2026-03-06' });
			expect((await showCounter(counter(place)))!.view.servicesAway).toEqual(['toilet']);
			expect(refusedWith(await putServicesAway(counter(place), place.id, ['wifi']))).toBe('noSuchService');
			clock.to('2026-03-07T00:00:00+01:00');
			expect((await showCounter(counter(place)))!.view.servicesAway).toEqual([]);
			clock.to(FRIDAY_EVENING);
			must(await putServicesAway(counter(place), place.id, []));
			expect(await showPlace(ctx, place.id)).toMatchObject({ servicesAway: [], servicesAwayOn: null });
		});
	});
});
