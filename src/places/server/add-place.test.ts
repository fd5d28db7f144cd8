import { beforeAll, expect, it } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { foundNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { addPlace, type TypedPlace } from './add-place.ts';
import { findPlace, listPlaces } from './show-places.ts';

const FATMA: TypedPlace = { name: 'Bij Fatma', kind: 'buurthuis', lat: '51.0536', lon: '3,7304' };

describeEngines('taking in one place by hand', (engine) => {
	const ctx = (): Context => ({ db: engine.database(), actor: KEEPER, clock: () => new Date('2026-03-03T14:00:00Z') });
	let networkId = '';

	beforeAll(async () => {
		const founded = await foundNetwork(ctx(), {
			slug: 'gent',
			names: { nl: 'Gent' },
			phone: '09 123 45 67',
			phoneName: 'Fatma',
			tile: ['#1B4B82', '#A8321A'],
			charter: { nl: 'Iedereen is welkom.' },
			centre: { lat: 51.05, lon: 3.72 }
		});
		if (founded.ok) networkId = founded.value.id;
	});

	it('makes a candidate of it, with a slug and a code, that no import owns', async () => {
		const typed = { ...FATMA, services: 'toilet;gsm laden', hours: 'als de deur openstaat' };
		const added = await addPlace(ctx(), 'gent', typed);
		expect(added).toMatchObject({ ok: true, value: { slug: 'bij-fatma', doubts: [{ code: 'hoursUnreadable' }] } });
		expect(await findPlace(ctx(), networkId, 'bij-fatma')).toMatchObject({
			state: 'candidate',
			kind: 'community-centre',
			point: { lat: 51.0536, lon: 3.7304 },
			services: expect.arrayContaining(['toilet', 'charge']),
			hours: { week: null },
			hoursAsFound: 'als de deur openstaat',
			source: null,
			imported: null,
			code: expect.stringMatching(/^[0-9A-Z]{6}$/)
		});
	});

	it('recognises a place that is there already', async () => {
		expect(await addPlace(ctx(), 'gent', { ...FATMA, name: 'BIJ FATMA', lat: '51.0537' })).toMatchObject({
			ok: false,
			refusal: { code: 'placeThere', field: 'name', sentence: expect.stringContaining('bij-fatma') }
		});
	});

	it.each([
		[{ name: ' ' }, 'name'],
		[{ lat: 'NaN' }, 'point'],
		[{ lat: '91' }, 'point'],
		[{ kind: 'ruimteschip' }, 'kind'],
		[{ services: 'champagne' }, 'services'],
		[{ website: 'javascript:alert(1)' }, 'website'],
		[{ dogs: 'misschien' }, 'dogs'],
		[{ street: 'x'.repeat(200) }, 'address.street']
	])('says at the field what is wrong with %o', async (wrong, field) => {
		const before = await listPlaces(ctx(), networkId, ['candidate']);
		const typed = { ...FATMA, name: 'Een ander', ...wrong };
		expect(await addPlace(ctx(), 'gent', typed)).toMatchObject({ ok: false, refusal: { code: 'badInput', field } });
		expect(await listPlaces(ctx(), networkId, ['candidate'])).toHaveLength(before.length);
	});

	it('is for the team and the keeper', async () => {
		const refused = { ok: false, refusal: { code: 'notAllowed' } };
		expect(await addPlace({ ...ctx(), actor: GUEST }, 'gent', { ...FATMA, name: 'Elders' })).toMatchObject(refused);
	});
});
