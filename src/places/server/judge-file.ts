import { setImmediate as breathe } from 'node:timers/promises';
import type { PlaceFile } from '../domain/import/file-text.ts';
import type { Judge } from '../domain/import/judge.ts';
import type { Candidate, Doubt } from '../domain/import/reading.ts';
import type { NamedRow, ReportLine } from '../domain/import/report.ts';

export interface ImportReport {
	readonly rows: number;
	/** New candidates. */
	readonly added: number;
	/** Known places of which the file changed something. */
	readonly changed: number;
	readonly unchanged: number;
	/** Rows that are a place which is there already, or a row before. */
	readonly duplicates: number;
	/** Rows that are no place, by reason. */
	readonly skipped: Readonly<Record<string, number>>;
	/** Doubts about rows that were brought in, by what is doubtful. */
	readonly doubtful: Readonly<Record<string, number>>;
	/** About the file as a whole, as sentences. */
	readonly remarks: readonly string[];
	/** For every row what became of it and why, in the order of the file; none for a row that changes nothing. */
	readonly lines: readonly ReportLine[];
}

export interface ImportProgress {
	readonly doing: 'reading' | 'writing';
	readonly done: number;
	readonly total: number;
}

/** A row that is a place. */
export interface PlaceRow extends NamedRow {
	readonly place: Candidate;
	readonly doubts: readonly Doubt[];
}

/** A row that is a place which is there. */
export interface Known extends PlaceRow {
	readonly id: string;
}

export interface JudgedFile {
	readonly fresh: readonly PlaceRow[];
	readonly again: readonly Known[];
	/** What can be told before anything is merged; of its lines only those about rows that are left out. */
	readonly report: Omit<ImportReport, 'added' | 'changed' | 'unchanged'>;
}

/** Rows that are read before others in this process get a turn: hours take about a millisecond each. */
const ROWS_AT_A_TIME = 25;

/** Reads a whole file and judges each of its rows; nothing is written yet. */
export async function judgeFile(
	file: PlaceFile,
	judge: Judge,
	onProgress: (progress: ImportProgress) => void
): Promise<JudgedFile> {
	const fresh: PlaceRow[] = [];
	const again: Known[] = [];
	const lines: ReportLine[] = [];
	const skipped = new Map<string, number>();
	const doubtful = new Map<string, number>();
	let duplicates = 0;
	let rows = 0;
	for (const { row, name, reading } of file.rows) {
		if (rows % ROWS_AT_A_TIME === 0) {
			onProgress({ doing: 'reading', done: rows, total: file.total });
			await breathe();
		}
		rows += 1;
		const verdict = judge.judge(row, reading);
		if (verdict.is === 'skipped') {
			count(skipped, verdict.code);
			lines.push({ row, name, ...verdict, found: null, facts: null });
			continue;
		}
		if (verdict.is === 'duplicate') {
			duplicates += 1;
			lines.push({ row, name, ...verdict, facts: null });
			continue;
		}
		const { place, doubts } = verdict;
		if (verdict.is === 'new') fresh.push({ row, name, place, doubts });
		else again.push({ row, name, place, doubts, id: verdict.id });
		for (const { code } of doubts) count(doubtful, code);
	}
	const report = {
		rows,
		duplicates,
		skipped: Object.fromEntries(skipped),
		doubtful: Object.fromEntries(doubtful),
		remarks: file.remarks,
		lines
	};
	return { fresh, again, report };
}

function count(tallies: Map<string, number>, code: string): void {
	tallies.set(code, (tallies.get(code) ?? 0) + 1);
}
