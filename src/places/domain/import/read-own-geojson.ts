import { done, refuse, type Result } from '#kernel/result.ts';
import type { Columns, Head } from './columns.ts';
import type { PlaceFile, RowReading } from './file-text.ts';
import { kindFromTags } from './osm-mapping.ts';
import { readCsvRow } from './read-csv-row.ts';
import { featuresIn, type GeoJsonRefusal } from './read-geojson.ts';
import { positionOf, tagsOf } from './read-osm-feature.ts';
import { samplesOf, shownName, type CanRead } from './reading.ts';

/** Exporters write the same properties for every feature, or leave out those that are empty. */
const FEATURES_WITH_NAMES = 2_000;
const MOST_NAMES = 200;

/** Whether the properties of a GeoJSON file are OSM tags: one of its features at least is something by the mapping. */
export function holdsOsmTags(features: readonly unknown[]): boolean {
	return features.some((feature) => {
		const what = kindFromTags(tagsOf(feature));
		return 'kind' in what || what.skip !== 'notAPlace';
	});
}

/** The properties of a GeoJSON file with names of its own, as the columns of a list. */
export function readOwnGeoJsonHead(features: readonly unknown[]): Result<Head, 'headerUnreadable'> {
	const rows = features.slice(0, FEATURES_WITH_NAMES).map(tagsOf);
	const header = [...new Set(rows.flatMap((tags) => [...tags.keys()]))].slice(0, MOST_NAMES);
	if (header.length === 0) return refuse('headerUnreadable', 'No feature of this file has a property.');
	return done({ header, samples: header.map((name) => samplesOf(rows.map((tags) => tags.get(name) ?? ''))) });
}

/**
 * Reads a GeoJSON FeatureCollection with properties of its own, each feature as the row of a list whose point is that of its
 * geometry.
 *
 * @param columns which property is which, in the order of `readOwnGeoJsonHead`
 */
export function readOwnGeoJson(
	file: Uint8Array | string,
	canRead: CanRead,
	columns: Columns
): Result<PlaceFile, GeoJsonRefusal | 'headerUnreadable'> {
	const features = featuresIn(file);
	if (!features.ok) return features;
	const head = readOwnGeoJsonHead(features.value);
	if (!head.ok) return head;
	const names = new Map(columns.map((column, index) => [column, head.value.header[index] ?? '']));
	return done({ total: features.value.length, remarks: [], rows: rowsOf(features.value, names, canRead) });
}

function* rowsOf(
	features: readonly unknown[],
	names: ReadonlyMap<Columns[number], string>,
	canRead: CanRead
): Iterable<RowReading> {
	for (const [index, feature] of features.entries()) {
		const tags = tagsOf(feature);
		const [lat, lon] = positionOf(feature);
		const said = [...names].map(([column, name]) => [column ?? '', tags.get(name) ?? '']);
		const reading = readCsvRow({ ...Object.fromEntries(said), lat: degrees(lat), lon: degrees(lon) }, canRead);
		yield { row: index + 1, name: shownName(tags.get(names.get('name') ?? '') ?? ''), reading };
	}
}

function degrees(value: unknown): string {
	return typeof value === 'number' && Number.isFinite(value) ? value.toFixed(9) : '';
}
