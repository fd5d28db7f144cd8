import { describe, expect, it } from 'vitest';
import { joined, readErased, writeErased, type Erased } from './erased.ts';

const NOW = new Date('2026-11-10T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const id = (last: string) => `019cf195-0080-705b-a976-a07ca68ba22${last}`;
const erased = (last: string, days: number): Erased => ({ table: 'networks.member', id: id(last), at: ago(days) });

describe('the journal of what was erased', () => {
	it('joins several, each row once with its last moment, in one order', () => {
		const one = [erased('2', 3), erased('1', 9)];
		const other = [erased('1', 4)];
		expect(joined([one, other], NOW)).toEqual([erased('1', 4), erased('2', 3)]);
		expect(joined([other, one], NOW)).toEqual(joined([one, other], NOW));
	});

	it('forgets after seventy days, twice as long as backups are kept', () => {
		expect(joined([[erased('1', 69.9), erased('2', 70.1)]], NOW)).toEqual([erased('1', 69.9)]);
	});

	it('is read as it was written', () => {
		const all = [erased('1', 4), erased('2', 3)];
		expect(readErased(writeErased(all))).toEqual(all);
		expect(readErased('')).toEqual([]);
	});

	it('leaves out lines that are none, and keeps those around them', () => {
		const text = `${writeErased([erased('1', 1)])}half a li\n{"table":"x","id":"1","at":"2026"}\nnull\n{"table":"a.b; drop","id":"${id('3')}","at":"2026-11-01"}\n{"table":"a.b","id":"${id('3')}","at":"ooit"}\n${writeErased([erased('2', 1)])}`;
		expect(readErased(text)).toEqual([erased('1', 1), erased('2', 1)]);
	});
});
