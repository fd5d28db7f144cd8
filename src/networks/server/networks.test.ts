import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST } from '#kernel/actor.ts';
import { centre } from '#kernel/geography.ts';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith
} from '#tests/engines/given.ts';
import { RESERVED_SLUGS } from '../domain/network.ts';
import { addMember } from './add-member.ts';
import { drawNeighbourhoods } from './draw-neighbourhoods.ts';
import { findMember } from './find-member.ts';
import { foundNetwork } from './found-network.ts';
import type { FoundNetworkInput } from './inputs.ts';
import { putLandmark } from './put-landmark.ts';
import { listBorders, listNetworks, showNetwork } from './show-networks.ts';
import { listMembers } from './show-team.ts';

const GHENT: FoundNetworkInput = {
	slug: 'gent',
	names: { nl: 'Gent', fr: 'Gand' },
	phone: '+32 9 123 45 67',
	phoneName: 'Fatma',
	tile: ['#1b4b82', '#F7B52C'],
	charter: { nl: 'Kom gerust binnen.\r\n\r\nJe hoeft niets uit te leggen.' },
	centre: { lat: 51.05, lon: 3.72 }
};

/** A square neighbourhood around a longitude, about a kilometre wide. */
function square(name: string, lon: number) {
	const [west, east, south, north] = [lon - 0.01, lon + 0.01, 51.04, 51.06];
	const ring = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	return { properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

describeEngines('networks', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;

	beforeAll(() => {
		ctx = keeperOf(engine.database(), clock);
	});

	describe('foundNetwork', () => {
		it('founds a network that everybody sees, with its texts tidy', async () => {
			const name = 'Gent\u0000 \u202E ';
			const network = must(await foundNetwork(ctx, { ...GHENT, names: { ...GHENT.names, nl: name } }));
			expect(network).toMatchObject({
				names: { nl: 'Gent', fr: 'Gand' },
				tile: ['#1B4B82', '#F7B52C'],
				charter: { nl: 'Kom gerust binnen.\n\nJe hoeft niets uit te leggen.' }
			});
			const shown = await showNetwork({ ...ctx, actor: GUEST }, 'gent');
			expect(shown).toEqual({ network, landmarks: [], neighbourhoods: [] });
			expect(await listNetworks({ ...ctx, actor: GUEST })).toContainEqual(network);
		});

		it('takes a name once', async () => {
			must(await foundNetwork(ctx, { ...GHENT, slug: 'leuven' }));
			expect(await foundNetwork(ctx, { ...GHENT, slug: 'leuven' })).toMatchObject({
				refusal: { code: 'slugTaken', field: 'slug' }
			});
		});

		it('is the act of the keeper alone', async () => {
			const { member, network } = await givenNetwork(ctx);
			const place = await givenPlace(ctx, { member, network });
			for (const actor of [GUEST, DOOR, member, counterOf(place)]) {
				expect(refusedWith(await foundNetwork({ ...ctx, actor }, { ...GHENT, slug: 'aalst' }))).toBe('notAllowed');
				expect(refusedWith(await drawNeighbourhoods({ ...ctx, actor }, network.slug, {}))).toBe('notAllowed');
				const spot = { network: network.slug, slug: 'kerk', names: { nl: 'Kerk' }, point: GHENT.centre };
				expect(refusedWith(await putLandmark({ ...ctx, actor }, spot))).toBe('notAllowed');
				const somebody = { network: network.slug, name: 'Els', mail: 'els@gent.example', role: 'expert' } as const;
				// A coordinator takes people into the own team (sign-in.test.ts).
				if (actor === member) continue;
				expect(refusedWith(await addMember({ ...ctx, actor }, somebody))).toBe('notAllowed');
			}
			expect(await showNetwork(ctx, 'aalst')).toBeNull();
		});

		it.each([
			['a word that addresses need', 'slug', { slug: RESERVED_SLUGS[0]! }],
			['a slug with a slash', 'slug', { slug: 'gent/zuid' }],
			['an empty slug', 'slug', { slug: '' }],
			['no Dutch name', 'names', { names: { fr: 'Gand' } }],
			['a name of nothing', 'names.nl', { names: { nl: ' \u0000\u200B ' } }],
			['a name that is too long', 'names.nl', { names: { nl: 'x'.repeat(81) } }],
			['a phone of letters', 'phone', { phone: 'bel mij' }],
			['nobody who answers', 'phoneName', { phoneName: ' ' }],
			['a colour that is none', 'tile.1', { tile: ['#1B4B82', 'red'] as [string, string] }],
			['a charter of a whole book', 'charter.nl', { charter: { nl: 'x'.repeat(20_001) } }],
			['a centre that is not on earth', 'centre', { centre: { lat: 91, lon: 0 } }],
			['a centre that is no number', 'centre.lat', { centre: { lat: NaN, lon: 0 } }]
		])('refuses %s at its field', async (_, field, changed) => {
			const answer = await foundNetwork(ctx, { ...GHENT, slug: 'nergens', ...changed });
			expect(answer).toMatchObject({ ok: false, refusal: { code: 'badInput', field } });
			expect(await showNetwork(ctx, 'nergens')).toBeNull();
		});

		it('refuses every word that an address needs', async () => {
			for (const slug of RESERVED_SLUGS) {
				expect(refusedWith(await foundNetwork(ctx, { ...GHENT, slug }))).toBe('badInput');
				const drawing = await drawNeighbourhoods(ctx, 'gent', { features: [square(slug, 3.72)] });
				expect(refusedWith(drawing)).toBe('badBorders');
			}
		});
	});

	describe('members', () => {
		it('are seen by their own network, and found by mail, name or id', async () => {
			const [one, other] = [await givenNetwork(ctx), await givenNetwork(ctx)];
			const { slug, id } = one.network;
			const somebody = {
				network: slug,
				name: ' Els  Peeters',
				mail: ' Els@Gent.example ',
				role: 'ambassador'
			} as const;
			const els = must(await addMember(ctx, somebody));
			expect(els).toMatchObject({ name: 'Els Peeters', mail: 'els@gent.example', role: 'ambassador' });
			for (const who of ['ELS@gent.example', 'els peeters', els.id]) {
				expect(must(await findMember({ ...ctx, actor: one.member }, slug, who))).toMatchObject(els);
			}
			expect(await listMembers({ ...ctx, actor: one.member }, id)).toHaveLength(2);
			const place = await givenPlace(ctx, one);
			for (const actor of [GUEST, other.member, counterOf(place)]) {
				expect(await listMembers({ ...ctx, actor }, id)).toEqual([]);
				expect(refusedWith(await findMember({ ...ctx, actor }, slug, els.mail))).toBe('noSuchMember');
			}
		});

		it('are taken in once, with a mail address and a role that exist', async () => {
			const { network } = await givenNetwork(ctx);
			const somebody = { network: network.slug, name: 'Els', mail: 'els@gent.example', role: 'expert' } as const;
			must(await addMember(ctx, somebody));
			expect(refusedWith(await addMember(ctx, { ...somebody, mail: 'ELS@gent.example' }))).toBe('memberThere');
			must(await addMember(ctx, { ...somebody, mail: 'els2@gent.example' }));
			expect(refusedWith(await findMember(ctx, network.slug, 'Els'))).toBe('noSuchMember');
			expect(refusedWith(await addMember(ctx, { ...somebody, mail: 'els' }))).toBe('badInput');
			expect(refusedWith(await addMember(ctx, { ...somebody, name: '\u0000' }))).toBe('badInput');
			expect(refusedWith(await addMember(ctx, { ...somebody, role: 'boss' as 'expert' }))).toBe('badInput');
			expect(refusedWith(await addMember(ctx, { ...somebody, network: 'nergens' }))).toBe('noSuchNetwork');
		});
	});

	it('a landmark stays where it stands when it is put again', async () => {
		const { network } = await givenNetwork(ctx);
		const put = (slug: string, nl: string) =>
			putLandmark(ctx, { network: network.slug, slug, names: { nl }, point: GHENT.centre });
		for (const slug of ['station', 'kerk', 'markt']) must(await put(slug, slug));
		must(await put('station', 'Gent-Sint-Pieters'));
		const { landmarks } = (await showNetwork(ctx, network.slug))!;
		expect(landmarks.map(({ names }) => names.nl)).toEqual(['Gent-Sint-Pieters', 'kerk', 'markt']);
	});

	describe('neighbourhoods', () => {
		const borders = async (neighbourhoodId: string) => {
			const { rows } = await ctx.db.read(GUEST, (tx) =>
				sql<{ held_from: Date; held_until: Date | null }>`select held_from, held_until from networks.border
					where neighbourhood_id = ${neighbourhoodId} order by held_from`.execute(tx)
			);
			return rows;
		};

		it('fact 41: are redrawn, and every border they had stays, with the moment until which it held', async () => {
			const { network } = await givenNetwork(ctx);
			const drawn = clock();
			const first = { features: [square('Brugse Poort', 3.7), square('Rabot', 3.72)] };
			expect(must(await drawNeighbourhoods(ctx, network.slug, first))).toEqual({ neighbourhoods: 2, redrawn: 2 });
			expect(must(await drawNeighbourhoods(ctx, network.slug, first))).toEqual({ neighbourhoods: 2, redrawn: 0 });
			const { version } = await listBorders(ctx, network.id);
			clock.forward(DAY);
			const redrawn = clock();
			const moved = { features: [square('Brugse Poort', 3.71)] };
			expect(must(await drawNeighbourhoods(ctx, network.slug, moved))).toEqual({ neighbourhoods: 1, redrawn: 1 });

			const { neighbourhoods } = (await showNetwork(ctx, network.slug))!;
			expect(neighbourhoods.map(({ slug }) => slug)).toEqual(['brugse-poort', 'rabot']);
			const [poort, rabot] = neighbourhoods;
			expect(poort!.centre.lon).toBeCloseTo(3.71);
			expect(await borders(poort!.id)).toEqual([
				{ held_from: drawn, held_until: redrawn },
				{ held_from: redrawn, held_until: null }
			]);
			expect(await borders(rabot!.id)).toEqual([{ held_from: drawn, held_until: null }]);
			const held = await listBorders(ctx, network.id);
			expect(held.version).toBeGreaterThan(version);
			const shape = held.borders.find(({ neighbourhoodId }) => neighbourhoodId === poort!.id)!.shape;
			expect(centre(shape).lon).toBeCloseTo(3.71);
		});

		it('come as a whole file or not at all', async () => {
			const { network } = await givenNetwork(ctx);
			const good = square('Rabot', 3.72);
			const bad: unknown[] = [
				null,
				'x',
				{},
				{ features: [] },
				{ features: [good, null] },
				{ features: [good, { ...good, properties: {} }] },
				{ features: [good, { ...good, properties: { name: '\u0000' } }] },
				{ features: [good, { ...good, properties: { name: 'x'.repeat(101) } }] },
				{ features: [good, good] },
				{ features: [good, { ...square('Zuid', 3.7), geometry: { type: 'Point', coordinates: [3, 51] } }] },
				{ features: [good, { ...square('Zuid', 3.7), geometry: { type: 'Polygon', coordinates: [[[NaN, 1]]] } }] }
			];
			for (const file of bad) {
				expect(refusedWith(await drawNeighbourhoods(ctx, network.slug, file))).toBe('badBorders');
			}
			expect((await showNetwork(ctx, network.slug))!.neighbourhoods).toEqual([]);
			expect(refusedWith(await drawNeighbourhoods(ctx, 'nergens', { features: [good] }))).toBe('noSuchNetwork');
		});
	});
});
