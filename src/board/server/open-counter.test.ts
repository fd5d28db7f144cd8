import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { endSession } from '#people';
import type { Place } from '#places';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { textOfAllTables } from '#tests/engines/all-text.ts';
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
import { addLine } from './add-line.ts';
import { findCard, makeCard } from './make-card.ts';
import { counterOfCookie, openCounter } from './open-counter.ts';

describeEngines('the counter card', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	let place: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
		place = await givenPlace(ctx, network);
	});

	it('opens the counter of its place by its secret or its code, however that is typed', async () => {
		const { secret, code } = must(await makeCard(ctx, place.id));
		const typed = [code, code.toLowerCase(), `${code.slice(0, 5)} - ${code.slice(5)}`, ` ${code} `];
		for (const shown of [secret, ...typed, code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
			const { cookie, seconds } = must(await openCounter(ctx, shown));
			expect(await counterOfCookie(ctx, cookie)).toEqual(counterOf(place));
			expect(seconds).toBe(180 * 86_400);
		}
	});

	it('opens nothing for what is no card', async () => {
		const { secret, code } = must(await makeCard(ctx, place.id));
		const wrong = [
			'',
			'x',
			code.slice(1),
			`${code}0`,
			secret.toLowerCase(),
			`${secret} `,
			'A'.repeat(22),
			'Z'.repeat(10)
		];
		for (const shown of [...wrong, "' or true --", '\0'.repeat(10), '0'.repeat(100_000), '٠'.repeat(10)]) {
			expect(refusedWith(await openCounter(ctx, shown))).toBe('wrongCard');
		}
		for (const cookie of ['', secret, code, 'A'.repeat(22), '\0', 'x'.repeat(100_000)]) {
			expect(await counterOfCookie(ctx, cookie)).toBeNull();
		}
	});

	it('that is replaced is worth nothing, and ends every counter it opened', async () => {
		const old = must(await makeCard(ctx, place.id));
		const { cookie } = must(await openCounter(ctx, old.secret));
		const next = must(await makeCard(ctx, place.id));
		expect(await counterOfCookie(ctx, cookie)).toBeNull();
		expect(refusedWith(await openCounter(ctx, old.secret))).toBe('wrongCard');
		expect(refusedWith(await openCounter(ctx, old.code))).toBe('wrongCard');
		expect(await counterOfCookie(ctx, must(await openCounter(ctx, next.code)).cookie)).toEqual(counterOf(place));
	});

	it('is made in the place of the one that somebody saw, or not at all', async () => {
		const fresh = await givenPlace(ctx, network);
		expect(await findCard(ctx, fresh.id)).toBeNull();
		const first = must(await makeCard(ctx, fresh.id, { replaces: null }));
		expect(refusedWith(await makeCard(ctx, fresh.id, { replaces: null }))).toBe('cardChanged');
		const seen = await findCard(ctx, fresh.id);
		expect((await openCounter(ctx, first.secret)).ok).toBe(true);
		const made = await Promise.all([1, 2, 3].map(() => makeCard(ctx, fresh.id, { replaces: seen })));
		expect(made.filter(({ ok }) => ok)).toHaveLength(1);
		for (const actor of [GUEST, other.member]) expect(await findCard({ ...ctx, actor }, fresh.id)).toBeNull();
	});

	it('of one place is not touched by that of another', async () => {
		const { secret } = must(await makeCard(ctx, place.id));
		const { cookie } = must(await openCounter(ctx, secret));
		must(await makeCard(ctx, (await givenPlace(ctx, network)).id));
		expect(await counterOfCookie(ctx, cookie)).toEqual(counterOf(place));
	});

	it('stays open for 180 days, until somebody ends it, on one device only', async () => {
		const { secret } = must(await makeCard(ctx, place.id));
		const [one, two] = [must(await openCounter(ctx, secret)), must(await openCounter(ctx, secret))];
		await endSession(ctx, one.cookie);
		expect(await counterOfCookie(ctx, one.cookie)).toBeNull();
		const opened = clock().getTime();
		clock.forward(180 * DAY - 1);
		expect(await counterOfCookie(ctx, two.cookie)).toEqual(counterOf(place));
		clock.forward(1);
		expect(await counterOfCookie(ctx, two.cookie)).toBeNull();
		// The next to open one clears away what has ended.
		must(await openCounter(ctx, secret));
		const { rows } = await ctx.db.read(KEEPER, (tx) =>
			sql`select 1 from people.session where opened_at = ${new Date(opened)}`.execute(tx)
		);
		expect(rows).toEqual([]);
	});

	it('is kept nowhere in clear', async () => {
		const card = must(await makeCard(ctx, place.id));
		const { cookie } = must(await openCounter(ctx, card.secret));
		const everything = await textOfAllTables(ctx.db);
		expect(everything).toContain(place.id);
		for (const secret of [card.secret, card.code, cookie]) {
			expect(everything).not.toContain(secret);
			expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
			expect(everything).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
		}
	});

	it('is made by the keeper and the team of the network, as are the lines of a board', async () => {
		const candidate = await givenCandidate(ctx, network.network);
		for (const actor of [KEEPER, network.member]) {
			for (const { id } of [place, candidate]) {
				must(await makeCard({ ...ctx, actor }, id));
				must(await addLine({ ...ctx, actor }, { placeId: id, item: 'soup' }));
			}
		}
		for (const actor of [GUEST, other.member, counterOf(place)]) {
			for (const { id } of [place, candidate]) {
				expect(refusedWith(await makeCard({ ...ctx, actor }, id))).toBe('noSuchPlace');
				expect(refusedWith(await addLine({ ...ctx, actor }, { placeId: id, item: 'soup' }))).toBe('noSuchPlace');
			}
		}
		expect(refusedWith(await makeCard(ctx, 'nonsense'))).toBe('noSuchPlace');
	});
});
