import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import type { Columns } from '../domain/import/columns.ts';
import { LINE_KINDS, type LineKind, type ReportLine } from '../domain/import/report.ts';
import type { UploadCounts, UploadFacts, UploadStep } from '../domain/import/upload.ts';
import type { ImportProgress } from './judge-file.ts';

/** A list that somebody brought, without its file. */
export interface Upload extends UploadFacts {
	readonly id: string;
	readonly networkId: string;
	readonly memberId: string;
	readonly fileName: string;
	readonly progress: ImportProgress | null;
	/** When the first work began that writes; from then on something of it may be in. */
	readonly begunAt: Date | null;
	readonly counts: UploadCounts | null;
}

interface UploadRow {
	id: string;
	network_id: string;
	member_id: string;
	file_name: string;
	format: Upload['format'];
	has_file: boolean;
	columns: Columns | null;
	uploaded_at: Date;
	step: UploadStep | null;
	beat_at: Date | null;
	doing: ImportProgress['doing'] | null;
	rows_done: number | null;
	rows_total: number | null;
	problem: string | null;
	previewed_at: Date | null;
	begun_at: Date | null;
	imported_at: Date | null;
	counts: UploadCounts | null;
}

const WITHOUT_FILE = sql.raw(`id, network_id, member_id, file_name, format, file is not null as has_file, columns,
	uploaded_at, step, beat_at, doing, rows_done, rows_total, problem, previewed_at, begun_at, imported_at, counts`);

function uploadOf(row: UploadRow): Upload {
	const { doing, rows_done, rows_total } = row;
	return {
		id: row.id,
		networkId: row.network_id,
		memberId: row.member_id,
		fileName: row.file_name,
		format: row.format,
		hasFile: row.has_file,
		columns: row.columns,
		uploadedAt: row.uploaded_at,
		step: row.step,
		beatAt: row.beat_at,
		progress:
			doing === null || rows_done === null || rows_total === null
				? null
				: { doing, done: rows_done, total: rows_total },
		problem: row.problem,
		previewedAt: row.previewed_at,
		begunAt: row.begun_at,
		importedAt: row.imported_at,
		counts: row.counts
	};
}

export async function insertUpload(
	tx: Transaction,
	upload: Pick<Upload, 'id' | 'networkId' | 'memberId' | 'fileName' | 'format' | 'columns' | 'uploadedAt'>,
	file: Uint8Array
): Promise<void> {
	const { id, networkId, memberId, fileName, format, columns, uploadedAt } = upload;
	await sql`insert into places.upload (id, network_id, member_id, file_name, format, file, columns, uploaded_at)
		values (${id}, ${networkId}, ${memberId}, ${fileName}, ${format}, ${file}, ${json(columns)}::jsonb,
			${uploadedAt})`.execute(tx);
}

export async function uploadById(tx: Transaction, id: string): Promise<Upload | null> {
	const { rows } = await sql<UploadRow>`select ${WITHOUT_FILE} from places.upload where id = ${id}`.execute(tx);
	return rows[0] ? uploadOf(rows[0]) : null;
}

/** The last lists of a network, newest first. */
export async function uploadsOf(tx: Transaction, networkId: string, most: number): Promise<Upload[]> {
	const { rows } = await sql<UploadRow>`select ${WITHOUT_FILE} from places.upload
		where network_id = ${networkId} order by uploaded_at desc, id desc limit ${most}`.execute(tx);
	return rows.map(uploadOf);
}

/** Those of a network that still have their file, under lock: what begins with one of them begins alone. */
export async function lockUploads(tx: Transaction, networkId: string): Promise<Upload[]> {
	const { rows } = await sql<UploadRow>`select ${WITHOUT_FILE} from places.upload
		where network_id = ${networkId} and file is not null order by id for update`.execute(tx);
	return rows.map(uploadOf);
}

