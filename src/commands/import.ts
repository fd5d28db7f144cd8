import { importPlaces, type ImportReport, type PlaceFormat } from '#places';
import type { Call, Command } from './command.ts';
import { readBytes } from './files.ts';
import { NETWORK_OPTION } from './network-of.ts';
import { numberOf } from './numbers.ts';

const places: Command = {
	name: 'import places',
	about: 'Brings places in as candidates from GeoJSON with OSM tags or from CSV (docs/guides/import.md).',
	takes: ['FILE'],
	options: {
		...NETWORK_OPTION,
		'dry-run': { about: 'only tells what would happen' },
		json: { about: 'the report as JSON' }
	},
	examples: [
		'import places places.geojson --network gent --dry-run',
		'import places lijst.csv --network gent',
		'import places places.geojson --network gent --json > report.json'
	],
	async run(call) {
		const file = call.word('FILE');
		const bytes = await readBytes(call.io, file);
		const dryRun = call.has('dry-run');
		const input = { network: call.text('network'), bytes, format: formatOf(file, bytes), dryRun };
		const report = call.must(
			await importPlaces(call.ctx, input, {
				onProgress: ({ doing, done, total }) =>
					call.io.progress(`${doing === 'reading' ? 'Reading' : 'Writing'} ${done} of ${total} ...`)
			})
		);
		call.io.progress('');
		if (call.has('json')) call.printJson({ dryRun, ...report });
		else printReport(call, report, dryRun);
	}
};

/** By the name of the file, and where that says nothing by its first character. */
function formatOf(file: string, bytes: Uint8Array): PlaceFormat {
	if (/\.(?:geo)?json$/i.test(file)) return 'geojson';
	if (/\.(?:csv|tsv)$/i.test(file)) return 'csv';
	const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
	return start.startsWith('{') || start.startsWith('[') ? 'geojson' : 'csv';
}

function printReport(call: Call, report: ImportReport, dryRun: boolean): void {
	const { rows, added, changed, unchanged, duplicates, skipped, doubtful, remarks, lines } = report;
	call.print(...remarks);
	for (const { row, name, is, code, sentence } of lines) {
		if (is === 'added') continue;
		call.print(`row ${row}${name === null ? '' : ` "${name}"`}: ${inWords(code)}. ${sentence}`);
	}
	const left = Object.values(skipped).reduce((sum, n) => sum + n, 0);
	call.print(
		...(lines.length > 0 ? [''] : []),
		`${numberOf(rows, 'row')} read.${dryRun ? ' Nothing is written: this was a dry run.' : ''}`,
		`  ${added} new${dryRun ? '' : ', now candidates: the team sees them, the street does not'}`,
		`  ${changed} known and changed, ${unchanged} known and unchanged`,
		`  ${duplicates} the same as a place that is there or as a row before`,
		`  ${left} left out${byReason(skipped)}`,
		`  ${numberOf(
			Object.values(doubtful).reduce((sum, n) => sum + n, 0),
			'doubt'
		)} about what was brought in${byReason(doubtful)}`
	);
}

/** ": vacant 538, nameless 410", the largest first. */
function byReason(tallies: Readonly<Record<string, number>>): string {
	const parts = Object.entries(tallies)
		.sort(([, a], [, b]) => b - a)
		.map(([code, n]) => `${inWords(code)} ${n}`);
	return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** "hoursUnreadable" as "hours unreadable". */
function inWords(code: string): string {
	return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export const importCommands: readonly Command[] = [places];
