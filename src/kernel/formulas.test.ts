import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutFormulas } from './formulas.ts';

describe('a cell without formulas', () => {
	it.each([
		['De Wilg', 'De Wilg'],
		['9-5', '9-5'],
		['a;b', 'a;b'],
		['=1+1', "'=1+1"],
		[' =1', " '=1"],
		['-3.5', "'-3.5"],
		['\tx', "'\tx"],
		['＝1', "'＝1"],
		['x;=1+1;y', "x;'=1+1;y"],
		['x; "@SUM(A1)', `x; "'@SUM(A1)`],
		['Dag\n=cmd|x', "Dag\n'=cmd|x"],
		['a,=b', 'a,=b']
	])('%j is %j', (text, safe) => {
		expect(withoutFormulas(text, ';')).toBe(safe);
	});

	it('minds the comma where the file is divided by semicolons', () => {
		expect(withoutFormulas('x,=1;=2', ',')).toBe("x,'=1;=2");
	});

	it('has none at the beginning of whatever a spreadsheet may take for a cell', () => {
		const sign = fc.constantFrom('=', '+', '-', '@', ';', ',', '"', "'", ' ', '\n', '\t', '1', 'x');
		fc.assert(
			fc.property(fc.array(sign, { maxLength: 12 }), fc.constantFrom(',' as const, ';' as const), (signs, divides) => {
				for (const cell of withoutFormulas(signs.join(''), divides).split(new RegExp(`[${divides}\\n\\t]`)))
					expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
			})
		);
	});
});
