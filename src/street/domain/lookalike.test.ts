import { expect, it } from 'vitest';
import { lookalike } from './lookalike.ts';

/** A place so many metres north of the first one. */
const at = (name: string, metres = 0) => ({ name, point: { lat: 50.85 + metres / 111_195, lon: 4.35 } });

it.each<[string, string, number, number | null]>([
	['Bakkerij Jan', 'BAKKERIJ JAN', 120, 120],
	['Café Zoë', 'Cafe "Zoe"', 300, 300],
	['Bakkerij Jan', 'Bakkerij Jan', 301, null],
	['Bakkerij Jan', 'Jan', 40, 40],
	['Jan', 'Bakkerij Jan', 60, 60],
	['Jan', 'Bakkerij Jan', 61, null],
	['Bakkerij Jan', 'Bakkerij Els', 5, null],
	['مقهى', 'مقهى', 10, 10],
	['"!"', '?', 10, 10],
	['"!"', 'Jan', 1, null]
])('%s and %s, %i metres apart: %s', (one, other, metres, found) => {
	expect(lookalike(at(one), at(other, metres))).toBe(found);
});
