import { describe, expect, it } from 'vitest';
import { endLine, headingLine, readLine, tableLine } from './archive.ts';

const SHA = 'a'.repeat(64);

describe('a line of an archive', () => {
	it('says what it is, as it was written', () => {
		const heading = { format: 1, schema: '0006-keeping', madeAt: '2026-03-03T02:00:00.000Z' };
		const table = { name: 'board.line', columns: ['id'] };
		const ending = { tables: [{ name: 'board.line', rows: 2, sha256: SHA }], sha256: SHA };
		expect(readLine(headingLine(heading))).toEqual({ is: 'heading', heading });
		expect(readLine(tableLine(table))).toEqual({ is: 'table', table });
		expect(readLine(endLine(ending))).toEqual({ is: 'end', ending });
		expect(readLine('{"id":1}')).toEqual({ is: 'row', row: '{"id":1}' });
	});

	it.each([
		'',
		'een boodschappenlijst',
		'[',
		'[]',
		'["stoep"]',
		'["stoep",{"format":1}]',
		'["stoep",{"format":"1","schema":"x","madeAt":"2026-03-03"}]',
		'["stoep",{"format":1,"schema":"x","madeAt":"gisteren"}]',
		'["table",{"name":"board.line; drop table x","columns":["id"]}]',
		'["table",{"name":"board.line","columns":[]}]',
		'["end",{"tables":[],"sha256":"kort"}]',
		`["end",{"tables":[{"name":"a.b","rows":1.5,"sha256":"${SHA}"}],"sha256":"${SHA}"}]`,
		'["end",null]',
		'["more",{}]',
		'null'
	])('that Stoep did not write is nonsense: %s', (line) => {
		expect(readLine(line)).toEqual({ is: 'nonsense' });
	});
});
