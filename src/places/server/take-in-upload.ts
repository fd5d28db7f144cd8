import { done, refuse, type Result } from '#kernel/result.ts';
import { cleanLine } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { checkColumns, type Columns, type Head } from '../domain/import/columns.ts';
import { guessColumns } from '../domain/import/guess-columns.ts';
import { readCsvHead, type CsvRefusal } from '../domain/import/read-csv.ts';
import { featuresIn, type GeoJsonRefusal } from '../domain/import/read-geojson.ts';
import { holdsOsmTags, readOwnGeoJsonHead } from '../domain/import/read-own-geojson.ts';
import { recogniseFile, type FileRefusal } from '../domain/import/recognise.ts';
import { importerOf } from './access-upload.ts';
import type { PlaceFormat } from './import-places.ts';
import { insertUpload, lockUploads } from './upload-store.ts';

/** Bytes: a list of ten thousand places with all that OpenStreetMap knows of them is 4 MB. */
export const LARGEST_UPLOAD = 5 * 1024 * 1024;
/** Lists of one network that wait with their file. */
const MOST_WAITING = 10;

export type UploadRefusal =
	'notAllowed' | 'tooManyUploads' | FileRefusal | GeoJsonRefusal | CsvRefusal | 'headerUnreadable';

export interface TakenIn {
	readonly id: string;
	/** Whether somebody has to say which column is which before anything else. */
	readonly needsColumns: boolean;
}

/**
 * Takes in a list of places from a file, whatever its name says that it is. Nothing is brought in yet.
 *
 * @param fileName as the browser gives it; at most 120 characters of it are kept
 * @param bytes at most 5 MiB
 */
export async function takeInUpload(
	ctx: Context,
	{ fileName, bytes }: { fileName: string; bytes: Uint8Array }
): Promise<Result<TakenIn, UploadRefusal>> {
	const importer = importerOf(ctx);
	if (!importer.ok) return importer;
	const { networkId, memberId } = importer.value;
	if (bytes.length > LARGEST_UPLOAD) return refuse('fileTooLarge', 'This file is larger than 5 MB.', 'file');
	const found = whatItIs(bytes);
	if (!found.ok) return { ok: false, refusal: { ...found.refusal, field: 'file' } };
	const { format, head } = found.value;
	const columns = head && certainColumns(head);
	const at = ctx.clock();
	const id = newId(at);
	return ctx.db.write(ctx.actor, async (tx) => {
		if ((await lockUploads(tx, networkId)).length >= MOST_WAITING) {
			return refuse('tooManyUploads', 'Ten lists are waiting already. Bring one in or throw one away first.', 'file');
		}
		const upload = { id, networkId, memberId, fileName: shortName(fileName), format, columns, uploadedAt: at };
		await insertUpload(tx, upload, bytes);
		return done({ id, needsColumns: head !== null && columns === null });
	});
}

interface Found {
	readonly format: PlaceFormat;
	/** Null where the tags of OpenStreetMap say what is what. */
	readonly head: Head | null;
}

/** What a file is, and the names of its columns where it has names of its own. */
export function whatItIs(bytes: Uint8Array): Result<Found, UploadRefusal> {
	const format = recogniseFile(bytes);
	if (!format.ok) return format;
	if (format.value === 'csv') {
		const head = readCsvHead(bytes);
		return head.ok ? done({ format: 'csv', head: head.value }) : head;
	}
	const features = featuresIn(bytes);
	if (!features.ok) return features;
	if (holdsOsmTags(features.value)) return done({ format: 'geojson', head: null });
	const head = readOwnGeoJsonHead(features.value);
	return head.ok ? done({ format: 'ownGeojson', head: head.value }) : head;
}

/** The columns of a list that uses our names and no others; null where somebody has to look. */
function certainColumns({ header }: Head): Columns | null {
	const columns = guessColumns(header);
	const isCertain = header.every((name, index) => name === '' || name.toLowerCase() === columns[index]);
	return isCertain && checkColumns(columns).ok ? columns : null;
}

function shortName(fileName: string): string {
	const line = cleanLine([...(fileName.split(/[/\\]/).at(-1) ?? '')].slice(0, 120).join(''), 120);
	return (line.ok && line.value) || 'lijst';
}
