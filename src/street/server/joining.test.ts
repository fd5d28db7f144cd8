import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { addLine, makeCard } from '#board';
import { addMember, putLandmark } from '#networks';
import {
	agreeCharter,
	changePlace,
	charterToRead,
	confirmPlaces,
	listAgreements,
	listChanges,
	pausePlace,
	publishJoined,
	resumePlace,
	setAmbassador,
	showPlace as placeOf,
	startPlace,
	takeUpCandidate,
	type PlaceChange,
	type StartingPlace
} from '#places';
import type { Context } from '#platform/context.ts';
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
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import { listUnfinished, type Unfinished } from './list-unfinished.ts';

describeEngines('a place that joins at the bar', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	let els: Member;
	let expert: Member;
	let made = 0;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
		const { slug } = network.network;
		const point = { lat: 51.05, lon: 3.72 };
		must(await putLandmark(ctx, { network: slug, slug: 'station', names: { nl: 'Station' }, point }));
		els = await joined('els', 'ambassador');
		expert = await joined('nadege', 'expert');
	});

	async function joined(name: string, role: Member['role']): Promise<Member> {
		const { slug, id } = network.network;
		const member = must(await addMember(ctx, { network: slug, name, mail: `${name}@${slug}.example`, role }));
		return { kind: 'member', network: id, member: member.id, role };
	}

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);
	const here = () => ({ lat: 51.06 + ++made / 100, lon: 3.72 });

	async function started(more: Partial<StartingPlace> = {}) {
		const asked = { network: network.network.slug, name: `De Kroon ${++made}`, point: here(), ...more };
		return must(await startPlace(jan(), asked));
	}

	async function unfinished(id: string, actor: Actor = network.member): Promise<Unfinished | undefined> {
		return (await listUnfinished(as(actor), network.network.id)).find((place) => place.id === id);
	}

	async function charter(language: 'nl' | 'fr' = 'nl') {
		return (await charterToRead(jan(), network.network.id, language))!;
	}

	async function change(id: string, wanted: PlaceChange) {
		must(await changePlace(jan(), id, { change: wanted, seen: (await placeOf(ctx, id))!.version }));
	}

	it('begins with a name and a spot, and is known to the team and nobody else', async () => {
		const { id, slug } = await started({ name: 'Café \u202EDe Kroon\u0000', point: { lat: 51.2, lon: 3.9 } });
		expect(slug).toBe('cafe-de-kroon');
		expect(await placeOf(ctx, id)).toMatchObject({
			name: 'Café De Kroon',
			state: 'candidate',
			kind: 'other',
			ambassadorId: network.member.member,
			source: null
		});
		for (const actor of [GUEST, DOOR, other.member]) expect(await placeOf(as(actor), id)).toBeNull();
		expect(await listChanges(jan(), id)).toMatchObject([
			{ how: 'begun', number: 1, memberId: network.member.member, facts: { name: { before: null } } }
		]);
	});

	it('may begin near to something, and is not published there', async () => {
		const asked = { network: network.network.slug, name: 'De Wissel', near: 'station' };
		const { id } = must(await startPlace(jan(), asked));
		expect((await unfinished(id))?.missing[0]).toBe('point');
		must(await agreeCharter(jan(), id, { fingerprint: (await charter()).fingerprint }));
		expect(refusedWith(await publishJoined(jan(), id))).toBe('whereIsIt');
		await change(id, { point: { lat: 51.051, lon: 3.721 } });
		expect((await unfinished(id))?.missing[0]).toBe('address');
		must(await publishJoined(jan(), id));
	});

	it('tells at every moment what is still missing, in order, and is gone from the list once published', async () => {
		const { id } = await started();
		const missing = async () => (await unfinished(id))?.missing;
		expect(await missing()).toEqual(['address', 'hours', 'services', 'items', 'charter', 'card']);
		await change(id, { address: { street: 'Langestraat', number: '1' } });
		await change(id, { hours: { week: 'Mo-Fr 09:00-17:00' } });
		expect(await missing()).toEqual(['services', 'items', 'charter', 'card']);
		await change(id, { services: ['toilet'] });
		must(await addLine(jan(), { placeId: id, item: 'coffee' }));
		expect(await missing()).toEqual(['charter', 'card']);
		must(await agreeCharter(jan(), id, { by: 'Fatma', fingerprint: (await charter()).fingerprint }));
		must(await makeCard(jan(), id));
		expect(await missing()).toEqual([]);
		must(await publishJoined(jan(), id));
		expect(await missing()).toBeUndefined();
		expect(await placeOf(as(GUEST), id)).toMatchObject({ state: 'published', confirmedOn: '2026-03-03' });
	});

	it.each<[Partial<StartingPlace>, string, string]>([
		[{ name: ' ' }, 'badInput', 'name'],
		[{ name: 'x'.repeat(161) }, 'badInput', 'name'],
		[{ point: undefined }, 'whereIsIt', 'point'],
		[{ point: undefined, near: 'nergens' }, 'whereIsIt', 'near'],
		[{ point: { lat: 100, lon: 0 } }, 'badInput', 'point'],
		[{ kind: 'ruimteschip' }, 'badInput', 'kind'],
		[{ state: 'published' } as object, 'badInput', 'state'],
		[{ network: 'nergens' }, 'noSuchNetwork', 'network'],
		[{ id: 'x' }, 'badInput', 'id']
	])('does not begin with %j', async (wrong, code, field) => {
		const asked = { network: network.network.slug, name: `De Kroon ${++made}`, point: here(), ...wrong };
		expect(await startPlace(jan(), asked)).toMatchObject({ ok: false, refusal: { code, field } });
	});

	it('begins once when the form is sent twice', async () => {
		const asked = { id: randomUUID(), network: network.network.slug, name: 'De Valk', point: here() };
		const first = must(await startPlace(jan(), asked));
		expect(must(await startPlace(jan(), asked))).toEqual(first);
		expect(refusedWith(await startPlace(jan(), { ...asked, id: undefined }))).toBe('placeThere');
	});

	it('begins under another id where the one of its form is of something else, seen or not', async () => {
		const far = await givenNetwork(ctx);
		for (const other of [await givenCandidate(ctx, far.network), await givenPlace(ctx, far)]) {
			const asked = { id: other.id, network: network.network.slug, name: `De Specht ${++made}`, point: here() };
			const { id } = must(await startPlace(jan(), asked));
			expect(id).not.toBe(other.id);
			expect(await placeOf(jan(), id)).toMatchObject({ name: asked.name, state: 'candidate' });
			expect(await placeOf(ctx, other.id)).toEqual(other);
		}
	});

	it('goes on with a candidate that is known already, once', async () => {
		const candidate = await givenCandidate(ctx, network.network, { hours: { week: null } });
		expect(await unfinished(candidate.id)).toBeUndefined();
		must(await takeUpCandidate(as(els), candidate.id));
		must(await takeUpCandidate(jan(), candidate.id));
		expect(await unfinished(candidate.id)).toMatchObject({
			ambassadorId: els.member,
			own: false,
			missing: ['hours', 'items', 'charter', 'card']
		});
		const published = await givenPlace(ctx, network);
		expect(refusedWith(await takeUpCandidate(jan(), published.id))).toBe('notThere');
	});

	it('stands first in the list of who keeps an eye on it, also when that came from somebody who left', async () => {
		const { id } = await started({ name: 'Zwaan' });
		must(await setAmbassador(jan(), id, els.member));
		const list = (actor: Actor, heirOf?: (id: string) => string) =>
			listUnfinished(as(actor), network.network.id, { heirOf });
		expect((await list(els))[0]).toMatchObject({ own: true });
		expect((await list(network.member)).find((place) => place.id === id)).toMatchObject({ own: false });
		const heirOf = (member: string) => (member === els.member ? network.member.member : member);
		const [first] = await list(network.member, heirOf);
		expect(first).toMatchObject({ own: true, ambassadorId: network.member.member });
		expect((await list(els, heirOf)).some(({ own }) => own)).toBe(false);
	});

	it('is listed for the team alone', async () => {
		const { id } = await started();
		for (const actor of [GUEST, DOOR, other.member]) expect(await unfinished(id, actor)).toBeUndefined();
		expect(await unfinished(id, expert)).toBeDefined();
	});

	describe('the charter', () => {
		it('is agreed to by a tap, of the very text that was read', async () => {
			const { id } = await started();
			const { fingerprint } = await charter();
			const agreed = must(await agreeCharter(jan(), id, { by: ' Fatma\u0000 ', fingerprint }));
			expect(agreed).toMatchObject({ saidBy: 'Fatma', memberId: network.member.member, fingerprint });
			expect(must(await agreeCharter(jan(), id, { by: 'Fatma', fingerprint })).id).toBe(agreed.id);
			expect(await listAgreements(as(expert), id)).toEqual([agreed]);
			for (const actor of [GUEST, other.member, counterOf((await placeOf(ctx, id))!)]) {
				expect(await listAgreements(as(actor), id)).toEqual([]);
			}
			must(await publishJoined(jan(), id));
			const [act] = await listChanges(jan(), id);
			expect(act).toMatchObject({ act: 'published', agreementId: agreed.id, because: 'Charter, Fatma' });
		});

		it('is needed, and needed again when its text changed', async () => {
			const mine = await givenNetwork(ctx);
			const me = as(mine.member);
			const { id } = must(await startPlace(me, { network: mine.network.slug, name: 'Hier', point: here() }));
			expect(refusedWith(await publishJoined(me, id))).toBe('notAgreed');
			const { fingerprint } = (await charterToRead(me, mine.network.id, 'nl'))!;
			must(await agreeCharter(me, id, { fingerprint }));
			await ctx.db.asOwner((tx) =>
				sql`update networks.network set charter = '{"nl": "Anders."}' where id = ${mine.network.id}`.execute(tx)
			);
			expect(refusedWith(await publishJoined(me, id))).toBe('charterChanged');
			expect(refusedWith(await agreeCharter(me, id, { fingerprint }))).toBe('charterChanged');
			const [still] = await listUnfinished(me, mine.network.id);
			expect(still?.missing).toContain('charter');
			const read = (await charterToRead(me, mine.network.id, 'fr'))!;
			expect(read).toMatchObject({ text: 'Anders.', language: 'nl' });
			must(await agreeCharter(me, id, { fingerprint: read.fingerprint }));
			must(await publishJoined(me, id));
			expect(refusedWith(await publishJoined(me, id))).toBe('notThere');
		});

		it('refuses nonsense', async () => {
			const { id } = await started();
			for (const wrong of [{ fingerprint: 7 }, {}, { fingerprint: 'x', by: '\u0000' }, { fingerprint: 'x', at: 1 }]) {
				expect(refusedWith(await agreeCharter(jan(), id, wrong as { fingerprint: string }))).toBe('badInput');
			}
		});
	});

	describe('what the team does', () => {
		it('is for coordinators and ambassadors of that network', async () => {
			const { id } = await started();
			const place = (await placeOf(ctx, id))!;
			const { fingerprint } = await charter();
			const acts = (by: Context) => [
				takeUpCandidate(by, id),
				agreeCharter(by, id, { fingerprint }),
				setAmbassador(by, id, els.member),
				pausePlace(by, id),
				publishJoined(by, id)
			];
			for (const actor of [GUEST, DOOR, other.member, counterOf(place)]) {
				for (const act of acts(as(actor))) expect(refusedWith(await act)).toBe('noSuchPlace');
			}
			for (const act of acts(as(expert))) expect(refusedWith(await act)).toBe('notAllowed');
			for (const act of acts(ctx)) expect(refusedWith(await act)).toBe('whoActs');
			const begin = { network: network.network.slug, name: 'Niet hier', point: here() };
			for (const actor of [GUEST, DOOR, other.member, counterOf(place), expert]) {
				expect(refusedWith(await startPlace(as(actor), begin))).toBe('notAllowed');
			}
			expect(await placeOf(ctx, id)).toEqual(place);
		});

		it('hands a place to somebody of the team who can act', async () => {
			const { id } = await started();
			for (const nobody of [expert.member, other.member.member, randomUUID(), 'x']) {
				expect(refusedWith(await setAmbassador(jan(), id, nobody))).toBe('noSuchMember');
			}
			must(await setAmbassador(jan(), id, null));
			expect((await placeOf(ctx, id))?.ambassadorId).toBeNull();
		});

		it('confirms one or many at once, those of the network only', async () => {
			const mine = await givenPlace(ctx, network);
			const candidate = await givenCandidate(ctx, network.network);
			const theirs = await givenPlace(ctx, other);
			clock.forward(200 * DAY);
			const ids = [mine.id, candidate.id, theirs.id, randomUUID()];
			const networkId = network.network.id;
			expect(must(await confirmPlaces(jan(), { networkId, ids }))).toEqual({ confirmed: 2 });
			expect((await placeOf(ctx, mine.id))?.confirmedOn).toBe('2026-09-19');
			expect((await placeOf(ctx, theirs.id))?.confirmedOn).toBe('2026-03-03');
			for (const actor of [GUEST, DOOR, other.member, counterOf(mine), expert]) {
				expect(refusedWith(await confirmPlaces(as(actor), { networkId, ids }))).toBe('notAllowed');
			}
			expect(refusedWith(await confirmPlaces(jan(), { networkId, ids: ['x'] }))).toBe('badInput');
			expect(refusedWith(await confirmPlaces(jan(), { networkId, ids: Array(501).fill(mine.id) }))).toBe('badInput');
		});

		it('pauses a place by one tap, however often, and ends the pause', async () => {
			const { id } = await givenPlace(ctx, network);
			must(await pausePlace(jan(), id));
			must(await pausePlace(as(els), id));
			expect(await placeOf(ctx, id)).toMatchObject({ hours: { paused: true }, version: 1 });
			must(await resumePlace(ctx, id, { as: els.member }));
			expect(await placeOf(ctx, id)).toMatchObject({ hours: { paused: false }, version: 2 });
		});
	});
});
