import type { Columns } from './columns.ts';

/** What can be done with a list: telling what would happen, and doing it. */
export type UploadStep = 'preview' | 'import';

/**
 * Where a list stands: its columns have to be named; something is done with it now; what was done stopped halfway; it came
 * to nothing, for a reason; it was looked through and waits for a yes; it is in; or its file is gone.
 */
export type UploadState = 'columns' | 'working' | 'interrupted' | 'refused' | 'previewed' | 'imported' | 'gone';

/** The recorded facts that decide about it. */
export interface UploadFacts {
	readonly format: 'csv' | 'geojson' | 'ownGeojson';
	readonly columns: Columns | null;
	readonly hasFile: boolean;
	readonly uploadedAt: Date;
	readonly step: UploadStep | null;
	/** When the one who works on it was last heard of; null where nobody does. */
	readonly beatAt: Date | null;
	readonly problem: string | null;
	readonly previewedAt: Date | null;
	readonly importedAt: Date | null;
}

/** Milliseconds for which the file of a list is kept that nobody imports. */
export const FILE_KEPT = 86_400_000;
/** Milliseconds of silence after which whoever worked on a list is taken to be gone. A beat comes every second. */
export const SILENCE = 15_000;

/** Where a list stands at this moment. */
export function uploadState(upload: UploadFacts, now: Date): UploadState {
	if (upload.importedAt !== null) return 'imported';
	if (isWorkedOn(upload, now)) return 'working';
	if (!upload.hasFile || now.getTime() - upload.uploadedAt.getTime() > FILE_KEPT) return 'gone';
	if (upload.step !== null) return 'interrupted';
	if (upload.problem !== null) return 'refused';
	if (upload.columns === null && upload.format !== 'geojson') return 'columns';
	return upload.previewedAt === null ? 'interrupted' : 'previewed';
}

/** Whether somebody works on it who was heard of just now. */
export function isWorkedOn({ step, beatAt }: Pick<UploadFacts, 'step' | 'beatAt'>, now: Date): boolean {
	return step !== null && beatAt !== null && now.getTime() - beatAt.getTime() < SILENCE;
}

/** What became of the rows of a list; a row counts under each kind that it has a line of. */
export interface UploadCounts {
	readonly rows: number;
	readonly added: number;
	readonly changed: number;
	/** Known places of which nothing changed. */
	readonly unchanged: number;
	readonly kept: number;
	readonly doubtful: number;
	readonly duplicate: number;
	readonly skipped: number;
}
