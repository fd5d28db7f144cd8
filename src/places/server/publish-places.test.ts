import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { textOfAllTables } from '#tests/engines/all-text.ts';
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
import { agreeCharter, listAgreements } from './agree-charter.ts';
import { charterToRead } from './charter.ts';
import { forgetNames } from './forget-names.ts';
import { leavePlace, returnPlace } from './leave-place.ts';
import { publishPlaces } from './publish-places.ts';
import { findPlace, listActs, listPlaces, showPlace } from './show-places.ts';

const BECAUSE = 'Els van het café zei ja.';

describeEngines('publishing', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
	});

	const asGuest = () => ({ ...ctx, actor: GUEST });
	const asTeam = () => ({ ...ctx, actor: network.member });
	const state = async (id: string) => (await showPlace(ctx, id))?.state;

	it('is the recorded act of a named member, with what the yes rests on', async () => {
		const { id } = await givenCandidate(ctx, network.network);
		const question = { networkId: network.network.id, because: ` ${BECAUSE}\u0000 `, ids: [id] };
		expect(must(await publishPlaces(asTeam(), question))).toEqual({ published: 1 });
		expect(await showPlace(asGuest(), id)).toMatchObject({ state: 'published', confirmedOn: '2026-03-03' });
		const act = { act: 'published', memberId: network.member.member, because: BECAUSE, at: clock() };
		expect(await listActs(asTeam(), id)).toMatchObject([act]);
		expect(await listActs(asGuest(), id)).toEqual([]);
		expect(must(await publishPlaces(asTeam(), question))).toEqual({ published: 0 });
		expect(await listActs(asTeam(), id)).toHaveLength(1);
	});

	it('is done by the keeper in the name of a member of that network, and of nobody else', async () => {
		const { id } = await givenCandidate(ctx, network.network);
		const question = { networkId: network.network.id, because: BECAUSE, ids: [id] };
		for (const as of [undefined, other.member.member, newId(clock())]) {
			expect(refusedWith(await publishPlaces(ctx, { ...question, as }))).toBe('whoActs');
		}
		expect(await state(id)).toBe('candidate');
		expect(must(await publishPlaces(ctx, { ...question, as: network.member.member })).published).toBe(1);
	});

	it('needs a reason, and a kind that exists', async () => {
		const { id } = await givenCandidate(ctx, network.network);
		const question = { networkId: network.network.id, ids: [id] };
		for (const because of ['', '  ', 'ja', '\u0000\u200B\u0000\u200B', 'x'.repeat(501)]) {
			expect(refusedWith(await publishPlaces(asTeam(), { ...question, because }))).toBe('badInput');
		}
		expect(refusedWith(await publishPlaces(asTeam(), { ...question, because: BECAUSE, kind: '\0' }))).toBe('badInput');
		expect(refusedWith(await publishPlaces(asTeam(), { ...question, because: BECAUSE, ids: ['x'] }))).toBe('badInput');
		expect(await state(id)).toBe('candidate');
	});

	it('is for nobody outside of the network, nor in the name of another', async () => {
		const { id } = await givenCandidate(ctx, network.network);
		const question = { networkId: network.network.id, because: BECAUSE, ids: [id] };
		const place = await givenPlace(ctx, network);
		for (const actor of [GUEST, DOOR, other.member, counterOf(place), counterOf((await showPlace(ctx, id))!)]) {
			expect(refusedWith(await publishPlaces({ ...ctx, actor }, question))).toBe('notAllowed');
		}
		// The ids of another network, asked for as one's own.
		const asOwn = { ...question, networkId: other.network.id };
		expect(must(await publishPlaces({ ...ctx, actor: other.member }, asOwn)).published).toBe(0);
		const els = { ...question, as: newId(clock()) };
		expect(refusedWith(await publishPlaces(asTeam(), els))).toBe('notAllowed');
		expect(await state(id)).toBe('candidate');
	});

	it('takes one kind, or everything, of one network', async () => {
		const [mine, yours] = [await givenNetwork(ctx), await givenNetwork(ctx)];
		const act = { networkId: mine.network.id, because: BECAUSE };
		for (const kind of ['cafe', 'cafe', 'library', 'bakery']) await givenCandidate(ctx, mine.network, { kind });
		const there = await givenCandidate(ctx, yours.network);
		const as = { ...ctx, actor: mine.member };
		expect(must(await publishPlaces(as, { ...act, ids: [] })).published).toBe(0);
		expect(must(await publishPlaces(as, { ...act, kind: 'library' })).published).toBe(1);
		expect(must(await publishPlaces(as, act)).published).toBe(3);
		expect(await state(there.id)).toBe('candidate');
	});

	it('does not happen by a row alone, whoever writes it (charter, 4)', async () => {
		const { id } = await givenCandidate(ctx, network.network);
		const place = (await showPlace(ctx, id))!;
		for (const actor of [KEEPER, network.member, counterOf(place)]) {
			const quietly = ctx.db.write(actor, async (tx) =>
				done(await sql`update places.place set state = 'published' where id = ${id}`.execute(tx))
			);
			await expect(quietly).rejects.toThrow('A place is published only by the recorded act of a member.');
		}
		expect(await state(id)).toBe('candidate');
	});

	describe('a candidate', () => {
		it('is seen by the team, its counter and the keeper, and by nobody else', async () => {
			const candidate = await givenCandidate(ctx, network.network);
			const { id, slug, networkId } = candidate;
			for (const actor of [KEEPER, network.member, counterOf(candidate)]) {
				expect(await showPlace({ ...ctx, actor }, id)).toMatchObject({ id });
				expect(await findPlace({ ...ctx, actor }, networkId, slug)).toMatchObject({ id });
			}
			for (const actor of [GUEST, DOOR, other.member, counterOf(await givenPlace(ctx, network))]) {
				expect(await showPlace({ ...ctx, actor }, id)).toBeNull();
				expect(await findPlace({ ...ctx, actor }, networkId, slug)).toBeNull();
				expect(await listPlaces({ ...ctx, actor }, networkId, ['candidate', 'left'])).toEqual([]);
			}
		});
	});

	describe('leaving', () => {
		it('is one act: gone at once, and back within 30 days by another', async () => {
			const { id } = await givenPlace(ctx, network);
			clock.forward(DAY);
			const left = clock();
			must(await leavePlace(asTeam(), { placeId: id, because: 'Ze stoppen ermee.' }));
			expect(await showPlace(asGuest(), id)).toBeNull();
			expect(await showPlace(asTeam(), id)).toMatchObject({ state: 'left', leftAt: left });
			expect(refusedWith(await leavePlace(asTeam(), { placeId: id, because: 'Nog eens.' }))).toBe('notThere');
			clock.forward(30 * DAY);
			must(await returnPlace(asTeam(), { placeId: id, because: 'Toch niet.' }));
			expect(await showPlace(asGuest(), id)).toMatchObject({ state: 'published', leftAt: null });
			expect(refusedWith(await returnPlace(asTeam(), { placeId: id, because: 'Nog eens.' }))).toBe('notThere');
			expect((await listActs(ctx, id)).map(({ act, because }) => [act, because])).toEqual([
				['published', 'Els zei ja.'],
				['left', 'Ze stoppen ermee.'],
				['returned', 'Toch niet.']
			]);
		});

		it('is for good after 30 days', async () => {
			const { id } = await givenPlace(ctx, network);
			must(await leavePlace(asTeam(), { placeId: id, because: 'Ze stoppen ermee.' }));
			clock.forward(30 * DAY + 1);
			expect(refusedWith(await returnPlace(asTeam(), { placeId: id, because: 'Toch niet.' }))).toBe('tooLate');
			expect(await state(id)).toBe('left');
		});

		it('takes the names of its people along once it is for good, and not a day before', async () => {
			const { id } = await givenPlace(ctx, network, { friendlyFace: 'Zulaikha' });
			const staying = await givenPlace(ctx, network, { friendlyFace: 'Berthe' });
			for (const placeId of [id, staying.id]) {
				const charter = await charterToRead(asTeam(), network.network.id, 'nl');
				const yes = { fingerprint: charter?.fingerprint ?? '', by: placeId === id ? 'Gudrun' : 'Oswald' };
				must(await agreeCharter(asTeam(), placeId, yes));
			}
			must(await leavePlace(asTeam(), { placeId: id, because: 'Ze stoppen ermee.' }));
			clock.forward(30 * DAY);
			for (const actor of [KEEPER, network.member]) await forgetNames({ ...ctx, actor });
			expect(await showPlace(asTeam(), id)).toMatchObject({ friendlyFace: 'Zulaikha' });
			clock.forward(1);
			await forgetNames(ctx);
			await forgetNames(ctx);
			const kept = await textOfAllTables(ctx.db);
			expect(['Zulaikha', 'Gudrun', 'Berthe', 'Oswald'].filter((name) => kept.includes(name))).toEqual([
				'Berthe',
				'Oswald'
			]);
			expect(await listAgreements(asTeam(), id)).toMatchObject([{ saidBy: null, memberId: network.member.member }]);
		});

		it('happens once when two say so at the same moment', async () => {
			const { id } = await givenPlace(ctx, network);
			const answers = await Promise.all([1, 2, 3].map(() => leavePlace(asTeam(), { placeId: id, because: 'Dicht.' })));
			expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
			expect(await listActs(ctx, id)).toHaveLength(2);
		});

		it('is for the team of that network and, in a name of it, the keeper', async () => {
			const place = await givenPlace(ctx, network);
			const act = { placeId: place.id, because: 'Ze stoppen ermee.' };
			for (const actor of [GUEST, DOOR, other.member]) {
				expect(refusedWith(await leavePlace({ ...ctx, actor }, act))).toBe('noSuchPlace');
			}
			expect(refusedWith(await leavePlace({ ...ctx, actor: counterOf(place) }, act))).toBe('notAllowed');
			for (const as of [undefined, other.member.member]) {
				expect(refusedWith(await leavePlace(ctx, { ...act, as }))).toBe('whoActs');
			}
			expect(refusedWith(await leavePlace(asTeam(), { ...act, because: ' ' }))).toBe('badInput');
			expect(await state(place.id)).toBe('published');
			must(await leavePlace(ctx, { ...act, as: network.member.member }));
		});
	});
});