export async function fileOf(tx: Transaction, id: string): Promise<Uint8Array | null> {
	const { rows } = await sql<{ file: Uint8Array | null }>`select file from places.upload where id = ${id}`.execute(tx);
	return rows[0]?.file ?? null;
}

/** Says which column is which; what was told of it before holds no longer. */
export async function setColumns(tx: Transaction, id: string, memberId: string, columns: Columns): Promise<void> {
	await sql`update places.upload set columns = ${json(columns)}::jsonb, member_id = ${memberId}, step = null,
		worker = null, beat_at = null, problem = null, previewed_at = null, counts = null where id = ${id}`.execute(tx);
}

export async function removeUpload(tx: Transaction, id: string): Promise<void> {
	await sql`delete from places.upload where id = ${id}`.execute(tx);
}

/** Gives a step to a worker. */
export async function beginStep(
	tx: Transaction,
	id: string,
	{ step, worker, memberId, at }: { step: UploadStep; worker: string; memberId: string; at: Date }
): Promise<void> {
	await sql`update places.upload set step = ${step}, worker = ${worker}, member_id = ${memberId}, beat_at = ${at},
			doing = null, rows_done = null, rows_total = null, problem = null,
			begun_at = case when ${step} = 'import' then coalesce(begun_at, ${at}::timestamptz) end
		where id = ${id}`.execute(tx);
}

/** Whether a worker still has what it was given. Under lock, so that it keeps it until the end of the transaction. */
export async function hasStep(tx: Transaction, id: string, worker: string): Promise<boolean> {
	const { rows } = await sql`select 1 from places.upload
		where id = ${id} and worker = ${worker} for no key update`.execute(tx);
	return rows.length > 0;
}

/** Says that a worker is alive and how far it is; false when somebody else has its work. */
export async function beat(
	tx: Transaction,
	id: string,
	worker: string,
	at: Date,
	progress: ImportProgress | null
): Promise<boolean> {
	const { rows } = await sql`update places.upload set beat_at = ${at}, doing = ${progress?.doing ?? null},
			rows_done = ${progress?.done ?? null}, rows_total = ${progress?.total ?? null}
		where id = ${id} and worker = ${worker} returning 1`.execute(tx);
	return rows.length > 0;
}

/** A worker lets go of what it has not done, so that another may go on at once. */
export async function letGo(tx: Transaction, id: string, worker: string): Promise<void> {
	await sql`update places.upload set worker = null, beat_at = null where id = ${id} and worker = ${worker}`.execute(tx);
}

export async function endInVain(tx: Transaction, id: string, worker: string, problem: string): Promise<void> {
	await sql`update places.upload set step = null, worker = null, beat_at = null, problem = ${problem}
		where id = ${id} and worker = ${worker}`.execute(tx);
}

export async function endPreview(tx: Transaction, id: string, counts: UploadCounts, at: Date): Promise<void> {
	await sql`update places.upload set step = null, worker = null, beat_at = null, previewed_at = ${at},
		counts = ${json(counts)}::jsonb where id = ${id}`.execute(tx);
}

/** The list is in: its file goes, its report stays. */
export async function endImport(tx: Transaction, id: string, counts: UploadCounts, at: Date): Promise<void> {
	await sql`update places.upload set step = null, worker = null, beat_at = null, imported_at = ${at}, file = null,
		counts = ${json(counts)}::jsonb where id = ${id}`.execute(tx);
}

export async function removeLines(tx: Transaction, uploadId: string, step: UploadStep): Promise<void> {
	await sql`delete from places.upload_line where upload_id = ${uploadId} and step = ${step}`.execute(tx);
}

