import { describe, expect, it } from 'vitest';
import { kept, referencesOf, type KeptTable } from './catalogue.ts';

const table = (name: string, ...columns: string[]): KeptTable => ({
	name,
	columns: ['id', ...columns].map((column) => ({ name: column, type: 'uuid' })),
	key: ['id']
});

describe('what refers to what', () => {
	it('is what the database enforces, and between slices what the name of a column tells', () => {
		const tables = [
			table('networks.network'),
			table('places.place', 'network_id', 'source_id'),
			table('places.act', 'place_id')
		];
		const enforced = [{ from: 'places.act', column: 'place_id', to: 'places.place', key: 'id' }];
		expect(referencesOf(tables, enforced)).toEqual([
			...enforced,
			{ from: 'places.place', column: 'network_id', to: 'networks.network', key: 'id' }
		]);
	});

	it('is not guessed where two tables have the name, or the key is of more than one column', () => {
		const two = [table('a.card'), table('b.card'), { ...table('a.month'), key: ['id', 'month'] }];
		expect(referencesOf([...two, table('c.use', 'card_id', 'month_id')], [])).toEqual([]);
	});
});

it('sessions are never kept', () => {
	expect(kept([table('people.session'), table('people.person')]).map(({ name }) => name)).toEqual(['people.person']);
});
