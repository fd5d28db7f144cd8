import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutFormulas } from '#kernel/formulas.ts';
import { csvRow } from './csv.ts';

describe('a row of CSV', () => {
	it.each<[unknown, string]>([
		['De Wilg', 'De Wilg'],
		['', ''],
		[null, ''],
		[0, '0'],
		[-3.5, '-3.5'],
		[true, 'true'],
		['-3.5', "'-3.5"],
		['=1+1', "'=1+1"],
		['+32 9 000 00 00', "'+32 9 000 00 00"],
		['@daar', "'@daar"],
		['\tx', "'\tx"],
		['＝1', "'＝1"],
		['a,b', '"a,b"'],
		['zeg "ja"', '"zeg ""ja"""'],
		[{ nl: 'a, b' }, '"{""nl"":""a, b""}"']
	])('%j is written as %s', (value, written) => {
		expect(csvRow([value])).toBe(`${written}\r\n`);
	});

	it('reads back as it was, but for formulas, which begin nowhere', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
				const [row] = parse(csvRow(texts), { relax_column_count: true }) as string[][];
				expect(row).toEqual(texts.map((text) => withoutFormulas(text, ';')));
			})
		);
	});
});
