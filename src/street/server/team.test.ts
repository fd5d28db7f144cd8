import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { makeCard, openCounter } from '#board';
import { addMember } from '#networks';
import {
	changePlace,
	confirmPlaces,
	leavePlace,
	makeCandidateAgain,
	returnPlace,
	setAmbassador,
	setAside,
	startPlace,
	type Place
} from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	deviceId,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	tapsOn,
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import { listTeamPlaces, type TeamQuestion } from './list-team-places.ts';
import { showAttention, type AttentionQuestion } from './show-attention.ts';

describeEngines('the list of the team', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	const places: Record<string, Place> = {};

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
		const address = (street: string) => ({ street, number: '1', postcode: null, town: null });
		const given = (name: string, street: string, kind = 'cafe') => ({ name, kind, address: address(street) });
		places.ecole = await givenPlace(ctx, network, given("Café de l'École", 'Élisabethlaan'));
		places.bakker = await givenPlace(ctx, network, {
			...given('Bakkerij Jan', 'Langestraat', 'bakery'),
			names: { fr: 'Chez Zoë' }
		});
		places.arab = await givenCandidate(ctx, network.network, given('مقهى', 'Oude Markt'));
		places.istanbul = await givenCandidate(ctx, network.network, given('İSTANBUL', 'Ørstedplein'));
		places.gone = await givenPlace(ctx, network, given('Zwaan', 'Langestraat'));
		must(await leavePlace(jan(), { placeId: places.gone.id, because: 'Ze stoppen.' }));
		places.theirs = await givenPlace(ctx, other, given('Bakkerij Jan', 'Langestraat', 'bakery'));
	});

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);
	const list = (question?: TeamQuestion, by = jan()) => listTeamPlaces(by, network.network.id, question);
	const names = async (question?: TeamQuestion) => (await list(question)).places.map(({ name }) => name);

	it('has all places of the network by name, with how many there are in each state', async () => {
		expect(await list()).toMatchObject({
			next: null,
			counts: { candidate: 2, published: 2, left: 1, aside: 0 },
			places: [
				{ name: 'Bakkerij Jan' },
				{ name: "Café de l'École" },
				{ name: 'İSTANBUL' },
				{ name: 'Zwaan' },
				{ name: 'مقهى' }
			]
		});
	});

	it.each<[string, string[]]>([
		['ECOLE', ["Café de l'École"]],
		['café', ["Café de l'École"]],
		['elisabeth', ["Café de l'École"]],
		['lang bak', ['Bakkerij Jan']],
		['langestraat', ['Bakkerij Jan', 'Zwaan']],
		['zoe', ['Bakkerij Jan']],
		['istan', ['İSTANBUL']],
		['orsted', ['İSTANBUL']],
		['مقه', ['مقهى']],
		['akkerij', []],
		['z', ['Zwaan']],
		['ba', ['Bakkerij Jan']],
		['\' \\ " ! & | ( ) : *', ['Bakkerij Jan', "Café de l'École", 'İSTANBUL', 'Zwaan', 'مقهى']],
		["bak' & !jan:*", ['Bakkerij Jan']],
		['\u0000bak\u0000', ['Bakkerij Jan']],
		['x'.repeat(100_000), []],
		['a '.repeat(1_000), []]
	])('finds %j', async (search, found) => {
		expect(await names({ search })).toEqual(found);
	});

	it('finds by the name of today, and not by the one of before', async () => {
		const mine = await givenNetwork(ctx);
		const place = await givenPlace(ctx, mine, { name: 'Oudenaam' });
		must(await changePlace(as(mine.member), place.id, { change: { name: 'Nieuwenaam' }, seen: 0 }));
		const found = async (search: string) =>
			(await listTeamPlaces(as(mine.member), mine.network.id, { search })).places.length;
		expect([await found('oudenaam'), await found('nieuwe')]).toEqual([0, 1]);
	});

	it('is narrowed by state, kind, neighbourhood, and by what is one’s own; what does not exist narrows nothing', async () => {
		expect(await names({ state: 'candidate' })).toEqual(['İSTANBUL', 'مقهى']);
		expect(await names({ state: 'left' })).toEqual(['Zwaan']);
		expect(await names({ kind: 'bakery' })).toEqual(['Bakkerij Jan']);
		expect(await names({ kind: 'ruimteschip', state: 'x', neighbourhood: 'y', after: 'z' })).toHaveLength(5);
		expect(await names({ neighbourhood: network.network.id })).toEqual([]);
		expect(await names({ mine: true })).toEqual([]);
		must(await setAmbassador(jan(), places.gone!.id, network.member.member));
		expect(await names({ mine: true })).toEqual(['Zwaan']);
		const heirOf = () => 'somebody else';
		expect(await names({ mine: true, heirOf })).toEqual([]);
		must(await setAmbassador(jan(), places.gone!.id, null));
	});

	it('is the own network for a member, the asked one for the keeper, and empty for anybody else', async () => {
		const nothing = { places: [], next: null, counts: { candidate: 0, published: 0, left: 0, aside: 0 } };
		for (const actor of [GUEST, DOOR, other.member, counterOf(places.ecole!)]) {
			expect(await list({}, as(actor))).toEqual(nothing);
		}
		expect((await list({}, ctx)).places).toHaveLength(5);
		expect(await listTeamPlaces(jan(), other.network.id)).toEqual(nothing);
		expect(await listTeamPlaces(jan(), 'x', { mine: true, attention: true })).toEqual(nothing);
	});

	it('goes on page by page, each place once, also when names are the same', async () => {
		const mine = await givenNetwork(ctx);
		for (let n = 0; n < 103; n++)
			await givenCandidate(ctx, mine.network, { name: n % 2 ? 'De Kroon' : `De Kroon ${n}` });
		const seen: string[] = [];
		let after: string | undefined;
		for (let page = 0; page < 3; page++) {
			const { places, next, counts } = await listTeamPlaces(as(mine.member), mine.network.id, { after });
			expect(counts.candidate).toBe(103);
			seen.push(...places.map(({ id }) => id));
			expect(next === null).toBe(page === 2);
			after = next ?? undefined;
		}
		expect(new Set(seen).size).toBe(103);
		expect(seen).toHaveLength(103);
	});

	it('keeps its tally right through everything that changes a state, also at the same moment', async () => {
		const mine = await givenNetwork(ctx);
		const me = as(mine.member);
		const some = await Promise.all([1, 2, 3, 4].map(() => givenPlace(ctx, mine)));
		await Promise.all(some.slice(1).map(({ id }) => leavePlace(me, { placeId: id, because: 'Dicht.' })));
		must(await returnPlace(me, { placeId: some[1]!.id, because: 'Toch niet.' }));
		await leavePlace(as(GUEST), { placeId: some[0]!.id, because: 'Nee.' });
		const away = await givenCandidate(ctx, mine.network);
		const together = {
			networkId: mine.network.id,
			because: 'Zei nee.',
			ids: [away.id, (await givenCandidate(ctx, mine.network)).id]
		};
		await Promise.all([1, 2].map(() => setAside(me, together)));
		must(await makeCandidateAgain(me, away.id));
		const { counts } = await listTeamPlaces(me, mine.network.id);
		const { rows } = await ctx.db.asOwner((tx) =>
			sql<{ state: string; n: number }>`select state, count(*) as n from places.place
				where network_id = ${mine.network.id} group by state`.execute(tx)
		);
		expect(counts).toEqual(Object.fromEntries(rows.map(({ state, n }) => [state, n])));
		expect(counts).toEqual({ candidate: 1, published: 2, left: 2, aside: 1 });
	});
});

