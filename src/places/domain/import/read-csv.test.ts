import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from './columns.ts';
import { readCsv } from './read-csv.ts';
import type { Reading } from './reading.ts';

const HEADER = 'name,lat,lon,kind';

function rowsOf(file: string | Uint8Array) {
	const result = readCsv(file, (week) => !week.includes('?'));
	if (!result.ok) throw new Error(result.refusal.sentence);
	return { ...result.value, rows: [...result.value.rows] };
}

function refusalOf(file: string | Uint8Array): string | null {
	const result = readCsv(file, () => true);
	return result.ok ? null : result.refusal.code;
}

function placeOf(reading: Reading | undefined) {
	if (!reading || 'skip' in reading) throw new Error(reading?.sentence ?? 'no row');
	return reading.place;
}

function codesOf(reading: Reading | undefined): string[] {
	return !reading || 'skip' in reading ? [] : reading.doubts.map((doubt) => `${doubt.field}: ${doubt.code}`);
}

describe('a CSV of places', () => {
	it('is read in full', () => {
		const values = {
			name: 'Bij Fatma',
			name_nl: '',
			name_fr: 'Chez Fatma',
			kind: 'Buurthuis',
			street: 'Hoogstraat',
			number: '12 bus 3',
			postcode: '9000',
			town: 'Gent',
			lat: '51.05',
			lon: '3,72',
			hours: 'Mo-Fr 10:00-18:00',
			takeaway: 'Mo-Fr 11:00-14:00',
			services: 'toilet; Koffie of thee ;champagne;toilet',
			languages: 'nl, TR;frans',
			phone: '09 123 45 67',
			website: 'fatma.be',
			step_free: 'ja',
			accessible_toilet: 'beperkt',
			dogs: 'misschien',
			friendly_face: 'Fatma',
			source_id: 'A-1'
		};
		const file = [COLUMNS.join(';'), COLUMNS.map((column) => `"${values[column]}"`).join(';')].join('\r\n');
		const { total, remarks, rows } = rowsOf(file);
		expect({ total, remarks }).toEqual({ total: 1, remarks: [] });
		expect(placeOf(rows[0]?.reading)).toEqual({
			name: 'Bij Fatma',
			names: { fr: 'Chez Fatma' },
			kind: 'community-centre',
			address: { street: 'Hoogstraat', number: '12 bus 3', postcode: '9000', town: 'Gent' },
			point: { lat: 51.05, lon: 3.72 },
			hours: {
				week: 'Mo-Fr 10:00-18:00',
				holidays: 'asWeek',
				adjusted: [],
				closures: [],
				closedOn: null,
				paused: false
			},
			hoursAsFound: null,
			takeaway: 'Mo-Fr 11:00-14:00',
			services: ['coffee', 'toilet'],
			languages: ['nl', 'tr'],
			phone: '+3291234567',
			website: 'https://fatma.be/',
			stepFree: 'yes',
			accessibleToilet: 'limited',
			dogs: null,
			friendlyFace: 'Fatma',
			source: { name: 'csv', id: 'A-1' }
		});
		expect(codesOf(rows[0]?.reading)).toEqual([
			'services: serviceUnknown',
			'languages: languageUnknown',
			'dogs: accessUnclear'
		]);
	});

	it('may have a byte order mark and any of three delimiters', () => {
		for (const delimiter of [',', ';', '\t']) {
			const text = `\uFEFF${HEADER}\nCafé,51.05,3.72,café\n`.replaceAll(',', delimiter);
			for (const file of [text, new TextEncoder().encode(text)]) {
				expect(placeOf(rowsOf(file).rows[0]?.reading)).toMatchObject({ name: 'Café', kind: 'cafe' });
			}
		}
	});

	it('tells which columns it does not know', () => {
		const { remarks } = rowsOf('name;lat;lon;Owner;\nA;51;4;x;\n');
		expect(remarks).toEqual(['The column "Owner" is not one we know; it is not read.']);
	});

	it('numbers rows by the line of the file and loses one bad row at a time', () => {
		const { total, rows } = rowsOf(
			[HEADER, 'A,51,4,cafe', '', ',,,', ',51,4,cafe', 'B,51,here,cafe', 'C,51,4,cafe,Brussel', 'D "de" E,51,4'].join(
				'\n'
			)
		);
		expect(total).toBe(5);
		expect(rows.map(({ row, reading }) => [row, 'skip' in reading ? reading.skip : reading.place.name])).toEqual([
			[2, 'A'],
			[5, 'nameless'],
			[6, 'pointUnreadable'],
			[7, 'columnsUneven'],
			[8, 'D "de" E']
		]);
		expect(codesOf(rows[4]?.reading)).toEqual(['kind: kindMissing']);
	});

	it('keeps hours it cannot read', () => {
		const { rows } = rowsOf('name,lat,lon,kind,hours\nA,51,4,cafe,weet niet?\n');
		expect(placeOf(rows[0]?.reading)).toMatchObject({ hours: { week: null }, hoursAsFound: 'weet niet?' });
		expect(codesOf(rows[0]?.reading)).toEqual(['hours.week: hoursUnreadable']);
	});

	it.each([
		['empty', '', 'headerUnreadable'],
		['without a header', 'Café,51,4\n', 'headerUnreadable'],
		['with a column twice', 'name,lat,lon,name\nA,51,4,B\n', 'headerUnreadable'],
		['with a quotation mark that never closes', `${HEADER}\n"A,51,4,cafe\nB,51,4,cafe\n`, 'notCsv'],
		['with a row without end', `${HEADER}\n${'x'.repeat(30_000)},51,4\n`, 'notCsv']
	])('%s is refused', (_, file, code) => {
		expect(refusalOf(file)).toBe(code);
	});

	it('in another encoding is refused', () => {
		expect(refusalOf(new Uint8Array([...new TextEncoder().encode(HEADER), 10, 0x43, 0xe9]))).toBe('wrongEncoding');
		expect(refusalOf(new Uint8Array([0xff, 0xfe, 0x6e, 0x00]))).toBe('wrongEncoding');
	});

	it('of 50,000 rows is read, of more than 200,000 refused', () => {
		expect(rowsOf(`${HEADER}\n${'A,51,4,cafe\n'.repeat(50_000)}`).rows).toHaveLength(50_000);
		expect(refusalOf(`${HEADER}\n${'A,51,4,cafe\n'.repeat(200_001)}`)).toBe('tooManyRows');
	});

	it('throws at nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'aé"\n\r,;\t\u0000 5.'), maxLength: 200 }), (rest) => {
				const result = readCsv(`${HEADER}\n${rest}`, () => true);
				if (result.ok) for (const { reading } of result.value.rows) expect(reading).toBeDefined();
				else expect(result.refusal.sentence).not.toBe('');
			}),
			{ numRuns: 500 }
		);
	});

	it('has every column in its guide', () => {
		const guide = readFileSync('docs/guides/import.md', 'utf8');
		for (const column of COLUMNS) expect(guide).toMatch(new RegExp(`^\\| \`${column}\` +\\|`, 'm'));
	});
});
