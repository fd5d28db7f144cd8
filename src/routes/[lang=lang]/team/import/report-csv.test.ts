import { expect, it } from 'vitest';
import type { ReportLine } from '#places';
import { reportAsCsv } from './report-csv.ts';

async function* lines(): AsyncIterable<ReportLine> {
	const line = { row: 2, name: '=HYPERLINK("http://evil.example")', found: null, facts: null, sentence: 'x' };
	yield { ...line, is: 'added', code: 'added' };
	yield { ...line, is: 'doubtful', code: 'phoneUnclear', found: '+32 9;"1"' };
	yield { ...line, name: null, is: 'skipped', code: 'ofAKeeper', sentence: 'A reason of the own mapping.' };
	yield {
		...line,
		is: 'changed',
		code: 'changed',
		facts: {
			name: { before: '@jan', after: '-1' },
			services: { before: ['toilet'], after: [] },
			address: { before: { street: 'Hoogstraat', number: '1', postcode: null, town: 'Gent' }, after: {} },
			friendlyFace: { before: null, after: { aName: true } },
			stepFree: { before: 'yes', after: null },
			'hours.holidays': { before: 'closed', after: 'asWeek' }
		}
	};
}

it('is a table in a spreadsheet, and never a formula', async () => {
	const csv = await reportAsCsv(lines(), 'nl');
	expect(csv.startsWith('\uFEFFRegel;Naam;Wat;Waarom;In je lijst;Over;In Stoep;Volgens je lijst\r\n')).toBe(true);
	const cells = csv
		.trim()
		.split('\r\n')
		.slice(1)
		.map((row) => row.replaceAll('"', '').split(';'));
	const name = "'=HYPERLINK(http://evil.example)";
	expect(cells).toEqual([
		['2', name, 'Nieuw', '', '', '', '', ''],
		['2', name, 'Twijfel', 'Dit telefoonnummer is niet duidelijk:', "'+32 9", '1', '', '', ''],
		['2', '', 'Overgeslagen', 'A reason of the own mapping.', '', '', '', ''],
		['2', name, 'Verandert', '', '', 'de naam', "'@jan", "'-1"],
		['2', name, 'Verandert', '', '', 'het adres', 'Hoogstraat 1, Gent', 'niets'],
		['2', name, 'Verandert', '', '', 'de feestdagen', 'Op feestdagen gesloten', 'op feestdagen zoals anders'],
		['2', name, 'Verandert', '', '', 'wat er gratis is', 'toilet', 'niets'],
		['2', name, 'Verandert', '', '', 'de ingang zonder trap', 'ja', 'niets'],
		['2', name, 'Verandert', '', '', 'het vriendelijke gezicht', 'niets', 'een voornaam']
	]);
});
