import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST, KEEPER, type Actor } from '#kernel/actor.ts';
import { addMember } from '#networks';
import type { Context } from '#platform/context.ts';
import { textOfAllTables } from '#tests/engines/all-text.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	givenNetwork,
	givenPlace,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import { forgetNotes, listConversations, listNotes, writeNote, type Place } from '../index.ts';

describeEngines('the conversation with a place', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	let expert: Member;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
		const { slug, id } = network.network;
		const member = must(
			await addMember(ctx, { network: slug, name: 'Nadège', mail: `nadege@${slug}.example`, role: 'expert' })
		);
		expert = { kind: 'member', network: id, member: member.id, role: 'expert' };
	});

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const say = (actor: Actor, place: Place, text: string) => {
		clock.forward(MINUTE);
		return writeNote(as(actor), place.id, { text });
	};

	it('is seen as a whole by both sides, with who of the team speaks', async () => {
		const place = await givenPlace(ctx, network);
		must(await say(counterOf(place), place, 'Iemand zei dat wij niet gaven.'));
		must(await say(network.member, place, 'Zullen we langskomen?\nDinsdag?'));
		must(await say(expert, place, 'Ik kom mee.'));
		const expected = [
			{ from: 'place', memberId: null, saidBy: null, text: 'Iemand zei dat wij niet gaven.' },
			{ from: 'team', memberId: network.member.member, saidBy: 'Jan', text: 'Zullen we langskomen?\nDinsdag?' },
			{ from: 'team', memberId: expert.member, saidBy: 'Nadège', text: 'Ik kom mee.' }
		];
		for (const actor of [counterOf(place), network.member, expert]) {
			expect(await listNotes(as(actor), place.id)).toMatchObject(expected);
		}
	});

	it('is for nobody else: not another counter, another network, a guest', async () => {
		const place = await givenPlace(ctx, network);
		const neighbour = await givenPlace(ctx, network);
		must(await say(counterOf(place), place, 'Bel eens.'));
		for (const actor of [GUEST, DOOR, other.member, counterOf(neighbour), counterOf(await givenPlace(ctx, other))]) {
			expect(await listNotes(as(actor), place.id)).toEqual([]);
			expect(refusedWith(await say(actor, place, 'Ik ook.'))).toBe('noSuchPlace');
			const seen = await listConversations(as(actor), network.network.id);
			expect(seen).toEqual([]);
		}
		expect(await listNotes(as(network.member), place.id)).toHaveLength(1);
		expect(await listConversations(as(network.member), other.network.id)).toEqual([]);
	});

	it('is listed for the team by its last word, the newest first', async () => {
		const mine = await givenNetwork(ctx);
		const [a, b] = [await givenPlace(ctx, mine, { name: 'A' }), await givenPlace(ctx, mine, { name: 'B' })];
		must(await say(counterOf(a), a, 'Eerst.'));
		must(await say(counterOf(b), b, 'Daarna.'));
		must(await say(mine.member, a, 'Antwoord.'));
		const listed = await listConversations(as(mine.member), mine.network.id);
		expect(listed.map(({ place, last }) => [place.name, last.from, last.text])).toEqual([
			['A', 'team', 'Antwoord.'],
			['B', 'place', 'Daarna.']
		]);
	});

	it('keeps plain text: no control characters, no disguises, and scripts as the text they are', async () => {
		const place = await givenPlace(ctx, network);
		must(await say(counterOf(place), place, '<script>alert(1)</script>\u0000\r\n\u202Eijd\u0007  '));
		expect(await listNotes(as(network.member), place.id)).toMatchObject([{ text: '<script>alert(1)</script>\nijd' }]);
	});

	it('refuses nothing, too much, and what is no text', async () => {
		const place = await givenPlace(ctx, network);
		for (const text of ['', ' \n ', '\u0000', 'x'.repeat(2_001), 7 as unknown as string]) {
			expect(await say(counterOf(place), place, text)).toMatchObject({
				ok: false,
				refusal: { code: 'badInput', field: 'text' }
			});
		}
		const extra = { text: 'Dag', memberId: network.member.member } as { text: string };
		expect(refusedWith(await writeNote(as(counterOf(place)), place.id, extra))).toBe('badInput');
		expect(refusedWith(await writeNote(ctx, place.id, { text: 'Dag' }))).toBe('whoActs');
		expect(refusedWith(await writeNote(as(network.member), place.id, { text: 'Dag', as: expert.member }))).toBe(
			'notAllowed'
		);
		must(await writeNote(ctx, place.id, { text: 'Dag', as: expert.member }));
	});

	it('says a thing once when the form is sent twice', async () => {
		const place = await givenPlace(ctx, network);
		const note = { id: randomUUID(), text: 'Bel eens.' };
		for (let n = 0; n < 3; n++) must(await writeNote(as(counterOf(place)), place.id, note));
		expect(await listNotes(as(counterOf(place)), place.id)).toHaveLength(1);
	});

	it('loses nothing that is said under an id of another conversation', async () => {
		const [place, far] = [await givenPlace(ctx, network), await givenPlace(ctx, other)];
		const note = { id: randomUUID(), text: 'Van hen.' };
		must(await writeNote(as(other.member), far.id, note));
		for (const actor of [network.member, counterOf(place)]) {
			expect(must(await writeNote(as(actor), place.id, { ...note, text: 'Van ons.' })).id).not.toBe(note.id);
		}
		expect((await listNotes(as(network.member), place.id)).map(({ text }) => text)).toEqual(['Van ons.', 'Van ons.']);
		expect(await listNotes(as(other.member), far.id)).toMatchObject([note]);
	});

	it('takes twenty notes a day from a counter, and again the day after', async () => {
		const place = await givenPlace(ctx, network);
		for (let n = 0; n < 20; n++) must(await say(counterOf(place), place, `Bericht ${n}`));
		expect(refusedWith(await say(counterOf(place), place, 'Nog een.'))).toBe('tooMany');
		must(await say(network.member, place, 'Rustig maar.'));
		clock.forward(DAY);
		must(await say(counterOf(place), place, 'Goed.'));
	});

	it('is gone thirty days after its last word, all of it, and not a day earlier', async () => {
		const place = await givenPlace(ctx, network);
		const talking = await givenPlace(ctx, network);
		const keeper = as(KEEPER);
		clock.forward(40 * DAY);
		await forgetNotes(keeper);
		must(await say(counterOf(place), place, 'Zulaikha was boos.'));
		must(await say(counterOf(talking), talking, 'Eerste.'));
		clock.forward(20 * DAY);
		must(await say(network.member, place, 'Wij bellen haar.'));
		clock.forward(15 * DAY);
		must(await say(network.member, talking, 'Laatste.'));
		clock.forward(15 * DAY - MINUTE);
		expect(await forgetNotes(keeper)).toBe(0);
		expect(await listNotes(as(counterOf(place)), place.id)).toHaveLength(2);
		clock.forward(MINUTE + 1);
		expect(await forgetNotes(keeper)).toBe(2);
		expect(await forgetNotes(keeper)).toBe(0);
		expect(await listNotes(as(counterOf(place)), place.id)).toEqual([]);
		expect(await textOfAllTables(ctx.db)).not.toContain('Zulaikha');
		expect(await listNotes(as(network.member), talking.id)).toHaveLength(2);
	});

	it('cannot be forgotten by anybody but the daily work', async () => {
		const place = await givenPlace(ctx, network);
		must(await say(counterOf(place), place, 'Blijf.'));
		clock.forward(365 * DAY);
		for (const actor of [GUEST, DOOR, network.member, other.member, counterOf(place)]) {
			expect(await forgetNotes(as(actor))).toBe(0);
		}
		expect(await listNotes(as(network.member), place.id)).toHaveLength(1);
	});
});
