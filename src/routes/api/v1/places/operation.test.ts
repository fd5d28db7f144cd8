import { describe, expect, it } from 'vitest';
import { readQuery } from '../../operation.ts';
import { listPlaces } from './operation.ts';

const read = (query: string) => readQuery(listPlaces, new URLSearchParams(query));

describe('the query of the places', () => {
	it('may be empty', () => {
		expect(read('')).toMatchObject({ ok: true });
	});

	it('is read whole', () => {
		const query =
			'network=gent&neighbourhood=brugse-poort&near=51.05,3.72&service=toilet&item=soup&limit=50&cursor=aTE';
		expect(read(query)).toEqual({
			ok: true,
			value: {
				network: 'gent',
				neighbourhood: 'brugse-poort',
				near: { lat: 51.05, lon: 3.72 },
				service: 'toilet',
				item: 'soup',
				limit: 50,
				cursor: 'aTE'
			}
		});
	});

	it.each([
		['2026-03-03T14:00:00+01:00', '2026-03-03T13:00:00.000Z'],
		['2026-03-03T14:00:00%2B01:00', '2026-03-03T13:00:00.000Z'],
		['2026-03-03T13:00Z', '2026-03-03T13:00:00.000Z'],
		['2026-03-03T14:00', '2026-03-03T13:00:00.000Z'],
		['2026-07-03T14:00', '2026-07-03T12:00:00.000Z'],
		['2026-03-03T14:00:00.000-05:00', '2026-03-03T19:00:00.000Z']
	])('takes the moment %s as %s', (text, instant) => {
		expect(read(`open=${text}`)).toMatchObject({ ok: true, value: { open: new Date(instant) } });
	});

	it('leaves "now" to whoever has a clock', () => {
		expect(read('open=now')).toMatchObject({ ok: true, value: { open: 'now' } });
	});

	it.each([
		['netwerk=gent', 'netwerk'],
		['network=gent&network=leuven', 'network'],
		['service=', 'service'],
		['near=NaN,3', 'near'],
		['near=51', 'near'],
		['near=51,3,4', 'near'],
		['near=91,3', 'near'],
		['near=1e1,3', 'near'],
		['near=Infinity,Infinity', 'near'],
		['near=,', 'near'],
		['open=yesterdayish', 'open'],
		['open=2026-02-30T10:00', 'open'],
		['open=2026-03-03T24:00', 'open'],
		['open=2026-03-03T10:00+99:00', 'open'],
		['open=9999-03-03T10:00', 'open'],
		['open=2026-03-03', 'open'],
		['limit=-1', 'limit'],
		['limit=1.5', 'limit'],
		['limit=0x10', 'limit'],
		['limit=99999999999', 'limit'],
		['toString=1', 'toString']
	])('refuses %s at its parameter', (query, field) => {
		expect(read(query)).toMatchObject({ ok: false, refusal: { code: 'badQuery', field } });
	});
});