/** Adds lines of a report; all lines of a row together, and those that are there already stay as they are. */
export async function insertLines(
	tx: Transaction,
	{ id, networkId }: Pick<Upload, 'id' | 'networkId'>,
	step: UploadStep,
	lines: readonly ReportLine[]
): Promise<void> {
	const perRow = new Map<number, number>();
	const rows = lines.map(({ row, is, ...line }) => {
		const nth = perRow.get(row) ?? 0;
		perRow.set(row, nth + 1);
		return { ...line, file_row: row, nth, kind: is };
	});
	if (rows.length === 0) return;
	await sql`insert into places.upload_line
			(upload_id, network_id, step, file_row, nth, name, kind, code, sentence, found, facts)
		select ${id}::uuid, ${networkId}::uuid, ${step}::text, r.*
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(file_row integer, nth integer, name text, kind text,
			code text, sentence text, found text, facts jsonb)
		on conflict do nothing`.execute(tx);
}

interface LineRow {
	file_row: number;
	nth: number;
	name: string | null;
	kind: LineKind;
	code: string;
	sentence: string;
	found: string | null;
	facts: ReportLine['facts'];
}

const lineOf = ({ file_row, name, kind, code, sentence, found, facts }: LineRow): ReportLine => ({
	row: file_row,
	name,
	is: kind,
	code,
	sentence,
	found,
	facts
});

/** Of each kind the first lines, in the order of the file. */
export async function firstLines(
	tx: Transaction,
	uploadId: string,
	step: UploadStep,
	most: number
): Promise<ReportLine[]> {
	const { rows } =
		await sql<LineRow>`select l.* from unnest(${[...LINE_KINDS]}::text[]) with ordinality as k(kind, rank)
		cross join lateral (select file_row, nth, name, kind, code, sentence, found, facts from places.upload_line
			where upload_id = ${uploadId} and step = ${step} and kind = k.kind order by file_row, nth limit ${most}) l
		order by k.rank, l.file_row, l.nth`.execute(tx);
	return rows.map(lineOf);
}

/** A part of the report in the order of the file: the lines after a row, of whole rows. */
export async function linesAfter(
	tx: Transaction,
	uploadId: string,
	step: UploadStep,
	row: number,
	rows: number
): Promise<ReportLine[]> {
	const { rows: found } = await sql<LineRow>`select file_row, nth, name, kind, code, sentence, found, facts
		from places.upload_line where upload_id = ${uploadId} and step = ${step} and file_row > ${row}
			and file_row <= coalesce((select max(file_row) from (select distinct file_row from places.upload_line
				where upload_id = ${uploadId} and step = ${step} and file_row > ${row} order by file_row limit ${rows}) t), 0)
		order by file_row, nth`.execute(tx);
	return found.map(lineOf);
}

/** How many rows have a line of each kind. */
export async function rowsByKind(
	tx: Transaction,
	uploadId: string,
	step: UploadStep
): Promise<Record<LineKind, number>> {
	const { rows } = await sql<{ kind: LineKind; count: number }>`
		select kind, count(distinct file_row)::integer as count from places.upload_line
		where upload_id = ${uploadId} and step = ${step} group by kind`.execute(tx);
	const none = Object.fromEntries(LINE_KINDS.map((kind) => [kind, 0])) as Record<LineKind, number>;
	return { ...none, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
}

/** Forgets the files of before a moment that nobody works on, and of those that were never imported everything else too. */
export async function forgetFiles(tx: Transaction, before: Date, silentSince: Date): Promise<void> {
	const idle = sql`uploaded_at < ${before} and imported_at is null and (beat_at is null or beat_at < ${silentSince})`;
	await sql`delete from places.upload where ${idle} and begun_at is null`.execute(tx);
	await sql`update places.upload set file = null where ${idle} and file is not null`.execute(tx);
}

/** Forgets the lines of reports of before a moment; what they come to stays. */
export async function forgetLines(tx: Transaction, before: Date): Promise<void> {
	await sql`delete from places.upload_line l using places.upload u
		where u.id = l.upload_id and u.uploaded_at < ${before}`.execute(tx);
}

function json(value: unknown): string | null {
	return value === null ? null : JSON.stringify(value);
}