describeEngines('what needs attention', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let els: Member;

	beforeAll(() => {
		ctx = keeperOf(engine.database(), clock);
	});

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);
	const needs = (question?: AttentionQuestion, by = jan()) => showAttention(by, network.network.id, question);
	const said = async (question?: AttentionQuestion, by = jan()) =>
		(await needs(question, by)).needs.map(({ place, need }) => [place.name, need.kind]);

	/** A network in which everything is as it should be, until something is done about it. */
	async function fresh() {
		clock.to('2026-03-03T10:00:00+01:00');
		network = await givenNetwork(ctx);
		const { slug, id } = network.network;
		const member = must(
			await addMember(ctx, { network: slug, name: 'Els', mail: `els@${slug}.example`, role: 'ambassador' })
		);
		els = { kind: 'member', network: id, member: member.id, role: 'ambassador' };
	}

	it('is nothing where everything is as it should be', async () => {
		await fresh();
		await givenPlace(ctx, network);
		expect(await needs()).toMatchObject({ needs: [], counts: { toBeChecked: 0, silentBoard: 0 } });
	});

	it('is every need by its kind, then by name, and one’s own first', async () => {
		await fresh();
		const found = await givenPlace(ctx, network, { name: 'B', hoursAsFound: 'soms', hours: { week: null } });
		await givenPlace(ctx, network, { name: 'A', hours: { closures: [{ from: '2026-03-01', until: null }] } });
		await givenPlace(ctx, network, { name: 'C', hours: { closures: [{ from: '2026-03-01', until: '2026-03-20' }] } });
		must(await startPlace(jan(), { network: network.network.slug, name: 'D', point: { lat: 51, lon: 3.9 } }));
		expect(await said()).toEqual([
			['D', 'unfinished'],
			['B', 'hoursUnreadable'],
			['A', 'noReturnDay']
		]);
		must(await setAmbassador(jan(), found.id, els.member));
		expect((await said({}, as(els)))[0]).toEqual(['B', 'hoursUnreadable']);
		const heirOf = (member: string) => (member === els.member ? network.member.member : member);
		expect((await needs({ heirOf })).needs.map(({ own }) => own)).toEqual([true, true, false]);
		expect(await said({ kind: 'noReturnDay' })).toEqual([['A', 'noReturnDay']]);
		expect((await needs({ kind: 'noReturnDay' })).counts).toMatchObject({ unfinished: 1, hoursUnreadable: 1 });
		const listed = (attention: TeamQuestion['attention']) =>
			listTeamPlaces(jan(), network.network.id, { attention }).then(({ places }) => places.map(({ name }) => name));
		expect(await listed(true)).toEqual(['A', 'B', 'D']);
		expect(await listed('hoursUnreadable')).toEqual(['B']);
	});

	it('is to be checked after six months, until one tap', async () => {
		await fresh();
		const { id } = await givenPlace(ctx, network);
		clock.forward(183 * DAY);
		expect(await said()).toEqual([]);
		clock.forward(DAY);
		expect((await needs()).needs).toMatchObject([{ need: { kind: 'toBeChecked', confirmedOn: '2026-03-03' } }]);
		must(await confirmPlaces(jan(), { networkId: network.network.id, ids: [id] }));
		expect(await said()).toEqual([]);
	});

	it('is a card that never opened a counter, and no longer once it did', async () => {
		await fresh();
		const place = await givenPlace(ctx, network);
		await givenLine(ctx, place);
		const card = must(await makeCard(jan(), place.id));
		clock.forward(14 * DAY);
		expect(await said()).toEqual([]);
		clock.forward(DAY);
		expect((await needs()).needs).toMatchObject([{ need: { kind: 'cardUnused', madeOn: '2026-03-03' } }]);
		must(await openCounter(ctx, card.secret));
		must(await openCounter(ctx, card.code));
		expect(await said()).toEqual([]);
		// A new card that nobody uses is asked about again.
		must(await makeCard(jan(), place.id));
		clock.forward(15 * DAY);
		expect(await said()).toEqual([[place.name, 'cardUnused']]);
	});

	it('is a board that has been silent for six weeks, and never when anything happened', async () => {
		await fresh();
		const place = await givenPlace(ctx, network);
		const line = await givenLine(ctx, place);
		must(await openCounter(ctx, must(await makeCard(jan(), place.id)).secret));
		must(await tapsOn(ctx, place, line)('given', 1));
		clock.forward(42 * DAY);
		expect(await said()).toEqual([]);
		clock.forward(DAY);
		expect((await needs()).needs).toMatchObject([{ need: { kind: 'silentBoard', since: '2026-03-03' } }]);
		must(await tapsOn(ctx, place, line)('treated', 1));
		expect(await said()).toEqual([]);
	});

	it('is what waits for long, since the day of the oldest, whatever came and went after it', async () => {
		await fresh();
		const place = await givenPlace(ctx, network);
		const [coffee, soup] = [await givenLine(ctx, place), await givenLine(ctx, place, 'soup')];
		must(await openCounter(ctx, must(await makeCard(jan(), place.id)).secret));
		must(await tapsOn(ctx, place, coffee)('treated', 2));
		must(await tapsOn(ctx, place, soup)('treated', 1));
		clock.forward(10 * DAY);
		must(await tapsOn(ctx, place, coffee)('given', 1));
		must(await tapsOn(ctx, place, soup)('given', 1));
		must(await tapsOn(ctx, place, soup)('treated', 5));
		const undone = deviceId(clock());
		must(await tapsOn(ctx, place, coffee)('treated', 9, { id: undone }));
		must(await tapsOn(ctx, place, coffee)('undone', 0, { of: undone }));
		clock.forward(46 * DAY);
		must(await tapsOn(ctx, place, coffee)('treated', 1));
		expect(await said()).toEqual([]);
		clock.forward(DAY);
		expect((await needs()).needs).toMatchObject([{ need: { kind: 'longWaiting', since: '2026-03-03' } }]);
		must(await tapsOn(ctx, place, coffee)('given', 1));
		expect(await said()).toEqual([]);
		// Ten days later it is the soups.
		clock.forward(10 * DAY);
		expect((await needs()).needs).toMatchObject([{ need: { kind: 'longWaiting', since: '2026-03-13' } }]);
	});

	it('says nothing of how much a place gave, and no time', async () => {
		await fresh();
		const place = await givenPlace(ctx, network);
		must(await openCounter(ctx, must(await makeCard(jan(), place.id)).secret));
		const line = await givenLine(ctx, place);
		must(await tapsOn(ctx, place, line)('treated', 17));
		must(await tapsOn(ctx, place, line)('given', 13));
		clock.forward(200 * DAY);
		const { needs: all } = await needs();
		expect(all.map(({ need }) => need.kind)).toEqual(['toBeChecked', 'silentBoard', 'longWaiting']);
		expect(JSON.stringify(all.map(({ need }) => need))).not.toMatch(/13|17|\bT\d\d|:\d\d/);
	});

	it('is for the team alone', async () => {
		await fresh();
		const place = await givenPlace(ctx, network, { hoursAsFound: 'soms', hours: { week: null } });
		const other = await givenNetwork(ctx);
		for (const actor of [GUEST, DOOR, other.member, counterOf(place)]) expect(await said({}, as(actor))).toEqual([]);
		expect(await said({}, ctx)).toHaveLength(1);
	});
});
