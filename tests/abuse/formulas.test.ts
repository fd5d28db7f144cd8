import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pair } from './build-house.ts';
import { theHouse, type House } from './house.ts';

// What somebody typed is no formula in a file that somebody else opens: not in the report of a list, and not in an export;
// whatever sign the spreadsheet of that person divides by. The rule itself stands in src/kernel/formulas.test.ts.

const FORMULA = /^[\s"']*(?<!')[=+\-@]/;
/** As whoever means harm writes them, also behind a sign that divides a line elsewhere. */
const ATTEMPTS = [
	...['=1+1', '+1+1', '-1+1', '@SUM(1)', ' =1+1', '=HYPERLINK("http://elders.example")', '＝1+1', "'=1+1"],
	...['x;=1+1;y', 'x,=1+1,y', 'x\t=1+1', 'x";=1+1', 'x;"=1+1"', "=cmd|' /C calc'!A0"]
];

/**
 * Every cell that a spreadsheet finds which divides by this sign. It minds quotes at the beginning of what it takes for a
 * cell, so in a file that is divided by another sign hardly ever.
 */
function cellsBy(divides: string, own: string, text: string): string[] {
	const plain = text.replace(/^\uFEFF/, '');
	const proper = parse(plain, { delimiter: divides, relax_quotes: true, relax_column_count: true }) as string[][];
	const careless = divides === own ? [] : plain.split(/\r?\n/).flatMap((line) => line.split(divides));
	return [...proper.flat(), ...careless];
}

function expectNoFormula(text: string, own: string, about: string): void {
	for (const divides of [',', ';', '\t']) {
		for (const cell of cellsBy(divides, own, text)) {
			// A number that the file itself has, such as a longitude in the west, is none.
			if (/^-?\d+(?:\.\d+)?$/.test(cell)) continue;
			expect(FORMULA.test(cell) ? cell : '', `${about}, by ${JSON.stringify(divides)}`).toBe('');
		}
	}
}

describe('a formula', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.lists;
	});

	it('is none in the report of a list, before and after it came in', async () => {
		const asked = { cookie: pair.theirs.cookie.coordinator };
		const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
		const rows = ATTEMPTS.map((text, index) =>
			[quoted(text), 'café', `50.${index + 10}`, '4.4', quoted(text), quoted(text), quoted(text)].join(',')
		);
		const list = ['name,kind,lat,lon,phone,hours,services', ...rows, ...rows].join('\n');
		const file = { field: 'file', name: 'formules.csv', type: 'text/csv', bytes: Buffer.from(list) };
		const upload = String((await house.postFile('/nl/team/import', {}, file, asked)).headers.location);
		const stateIs = async (words: RegExp) => words.test((await house.get(upload, asked)).text);
		await expect.poll(() => stateIs(/\?\/import"/), { timeout: 20_000 }).toBe(true);
		const before = await house.get(`${upload}/report`, asked);
		expect(before.headers['content-disposition']).toMatch(/^attachment; filename="stoep-[\w-]+\.csv"$/);
		expect(before.headers['content-type']).toBe('text/csv; charset=utf-8');
		expect(before.text).toContain('1+1');
		expectNoFormula(before.text, ';', 'the report of what will come in');
		expect((await house.post(`${upload}?/import`, {}, asked)).status).toBe(303);
		await expect
			.poll(async () => (await house.get(`${upload}/report`, asked)).headers['content-disposition'], {
				timeout: 20_000
			})
			.toContain('stoep-import-');
		expectNoFormula((await house.get(`${upload}/report`, asked)).text, ';', 'the report of what came in');
	});

	it('is none in an export of all that a network has', async () => {
		const { slug, place, cookie, counter, charter } = pair.theirs;
		const asked = { cookie: cookie.coordinator };
		for (const text of ATTEMPTS) {
			const note = { text: `Dag\n${text}` };
			await house.post('/nl/counter/talk?/note', note, { cookie: counter });
			await house.post(`/nl/team/places/${place.published}?/line`, { item: 'soup', sort: text }, asked);
			await house.post(`/nl/team/places/${place.published}?/charter`, { fingerprint: charter, by: text }, asked);
		}
		await house.post(`/nl/team/places/${place.published}?/more`, { seen: '1', friendlyFace: '@jan' }, asked);
		const parent = mkdtempSync(join(tmpdir(), 'stoep-export-'));
		try {
			await house.stoep('export', slug, join(parent, 'uit'));
			const folder = join(parent, 'uit', 'csv');
			const files = readdirSync(folder);
			expect(files).toContain('places.note.csv');
			const texts = files.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
			expect(texts.filter(([, text]) => text.includes('1+1')).length).toBeGreaterThan(3);
			for (const [name, text] of texts) expectNoFormula(text, ',', name);
		} finally {
			rmSync(parent, { recursive: true });
		}
	});
});
