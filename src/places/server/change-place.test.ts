import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, type Actor } from '#kernel/actor.ts';
import { addMember, drawNeighbourhoods } from '#networks';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	givenCandidate,
	givenNetwork,
	givenPlace,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import {
	changePlace,
	importPlaces,
	leavePlace,
	listChanges,
	showPlace,
	undoChange,
	type ChangedMeanwhile,
	type Place,
	type PlaceChange
} from '../index.ts';

const SQUARE = [
	[
		[3.7, 51.0],
		[3.8, 51.0],
		[3.8, 51.1],
		[3.7, 51.1],
		[3.7, 51.0]
	]
];

describeEngines('changing a place', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let network: GivenNetwork;
	let other: GivenNetwork;
	let els: Member;
	let expert: Member;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		network = await givenNetwork(ctx);
		other = await givenNetwork(ctx);
		els = await joined('Els', 'ambassador');
		expert = await joined('Nadège', 'expert');
	});

	async function joined(name: string, role: Member['role']): Promise<Member> {
		const { slug, id } = network.network;
		const mail = `${name.toLowerCase()}@${slug}.example`.normalize('NFD').replace(/\p{M}/gu, '');
		const member = must(await addMember(ctx, { network: slug, name, mail, role }));
		return { kind: 'member', network: id, member: member.id, role };
	}

	const as = (actor: Actor): Context => ({ ...ctx, actor });
	const jan = () => as(network.member);
	const now = async (place: Place) => (await showPlace(ctx, place.id))!;

	async function change(place: Place, wanted: PlaceChange, by: Actor = network.member) {
		clock.forward(MINUTE);
		return must(await changePlace(as(by), place.id, { change: wanted, seen: (await now(place)).version }));
	}

	it('writes every fact there is, and nothing else', async () => {
		const place = await givenPlace(ctx, network, { hoursAsFound: 'als de deur openstaat', hours: { week: null } });
		const everything = {
			name: 'Bij Fatma',
			names: { fr: 'Chez Fatma' },
			kind: 'library',
			address: { street: 'Veldstraat', number: '3b', postcode: '9000', town: 'Gent' },
			point: { lat: 51.06, lon: 3.73 },
			hours: {
				week: 'Mo-Fr 09:00-17:00',
				holidays: 'asWeek',
				adjusted: [{ from: '2026-07-01', until: '2026-08-31', week: 'Mo-Fr 10:00-12:00' }],
				closures: [
					{ from: '2026-04-06', until: '2026-04-10' },
					{ from: '2026-09-01', until: null }
				],
				paused: true
			},
			takeaway: 'Mo-Fr 12:00-13:00',
			services: ['toilet', 'charge'],
			languages: ['tr', 'nl', 'tr'],
			phone: '09 123 45 67',
			website: 'fatma.example',
			stepFree: 'yes',
			accessibleToilet: 'limited',
			dogs: 'no',
			friendlyFace: 'Fatma'
		} as const satisfies PlaceChange;
		await change(place, everything as unknown as PlaceChange);
		const after = await now(place);
		expect(after).toMatchObject({
			...everything,
			services: expect.arrayContaining(['toilet', 'charge']),
			languages: ['nl', 'tr'],
			phone: '+3291234567',
			website: 'https://fatma.example/',
			hours: { ...everything.hours, closedOn: null },
			hoursAsFound: null,
			version: 1
		});
		for (const same of ['id', 'slug', 'code', 'state', 'confirmedOn', 'source'] as const) {
			expect(after[same]).toEqual(place[same]);
		}
	});

	it.each<[PlaceChange, string]>([
		[{ name: ' \u200B' }, 'name'],
		[{ name: 'x'.repeat(161) }, 'name'],
		[{ names: { nl: 'x'.repeat(161) } }, 'names.nl'],
		[{ names: { de: 'Bei Fatma' } } as PlaceChange, 'names.de'],
		[{ kind: 'ruimteschip' }, 'kind'],
		[{ address: { street: 'x'.repeat(161) } }, 'address.street'],
		[{ point: { lat: 91, lon: 3 } }, 'point'],
		[{ point: { lat: 0, lon: 0 } }, 'point'],
		[{ point: { lat: NaN, lon: 3 } }, 'point.lat'],
		[{ hours: { week: 'als de deur openstaat' } }, 'hours.week'],
		[{ hours: { week: 'Mo-Fr 09:00-17:00; SH off' } }, 'hours.week'],
		[{ hours: { holidays: 'soms' as 'asWeek' } }, 'hours.holidays'],
		[{ hours: { adjusted: [{ from: '2026-07-01', until: '2026-08-31', week: '???' }] } }, 'hours.adjusted.0.week'],
		[{ hours: { closures: [{ from: '2026-02-30', until: null }] } }, 'hours.closures.0.from'],
		[{ hours: { closures: [{ from: '2026-03-02', until: '2026-03-01' }] } }, 'hours.closures.0'],
		[{ hours: { closures: Array(51).fill({ from: '2026-03-02', until: null }) } }, 'hours.closures'],
		[{ hours: { paused: 'ja' as unknown as boolean } }, 'hours.paused'],
		[{ takeaway: '25:99' }, 'takeaway'],
		[{ services: ['champagne'] }, 'services.0'],
		[{ languages: ['Nederlands'] }, 'languages.0'],
		[{ phone: 'bel maar' }, 'phone'],
		[{ phone: '09 123 45 67; 0470 12 34 56' }, 'phone'],
		[{ website: 'javascript:alert(1)' }, 'website'],
		[{ dogs: 'misschien' as 'yes' }, 'dogs'],
		[{ friendlyFace: 'x'.repeat(41) }, 'friendlyFace']
	])('says at the field what is wrong with %j, and writes nothing', async (wrong, field) => {
		const place = await givenPlace(ctx, network);
		const wanted = { dogs: 'yes', ...wrong } as PlaceChange;
		const refused = await changePlace(jan(), place.id, { change: wanted, seen: 0 });
		expect(refused).toMatchObject({ ok: false, refusal: { code: 'badInput', field } });
		expect(refused.ok ? '' : refused.refusal.sentence).toMatch(/^[A-Z"].+[.) ]$/s);
		expect(await now(place)).toEqual(place);
	});

	it('says what is wrong with hours that cannot be read', async () => {
		const place = await givenPlace(ctx, network);
		const refused = await changePlace(jan(), place.id, { change: { hours: { week: 'Mo-Fr 9:00-' } }, seen: 0 });
		expect(refused).toMatchObject({ ok: false, refusal: { sentence: expect.stringContaining('cannot be read') } });
	});

	it('sets nothing but facts, whatever a request sends along', async () => {
		const place = await givenPlace(ctx, network);
		for (const extra of [
			{ state: 'left' },
			{ networkId: other.network.id },
			{ code: '000000' },
			{ version: 7 },
			{ confirmedOn: '2030-01-01' },
			{ ambassadorId: els.member },
			{ imported: null },
			{ hours: { closedOn: '2026-03-03' } },
			{ point: { lat: 51, lon: 3, spot: 1 } },
			JSON.parse('{"__proto__": {"state": "left"}, "constructor": 1}')
		]) {
			const refused = await changePlace(jan(), place.id, { change: { dogs: 'yes', ...extra } as PlaceChange, seen: 0 });
			if (refused.ok) expect(await now(place)).toMatchObject({ state: 'published', dogs: 'yes' });
			else expect(refused.refusal.sentence).toBe('There is no such fact of a place.');
		}
		expect((await now(place)).state).toBe('published');
	});

	it.each([null, undefined, 'x', 7, []])('refuses %j as a change', async (nothing) => {
		const place = await givenPlace(ctx, network);
		const asked = { change: nothing as unknown as PlaceChange, seen: 0 };
		const answer = await changePlace(jan(), place.id, asked);
		if (answer.ok) expect(answer.value.changed).toEqual([]);
		else expect(answer.refusal.code).toBe('badInput');
	});

	it('keeps no control characters and no disguises, and scripts as the text they are', async () => {
		const place = await givenPlace(ctx, network);
		const evil = '<script>alert(1)</script>\u202E\u0000\u0007';
		await change(place, {
			name: evil,
			names: { nl: evil },
			address: { street: evil, number: 'x\u0000', postcode: 'x\u0007', town: evil },
			friendlyFace: 'Fatma\u202E\u0000'
		});
		const { name, names, address, friendlyFace } = await now(place);
		for (const text of [name, names.nl, address.street, address.town]) expect(text).toBe('<script>alert(1)</script>');
		expect([address.number, address.postcode, friendlyFace]).toEqual(['x', 'x', 'Fatma']);
		await change(place, { hours: { week: 'Mo 09:00-10:00\u0000' }, takeaway: '\u202EMo 09:00-10:00' });
		expect(await now(place)).toMatchObject({ hours: { week: 'Mo 09:00-10:00' }, takeaway: 'Mo 09:00-10:00' });
	});

	it('empties what is sent empty', async () => {
		const place = await givenPlace(ctx, network, { phone: '+3291234567', takeaway: 'Mo 09:00-10:00' });
		await change(place, { phone: '', takeaway: '', hours: { week: '' }, website: ' ', names: { nl: '' } });
		expect(await now(place)).toMatchObject({
			phone: null,
			takeaway: null,
			website: null,
			names: {},
			hours: { week: null }
		});
	});

	it('finds the neighbourhood of a new point', async () => {
		const mine = await givenNetwork(ctx);
		const geometry = { type: 'Polygon', coordinates: SQUARE };
		const features = [{ properties: { name: 'Brugse Poort' }, geometry }];
		must(await drawNeighbourhoods(ctx, mine.network.slug, { features }));
		const place = await givenPlace(ctx, mine, { point: { lat: 50.9, lon: 3.5 } });
		expect(place.neighbourhoodId).toBeNull();
		await change(place, { point: { lat: 51.05, lon: 3.75 } }, mine.member);
		expect((await now(place)).neighbourhoodId).toMatch(/^[0-9a-f-]{36}$/);
		await change(place, { point: { lat: 50.9, lon: 3.5 } }, mine.member);
		expect((await now(place)).neighbourhoodId).toBeNull();
	});

	describe('two people at once', () => {
		it('both get what they wanted of different facts, though a form sends everything it shows', async () => {
			const place = await givenPlace(ctx, network);
			const form = { phone: '', dogs: null, services: [...place.services], name: place.name };
			must(await changePlace(jan(), place.id, { change: { ...form, phone: '09 123 45 67' }, seen: 0 }));
			const second = must(await changePlace(as(els), place.id, { change: { ...form, dogs: 'yes' }, seen: 0 }));
			expect(second).toEqual({ version: 2, changed: ['dogs'] });
			expect(await now(place)).toMatchObject({ phone: '+3291234567', dogs: 'yes' });
		});

		it('are told of each other at the field where they want different things', async () => {
			const place = await givenPlace(ctx, network);
			must(await changePlace(as(els), place.id, { change: { hours: { week: 'Mo 09:00-10:00' } }, seen: 0 }));
			const change = { dogs: 'yes', hours: { week: 'Tu 09:00-10:00' } } as const;
			expect(await changePlace(jan(), place.id, { change, seen: 0 })).toEqual({
				ok: false,
				refusal: {
					code: 'changedMeanwhile',
					sentence: 'Els changed this meanwhile. Look at what stands there now.',
					field: 'hours.week',
					standing: { version: 1, values: { 'hours.week': 'Mo 09:00-10:00' } }
				}
			});
			expect(await now(place)).toMatchObject({ dogs: null, version: 1 });
			must(await changePlace(jan(), place.id, { change, seen: 1 }));
		});

		it('get their way once they were told what stands there, and put back nothing that they left alone', async () => {
			const place = await givenPlace(ctx, network, { phone: '+3291234567', website: 'https://a.example/', dogs: 'no' });
			await change(place, { phone: '09 222 22 22', website: 'https://b.example', dogs: 'yes' }, els);
			const form = { phone: '09 333 33 33', website: 'https://c.example', dogs: 'no', stepFree: 'yes' } as const;
			const seen = place.version;
			const refused = await changePlace(jan(), place.id, { change: form, seen });
			const { version } = (await now(place))!;
			expect(refused).toMatchObject({
				ok: false,
				refusal: {
					code: 'changedMeanwhile',
					field: 'phone',
					standing: { version, values: { phone: '+3292222222', website: 'https://b.example/' } }
				}
			});
			expect(Object.keys((refused as { refusal: ChangedMeanwhile }).refusal.standing.values)).toHaveLength(2);
			must(await changePlace(jan(), place.id, { change: form, seen, told: version }));
			expect(await now(place)).toMatchObject({
				phone: '+3293333333',
				website: 'https://c.example/',
				dogs: 'yes',
				stepFree: 'yes'
			});
		});

		it('are told again of what changed after they were told', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { phone: '09 222 22 22' }, els);
			const told = (await now(place)).version;
			await change(place, { phone: '09 444 44 44' }, els);
			const late = await changePlace(jan(), place.id, { change: { phone: '09 333 33 33' }, seen: place.version, told });
			expect(late).toMatchObject({
				ok: false,
				refusal: { standing: { version: told + 1, values: { phone: '+3294444444' } } }
			});
			for (const ahead of [told + 2, -1, NaN]) {
				const sent = { change: { dogs: 'yes' as const }, seen: told + 1, told: ahead };
				expect(refusedWith(await changePlace(jan(), place.id, sent))).toBe('badInput');
			}
		});

		it('lose nothing when they come at the very same moment', async () => {
			const place = await givenPlace(ctx, network);
			const wants: PlaceChange[] = [{ dogs: 'yes' }, { phone: '09 123 45 67' }, { kind: 'library' }, { dogs: 'no' }];
			const answers = await Promise.all(
				wants.map((change, n) => changePlace(n % 2 ? as(els) : jan(), place.id, { change, seen: 0 }))
			);
			expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
			const after = await now(place);
			expect(after).toMatchObject({ phone: '+3291234567', kind: 'library', version: 3 });
			const history = (await listChanges(jan(), place.id)).filter((entry) => entry.is === 'change');
			expect(history.map(({ number }) => number)).toEqual([3, 2, 1]);
		});

		it('do one thing once when a form is sent twice', async () => {
			const place = await givenPlace(ctx, network);
			const sent = { change: { dogs: 'yes' }, seen: 0 } as const;
			expect(must(await changePlace(jan(), place.id, sent)).changed).toEqual(['dogs']);
			expect(must(await changePlace(jan(), place.id, sent))).toEqual({ version: 1, changed: [] });
		});

		it('cannot have seen what was not there yet', async () => {
			const place = await givenPlace(ctx, network);
			for (const seen of [1, -1, 0.5, NaN, '0' as unknown as number]) {
				expect(refusedWith(await changePlace(jan(), place.id, { change: { dogs: 'yes' }, seen }))).toBe('badInput');
			}
		});
	});

	describe('an import', () => {
		const file = (phone: string) => new TextEncoder().encode(`name,lat,lon,phone,source_id\nHal,51.1,3.9,${phone},1\n`);
		const bringIn = (phone: string) =>
			importPlaces(ctx, { network: network.network.slug, bytes: file(phone), format: 'csv' });

		it('stands in the history, overwrites nothing a person edited, and is not undone behind its back', async () => {
			must(await bringIn('09 111 11 11'));
			const { rows } = await ctx.db.asOwner((tx) =>
				sql<{
					id: string;
				}>`select id from places.place where name = 'Hal' and network_id = ${network.network.id}`.execute(tx)
			);
			const place = (await showPlace(ctx, rows[0]!.id))!;
			must(await bringIn('09 222 22 22'));
			expect(await now(place)).toMatchObject({ phone: '+3292222222', version: 1 });
			const stale = await changePlace(jan(), place.id, { change: { phone: '09 333 33 33' }, seen: 0 });
			expect(stale).toMatchObject({
				ok: false,
				refusal: { code: 'changedMeanwhile', sentence: expect.stringContaining('The list it comes from') }
			});
			await change(place, { phone: '09 333 33 33' });
			must(await bringIn('09 444 44 44'));
			expect((await now(place)).phone).toBe('+3293333333');
			const [typed, imported] = (await listChanges(jan(), place.id)).filter((entry) => entry.is === 'change');
			expect([typed, imported]).toMatchObject([
				{ how: 'typed', memberId: network.member.member },
				{ how: 'imported', memberId: null, facts: { phone: { before: '+3291111111', after: '+3292222222' } } }
			]);
			expect(refusedWith(await undoChange(jan(), imported!.id))).toBe('changedSince');
		});
	});

	describe('the history', () => {
		it('tells who changed what and when, among what was decided, newest first', async () => {
			const place = await givenPlace(ctx, network, { phone: '+3291234567' });
			clock.forward(MINUTE);
			await change(place, { phone: null, dogs: 'yes' }, els);
			clock.forward(MINUTE);
			must(await leavePlace(jan(), { placeId: place.id, because: 'Ze stoppen.' }));
			expect(await listChanges(jan(), place.id)).toMatchObject([
				{ is: 'act', act: 'left', memberId: network.member.member },
				{
					is: 'change',
					how: 'typed',
					number: 1,
					memberId: els.member,
					facts: { phone: { before: '+3291234567', after: null }, dogs: { before: null, after: 'yes' } }
				},
				{ is: 'act', act: 'published' }
			]);
		});

		it('is for the team of the network alone, the experts too', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { dogs: 'yes' });
			expect(await listChanges(as(expert), place.id)).toHaveLength(2);
			for (const actor of [GUEST, DOOR, other.member, counterOf(place)]) {
				expect(await listChanges(as(actor), place.id)).toEqual([]);
			}
			expect(await listChanges(jan(), 'x')).toEqual([]);
		});

		it('keeps no first name of a person', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { friendlyFace: 'Zulaikha' });
			await change(place, { friendlyFace: null });
			const history = JSON.stringify(await listChanges(jan(), place.id));
			expect(history).toContain('friendlyFace');
			expect(history).not.toContain('Zulaikha');
			const [removed] = await listChanges(jan(), place.id);
			expect(refusedWith(await undoChange(jan(), removed?.is === 'change' ? removed.id : ''))).toBe('notKept');
		});
	});

	describe('undoing', () => {
		async function lastChange(place: Place): Promise<string> {
			const last = (await listChanges(jan(), place.id)).find((entry) => entry.is === 'change');
			return last!.id;
		}

		it('puts everything back as it was, also what nobody could read, as a change of its own', async () => {
			const place = await givenPlace(ctx, network, { hoursAsFound: 'zondag soms', hours: { week: null } });
			await change(place, { hours: { week: 'Mo 09:00-10:00' }, point: { lat: 51.2, lon: 3.9 } });
			const first = await lastChange(place);
			await change(place, { dogs: 'yes' }, els);
			must(await undoChange(as(els), first));
			expect(await now(place)).toEqual({ ...place, dogs: 'yes', version: 3 });
			const [undone] = await listChanges(jan(), place.id);
			expect(undone).toMatchObject({ how: 'undone', undoes: first, memberId: els.member });
			must(await undoChange(jan(), await lastChange(place)));
			expect((await now(place)).hours.week).toBe('Mo 09:00-10:00');
		});

		it('says who touched the same fact since, and then changes nothing', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { dogs: 'yes', phone: '09 123 45 67' });
			const first = await lastChange(place);
			await change(place, { dogs: 'no' }, els);
			const refused = await undoChange(jan(), first);
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'changedSince', field: 'dogs' } });
			expect(refused.ok ? '' : refused.refusal.sentence).toMatch(/^Els /);
			expect((await now(place)).phone).toBe('+3291234567');
		});

		it('happens once, also when asked twice at the same moment', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { dogs: 'yes' });
			const id = await lastChange(place);
			const answers = await Promise.all([undoChange(jan(), id), undoChange(as(els), id)]);
			expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
			expect(await now(place)).toMatchObject({ dogs: null, version: 2 });
		});
	});

	describe('is for coordinators and ambassadors of that network, and the keeper in their name', () => {
		it('and for nobody else', async () => {
			const place = await givenPlace(ctx, network);
			await change(place, { phone: '09 123 45 67' });
			const [typed] = await listChanges(jan(), place.id);
			const id = typed?.is === 'change' ? typed.id : '';
			const wanted = { change: { dogs: 'yes' }, seen: 1 } as const;
			for (const actor of [GUEST, DOOR, other.member, counterOf(place)]) {
				expect(refusedWith(await changePlace(as(actor), place.id, wanted))).toBe('noSuchPlace');
				expect(refusedWith(await undoChange(as(actor), id))).toBe('noSuchChange');
			}
			expect(refusedWith(await changePlace(as(expert), place.id, wanted))).toBe('notAllowed');
			expect(refusedWith(await undoChange(as(expert), id))).toBe('notAllowed');
			expect(refusedWith(await changePlace(ctx, place.id, wanted))).toBe('whoActs');
			for (const named of [other.member.member, 'x']) {
				const code = refusedWith(await changePlace(ctx, place.id, { ...wanted, as: named }));
				expect(['whoActs', 'badInput']).toContain(code);
			}
			expect(refusedWith(await changePlace(ctx, place.id, { ...wanted, as: expert.member }))).toBe('notAllowed');
			expect(refusedWith(await changePlace(jan(), place.id, { ...wanted, as: els.member }))).toBe('notAllowed');
			expect((await now(place)).dogs).toBeNull();
			must(await changePlace(ctx, place.id, { ...wanted, as: els.member }));
		});

		it('also of a candidate', async () => {
			const candidate = await givenCandidate(ctx, network.network);
			await change(candidate, { dogs: 'yes' });
			expect((await now(candidate)).dogs).toBe('yes');
		});
	});
});
