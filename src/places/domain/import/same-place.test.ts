import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicate, foldedName, isSamePlace, PlaceIndex, type Identity } from './same-place.ts';

const HERE = { lat: 51.05, lon: 3.72 };
/** About 50 and 70 metres north. */
const NEAR = { lat: 51.05045, lon: 3.72 };
const FAR = { lat: 51.05063, lon: 3.72 };

function place(name: string, point = HERE, id: string | null = null): Identity {
	return { name, point, source: id === null ? null : { name: 'osm', id } };
}

describe('a folded name', () => {
	it('is without case, accents, punctuation and generic words', () => {
		for (const name of ['Café Rimel', 'RIMEL', 'Le Rimél (resto)', 'café  rimel'])
			expect(foldedName(name)).toBe('rimel');
	});

	it('keeps what says that it is another place', () => {
		expect(foldedName('Apotheek Rimel')).not.toBe(foldedName('Café Rimel'));
		expect(foldedName('Bakkerij Rimel')).not.toBe(foldedName('Apotheek Rimel'));
	});

	it('keeps generic words where there is nothing else, and signs where there are no words', () => {
		expect(foldedName('Le Café')).toBe('lecafe');
		expect(foldedName('De Taverne')).not.toBe(foldedName('Het Snackbar'));
		expect(foldedName('!!!')).toBe('!!!');
		expect(foldedName('مقهى أحمد')).toBe(foldedName('مقهى احمد'));
	});
});

describe('the same place', () => {
	it('has the same source and id, whatever else changed', () => {
		expect(isSamePlace(place('A', HERE, 'node/1'), place('B', FAR, 'node/1'))).toBe(true);
		expect(
			isSamePlace(place('A', HERE, 'node/1'), { ...place('B', HERE), source: { name: 'csv', id: 'node/1' } })
		).toBe(false);
	});

	it('has the same name within 60 metres', () => {
		expect(isSamePlace(place('Café Rimel', HERE, '1'), place('Rimel', NEAR, '2'))).toBe(true);
		expect(isSamePlace(place('Café Rimel'), place('Rimel', FAR))).toBe(false);
		expect(isSamePlace(place('Rimel'), place('Ramel'))).toBe(false);
	});
});

describe('the index', () => {
	it('finds by source before it finds by name', () => {
		const moved = place('Rimel', FAR, '1');
		const namesake = place('Rimel', HERE, '2');
		const index = new PlaceIndex([namesake, moved]);
		expect(findDuplicate(place('Rimel', HERE, '1'), index)).toEqual({ of: moved, because: 'source' });
		expect(findDuplicate(place('Café Rimel', HERE, '3'), index)).toEqual({ of: namesake, because: 'nameAndPoint' });
		expect(findDuplicate(place('Anders', HERE, '3'), index)).toBeNull();
	});

	it('finds exactly what the rule says, anywhere people live', () => {
		const metres = fc.integer({ min: -130, max: 130 });
		const spot = fc.record({
			lat: fc.double({ min: -70, max: 70, noNaN: true }),
			lon: fc.double({ min: -179, max: 179, noNaN: true })
		});
		fc.assert(
			fc.property(spot, metres, metres, (a, north, east) => {
				const b = { lat: a.lat + north / 111_195, lon: a.lon + east / (111_195 * Math.cos((a.lat * Math.PI) / 180)) };
				const found = findDuplicate(place('Rimel', b), new PlaceIndex([place('Rimel', a)]));
				expect(found !== null).toBe(isSamePlace(place('Rimel', a), place('Rimel', b)));
			}),
			{ numRuns: 1000 }
		);
	});

	it('takes 50,000 places of one name without comparing each with each', () => {
		const index = new PlaceIndex<Identity>();
		let added = 0;
		for (let row = 0; row < 50_000; row++) {
			const candidate = place('Rimel', { lat: 50 + (row % 250) * 0.001, lon: 3 + Math.floor(row / 250) * 0.001 });
			if (findDuplicate(candidate, index)) continue;
			index.add(candidate);
			added++;
		}
		expect(added).toBe(50_000);
	});
});
