import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { addLine, limitLine, listLines, outToday, pauseLine } from '#board';
import { closeToday, putServicesAway, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { listPlaces, readOpenData, showPlace, type StreetPlace } from '#street';
import { catalogueOf } from '../../src/places/domain/catalogue/catalogue.ts';
import services from '../../src/places/domain/catalogue/services.json' with { type: 'json' };
import { done } from '#kernel/result.ts';
import { updateFacts } from '../../src/places/server/places-store.ts';
import { describeEngines } from '../engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	deviceId,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	placeFacts,
	refusedWith,
	tapsOn,
	type GivenNetwork
} from '../engines/given.ts';

// The cases of the field, by their numbers in the design, as guests and counters meet them through the use cases.

const MORNING = '2026-03-03T10:00:00+01:00';

describeEngines('the facts from the field', (engine) => {
	const clock = clockAt(MORNING);
	let ctx: Context;
	let given: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		given = await givenNetwork(ctx);
	});

	const asGuest = () => ({ ...ctx, actor: GUEST });
	const counter = (place: Place) => ({ ...ctx, actor: counterOf(place) });

	async function seen(place: Place): Promise<StreetPlace> {
		return must(await showPlace(asGuest(), given.network.slug, place.slug)).place;
	}

	async function board(item?: string) {
		clock.to(MORNING);
		const place = await givenPlace(ctx, given);
		const lineId = await givenLine(ctx, place, item);
		const tapNow = tapsOn(ctx, place, lineId);
		const tap: typeof tapNow = (...fact) => {
			clock.forward(1000);
			return tapNow(...fact);
		};
		return { place, lineId, tap, line: async () => (await seen(place)).lines[0]! };
	}

	describe('places', () => {
		it('1: closed on 1 May though its week says open; a closed day wins over adjusted hours', async () => {
			clock.to('2026-04-20T10:00:00+02:00');
			const adjusted = [{ from: '2026-04-01', until: '2026-05-31', week: 'Mo-Su 06:00-22:00' }];
			const place = await givenPlace(ctx, given, { hours: { adjusted } });
			clock.to('2026-05-01T10:00:00+02:00');
			expect((await seen(place)).status).toMatchObject({ open: false, because: 'holiday' });
			clock.to('2026-05-02T07:00:00+02:00');
			expect((await seen(place)).status.open).toBe(true);
			must(await closeToday(counter(place), place.id));
			expect((await seen(place)).status).toMatchObject({ open: false, because: 'today' });
		});

		it('2: on leave, with the day on which it is back', async () => {
			clock.to('2026-07-01T10:00:00+02:00');
			const place = await givenPlace(ctx, given, {
				hours: { closures: [{ from: '2026-07-15', until: '2026-07-31' }] }
			});
			clock.to('2026-07-16T10:00:00+02:00');
			expect((await seen(place)).status).toMatchObject({ open: false, because: 'leave', returns: '2026-08-01' });
		});

		it('3: not confirmed for six months is to be checked', async () => {
			clock.to(MORNING);
			const place = await givenPlace(ctx, given);
			clock.forward(180 * DAY);
			expect(await seen(place)).toMatchObject({ toBeChecked: false, confirmedOn: '2026-03-03' });
			clock.forward(5 * DAY);
			expect((await seen(place)).toBeChecked).toBe(true);
		});

		it('4: a service that stops is gone everywhere at once, and what stays, stays', async () => {
			clock.to(MORNING);
			const own = await givenNetwork(ctx);
			const place = await givenPlace(ctx, own, { services: ['charge', 'toilet'] });
			const everywhere = async (service: string) => {
				const { slug } = own.network;
				const page = must(await showPlace(asGuest(), slug, place.slug)).place;
				const list = must(await listPlaces(asGuest(), { network: slug, need: service }));
				const open = must(await readOpenData(asGuest(), { network: slug, service }));
				const all = must(await readOpenData(asGuest(), { network: slug }));
				return [
					page.services.includes(service),
					list.places.length > 0,
					list.offered.services.includes(service),
					open.places.length > 0,
					all.places[0]!.services.includes(service)
				];
			};
			const [gone, there] = [Array(5).fill(false), Array(5).fill(true)];
			expect(await everywhere('charge')).toEqual(there);
			must(await putServicesAway(counter(place), place.id, ['charge']));
			expect(await everywhere('charge')).toEqual(gone);
			expect(await everywhere('toilet')).toEqual(there);
			clock.forward(DAY);
			expect(await everywhere('charge')).toEqual(there);
			const facts = placeFacts({ services: ['toilet'] });
			const change = { id: place.id, facts, neighbourhoodId: null, imported: null };
			await ctx.db.write(KEEPER, async (tx) => done(await updateFacts(tx, [change])));
			expect(await everywhere('charge')).toEqual(gone);
			expect(await everywhere('toilet')).toEqual(there);
		});

		it('5: a new pictogram is an entry of the data', () => {
			const names = {
				nl: 'babyvoeding opwarmen',
				fr: 'chauffer un biberon',
				en: 'heat baby food',
				ar: 'ع',
				tr: 'mama'
			};
			const grown = catalogueOf([...services, { key: 'baby-food', icon: 'baby', names }]);
			expect(grown.name('baby-food', 'nl')).toBe('babyvoeding opwarmen');
			expect(grown.find('Heat baby food')).toBe('baby-food');
		});

		it('6: Friday from 23:30 to 01:00, and the hour of the clock change', async () => {
			clock.to('2026-03-01T10:00:00+01:00');
			const place = await givenPlace(ctx, given, { hours: { week: 'Fr 23:30-01:00; Su 01:00-05:00' } });
			const open = async (at: string) => {
				clock.to(at);
				return (await seen(place)).status.open;
			};
			expect(await open('2026-03-06T23:29:59+01:00')).toBe(false);
			expect(await open('2026-03-07T00:59:59+01:00')).toBe(true);
			expect(await open('2026-03-07T01:00:00+01:00')).toBe(false);
			// On 29 March the clock goes from 2 to 3: five o'clock comes an hour early.
			expect(await open('2026-03-29T04:59:59+02:00')).toBe(true);
			expect(await open('2026-03-29T05:00:00+02:00')).toBe(false);
		});

		it('7: a ticket has a date and a coffee needs none; nothing with alcohol is suspended', async () => {
			clock.to(MORNING);
			const place = await givenPlace(ctx, given);
			const add = (item: string, more = {}) => addLine(ctx, { placeId: place.id, item, ...more });
			expect(refusedWith(await add('ticket'))).toBe('needsDate');
			expect(refusedWith(await add('ticket', { date: '2026-02-30' }))).toBe('badInput');
			must(await add('ticket', { date: '2026-03-04' }));
			must(await add('coffee'));
			expect(refusedWith(await add('beer'))).toBe('badInput');
			expect(refusedWith(await add('coffee', { sort: 'pintje bier' }))).toBe('sortAlcohol');
			expect((await seen(place)).lines.map(({ item, date }) => [item, date])).toEqual([
				['ticket', '2026-03-04'],
				['coffee', null]
			]);
			clock.forward(2 * DAY);
			expect((await seen(place)).lines.map(({ item }) => item)).toEqual(['coffee']);
		});
	});

	describe('the board', () => {
		it('8: two extra coffees are two taps and two more; the second tap is undone within 10 seconds', async () => {
			const { tap, line } = await board();
			must(await tap('treated', 1));
			const second = deviceId(clock());
			must(await tap('treated', 1, { id: second }));
			expect((await line()).waiting).toBe(2);
			clock.forward(8000);
			must(await tap('undone', 0, { of: second }));
			expect((await line()).waiting).toBe(1);
		});

		it('9: a guest takes one: one less, and nothing else is kept of it', async () => {
			const { lineId, tap, line } = await board();
			must(await tap('treated', 2));
			must(await tap('given', 1, { guest: 'Ahmed', reason: 'honger', phone: '0470 12 34 56' } as object));
			expect((await line()).waiting).toBe(1);
			const { rows } = await ctx.db.asOwner((tx) =>
				sql<{
					row: object;
				}>`select to_jsonb(e) as row from board.event e where line_id = ${lineId} and kind = 'given'`.execute(tx)
			);
			expect(Object.keys(rows[0]!.row).sort()).toEqual(
				['at', 'era', 'id', 'kind', 'line_id', 'may_pass_on', 'n', 'network_id', 'place_id', 'rank', 'undoes'].sort()
			);
			expect(JSON.stringify(rows)).not.toMatch(/Ahmed|honger|0470/);
		});

		it('10: two counters give the last one at once; a gift from the house eats no later coffee', async () => {
			const { tap, line } = await board();
			must(await tap('treated', 1));
			for (const answer of await Promise.all([tap('given', 1), tap('given', 1)])) expect(must(answer).fresh).toBe(true);
			expect((await line()).waiting).toBe(0);
			must(await tap('treated', 1));
			expect((await line()).waiting).toBe(1);
		});

		it('11: of 30 treated and 1 given, those may be passed on whose giver allowed it', async () => {
			const { place, tap } = await board();
			must(await tap('treated', 20, { mayPassOn: false }));
			must(await tap('treated', 10));
			must(await tap('given', 1));
			expect((await listLines(counter(place), place.id))[0]).toMatchObject({ waiting: 29, mayPassOn: 10 });
		});

		it('14: 40 coffees stay 40 coffees, since nothing anywhere has a price', async () => {
			const { place, tap } = await board();
			must(await tap('treated', 20));
			must(await tap('treated', 20));
			expect((await listLines(counter(place), place.id))[0]?.waiting).toBe(40);
			const { rows } = await ctx.db.asOwner((tx) =>
				sql`select column_name from information_schema.columns
					where table_schema in ('board', 'places') and column_name ~ 'price|euro|amount|cost|value'`.execute(tx)
			);
			expect(rows).toEqual([]);
		});

		it('16: five a day, or a pause: guests see that it is out for today, and nobody is refused', async () => {
			const { place, lineId, tap, line } = await board();
			must(await tap('treated', 20));
			must(await limitLine(ctx, place.id, lineId, 5));
			for (let n = 0; n < 5; n++) must(await tap('given', 1));
			expect(await line()).toMatchObject({ today: 'out', waiting: 15 });
			expect(must(await tap('given', 1)).line.waiting).toBe(14);
			clock.to('2026-03-04T10:00:00+01:00');
			expect(await line()).toMatchObject({ today: 'yes', waiting: 14 });
			must(await outToday(counter(place), place.id, lineId));
			expect((await line()).today).toBe('out');
			clock.to('2026-03-05T10:00:00+01:00');
			expect((await line()).today).toBe('yes');
			must(await pauseLine(ctx, place.id, lineId));
			expect((await line()).today).toBe('paused');
			must(await tap('given', 1));
		});

		it('17: counting again sets the number, and asks for no reason', async () => {
			const { tap, line } = await board();
			must(await tap('treated', 12));
			must(await tap('counted', 9));
			expect((await line()).waiting).toBe(9);
			must(await tap('counted', 0));
			must(await tap('treated', 1));
			expect((await line()).waiting).toBe(1);
		});

		it('18: nothing can answer who took what, or which merchant is honest', async () => {
			const { place, tap } = await board();
			must(await tap('given', 3));
			const elsewhere = await givenPlace(ctx, given);
			// Nobody on the street and no other merchant gets at what was given here.
			for (const actor of [GUEST, counterOf(elsewhere)]) {
				expect(await listLines({ ...ctx, actor }, place.id)).toEqual([]);
			}
			// No event leads to a session, a card or a device.
			const { rows } = await ctx.db.asOwner((tx) =>
				sql<{ to: string }>`select distinct confrelid::regclass::text as to from pg_constraint
					where contype = 'f' and conrelid in ('board.event'::regclass, 'board.line'::regclass, 'board.month'::regclass)
					order by 1`.execute(tx)
			);
			expect(rows.map(({ to }) => to)).toEqual(['board.line', 'places.place']);
		});
	});
});
