import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { addMember } from '#networks';
import { leavePlace, planLeaving, returnPlace, showPlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	deviceId,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	HOUR,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	tapsOn,
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import { conserved, fold } from '../domain/fold.ts';
import { addLine, listLines, makeCard, passOn, pauseLine, whatWaits, type PassingOn } from '../index.ts';
import { eventsOf } from './board-store.ts';

describeEngines('passing on', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let expert: Member;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		const { slug, id } = network.network;
		const member = must(
			await addMember(ctx, { network: slug, name: 'Els', mail: `els@${slug}.example`, role: 'expert' })
		);
		expert = { kind: 'member', network: id, member: member.id, role: 'expert' };
	});

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);

	interface Board {
		readonly place: Place;
		readonly line: string;
		readonly tap: ReturnType<typeof tapsOn>;
	}

	async function board(item = 'coffee', of = network): Promise<Board> {
		const place = await givenPlace(ctx, of);
		const line = await givenLine(ctx, place, item);
		return { place, line, tap: tapsOn(ctx, place, line) };
	}

	const between = (from: Board, to: Board, n: number, more: Partial<PassingOn> = {}): PassingOn => ({
		from: { placeId: from.place.id, lineId: from.line },
		to: { placeId: to.place.id, lineId: to.line },
		n,
		...more
	});

	const lineOf = async ({ place, line }: Board) => (await listLines(ctx, place.id)).find(({ id }) => id === line)!;

	/** What is kept of a line is the fold of its events, and the books are in balance. */
	async function expectTrue(...boards: Board[]) {
		for (const each of boards) {
			const kept = await lineOf(each);
			const events = await ctx.db.read(ctx.actor, (tx) => eventsOf(tx, each.line));
			const folded = fold(events, kept.opening);
			expect(kept).toMatchObject(folded);
			expect(conserved(folded)).toBe(true);
		}
	}

	it('moves what waits to where guests are, and both boards say so', async () => {
		const [a, b] = [await board(), await board()];
		must(await a.tap('treated', 12));
		must(await b.tap('treated', 1));
		const passed = must(await passOn(jan(), between(a, b, 8)));
		expect(passed).toMatchObject({ from: { waiting: 4, passedOn: 8 }, to: { waiting: 9, received: 8, mayPassOn: 9 } });
		await expectTrue(a, b);
		must(await passOn(jan(), between(b, a, 2)));
		await expectTrue(a, b);
		expect(await lineOf(a)).toMatchObject({ waiting: 6, era: 1 });
	});

	it('takes only what the givers allow, and never more than waits', async () => {
		const [a, b] = [await board(), await board()];
		must(await a.tap('treated', 5, { mayPassOn: false }));
		must(await a.tap('treated', 3));
		const refused = await passOn(jan(), between(a, b, 4));
		expect(refused).toMatchObject({ ok: false, refusal: { code: 'notSoMany', field: 'n' } });
		expect(await lineOf(b)).toMatchObject({ waiting: 0 });
		must(await passOn(jan(), between(a, b, 3)));
		expect(refusedWith(await passOn(jan(), between(a, b, 1)))).toBe('notSoMany');
		expect(await lineOf(a)).toMatchObject({ waiting: 5, mayPassOn: 0 });
		await expectTrue(a, b);
	});

	it('is not changed by a tap that comes late, however old: what was not there any more is from the house', async () => {
		const [a, b] = [await board(), await board()];
		must(await a.tap('treated', 3));
		const earlier = clock().getTime() + MINUTE;
		clock.forward(HOUR);
		must(await passOn(jan(), between(a, b, 3)));
		const device = { at: earlier, offset: 0, lastContact: earlier };
		expect(must(await a.tap('given', 2, { device })).line).toMatchObject({ waiting: 0, passedOn: 3, fromHouse: 2 });
		must(await a.tap('treated', 1));
		expect(await lineOf(a)).toMatchObject({ waiting: 1 });
		expect(await lineOf(b)).toMatchObject({ waiting: 3 });
		await expectTrue(a, b);
	});

	it('happens once when the form is sent twice, also at the same moment', async () => {
		const [a, b] = [await board(), await board()];
		must(await a.tap('treated', 10));
		const once = between(a, b, 6, { id: deviceId(clock()) });
		const answers = await Promise.all([1, 2, 3].map(() => passOn(jan(), once)));
		for (const answer of answers) must(answer);
		must(await passOn(jan(), once));
		expect([await lineOf(a), await lineOf(b)]).toMatchObject([{ waiting: 4 }, { waiting: 6 }]);
		await expectTrue(a, b);
	});

	it('cannot be taken back by a tap that is undone: what was passed on stays passed on', async () => {
		const [a, b] = [await board(), await board()];
		const id = deviceId(clock());
		must(await a.tap('treated', 4, { id }));
		must(await passOn(jan(), between(a, b, 4)));
		must(await a.tap('undone', 0, { of: id }));
		expect([await lineOf(a), await lineOf(b)]).toMatchObject([{ waiting: 0, passedOn: 4 }, { waiting: 4 }]);
		await expectTrue(a, b);
	});

	it(
		'keeps both books in balance through any mixture of taps and passings-on at the same moment',
		{ timeout: 60_000 },
		async () => {
			const [a, b] = [await board(), await board()];
			const step = fc.record({
				who: fc.constantFrom(a, b),
				what: fc.constantFrom('treated' as const, 'given' as const, 'counted' as const, 'pass' as const),
				n: fc.integer({ min: 1, max: 9 })
			});
			await fc.assert(
				fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
					clock.forward(1_000);
					const done = await Promise.all(
						steps.map(({ who, what, n }) => {
							if (what === 'pass') return passOn(jan(), between(who, who === a ? b : a, n));
							return who.tap(what, n);
						})
					);
					for (const [index, answer] of done.entries()) {
						if (steps[index]!.what !== 'pass') must(answer as never);
						else if (!answer.ok) expect(answer.refusal.code).toBe('notSoMany');
					}
					await expectTrue(a, b);
				}),
				{ numRuns: 12 }
			);
			const [first, second] = [await lineOf(a), await lineOf(b)];
			expect(first.passedOn).toBe(second.received);
			expect(second.passedOn).toBe(first.received);
		}
	);

	it('is an act of coordinators, ambassadors and the keeper: no counter, no expert, no other network', async () => {
		const [a, b] = [await board(), await board()];
		must(await a.tap('treated', 3));
		const other = await givenNetwork(ctx);
		for (const actor of [GUEST, DOOR, counterOf(a.place), other.member]) {
			expect(refusedWith(await passOn(as(actor), between(a, b, 1)))).toBe('noSuchPlace');
		}
		expect(refusedWith(await passOn(as(expert), between(a, b, 1)))).toBe('notAllowed');
		const theirs = await board('coffee', other);
		expect(refusedWith(await passOn(jan(), between(a, theirs, 1)))).toBe('noSuchPlace');
		expect(refusedWith(await passOn(ctx, between(a, theirs, 1)))).toBe('notHere');
		must(await passOn(ctx, between(a, b, 1)));
	});

	it('goes to the same thing at another place where guests find it', async () => {
		const [a, soup] = [await board(), await board('soup')];
		must(await a.tap('treated', 5));
		expect(refusedWith(await passOn(jan(), between(a, soup, 1)))).toBe('notTheSame');
		expect(refusedWith(await passOn(jan(), between(a, a, 1)))).toBe('notHere');
		const strange = between(a, soup, 1, { to: { placeId: soup.place.id, lineId: a.line } });
		expect(refusedWith(await passOn(jan(), strange))).toBe('noSuchLine');
		const candidate = await givenCandidate(ctx, network.network);
		const there = { place: candidate, line: await givenLine(ctx, candidate), tap: tapsOn(ctx, candidate, '') };
		expect(refusedWith(await passOn(jan(), between(a, there, 1)))).toBe('notHere');
		for (const n of [0, -1, 1.5, 201, NaN]) {
			expect(refusedWith(await passOn(jan(), between(a, soup, n)))).toBe('badInput');
		}
		expect(refusedWith(await passOn(jan(), { ...between(a, soup, 1), by: 'x' } as PassingOn))).toBe('badInput');
		expect(await lineOf(a)).toMatchObject({ waiting: 5, era: 0 });
	});

	describe('what waits', () => {
		it('is told to the team and the counter of the place, in whole numbers, also after it left', async () => {
			const a = await board();
			must(await a.tap('treated', 20));
			must(await a.tap('treated', 10, { mayPassOn: false }));
			const expected = { total: 30, lines: [{ lineId: a.line, item: 'coffee', waiting: 30, mayPassOn: 20 }] };
			for (const actor of [network.member, expert, counterOf(a.place)]) {
				expect(await whatWaits(as(actor), a.place.id)).toMatchObject(expected);
			}
			for (const actor of [GUEST, DOOR, (await givenNetwork(ctx)).member]) {
				expect(await whatWaits(as(actor), a.place.id)).toEqual({ total: 0, lines: [] });
			}
			must(await leavePlace(jan(), { placeId: a.place.id, because: 'Ze stoppen.' }));
			expect(await whatWaits(jan(), a.place.id)).toMatchObject(expected);
		});

		it('may be passed on from a place that left, and from one that stops', async () => {
			const [a, b, c] = [await board(), await board(), await board()];
			for (const { tap } of [a, b]) must(await tap('treated', 3));
			must(await leavePlace(jan(), { placeId: a.place.id, because: 'Ze stoppen.' }));
			const plan = { placeId: b.place.id, lastDay: '2026-06-30', waiting: 'passOn', because: 'Pensioen.' } as const;
			must(await planLeaving(jan(), plan));
			must(await passOn(jan(), between(a, c, 3)));
			must(await passOn(jan(), between(b, c, 3)));
			expect(await lineOf(c)).toMatchObject({ waiting: 6 });
			expect(refusedWith(await passOn(jan(), between(c, b, 1)))).toBe('notHere');
			must(await returnPlace(jan(), { placeId: a.place.id, because: 'Toch niet.' }));
			expect(await showPlace(as(GUEST), a.place.id)).not.toBeNull();
			await expectTrue(a, b, c);
		});
	});

	it('leaves the arranging of a board to coordinators and ambassadors', async () => {
		const { place, line } = await board();
		expect(refusedWith(await addLine(as(expert), { placeId: place.id, item: 'soup' }))).toBe('notAllowed');
		expect(refusedWith(await makeCard(as(expert), place.id))).toBe('notAllowed');
		expect(refusedWith(await pauseLine(as(expert), place.id, line))).toBe('notAllowed');
		expect(await listLines(as(expert), place.id)).toHaveLength(1);
		const { rows } = await ctx.db.asOwner((tx) =>
			sql`select 1 from board.card where place_id = ${place.id}`.execute(tx)
		);
		expect(rows).toEqual([]);
	});
});
