import { done, refuse, type Result } from '#kernel/result.ts';
import { textOf, type PlaceFile, type RowReading } from './file-text.ts';
import { nameOfFeature, readOsmFeature } from './read-osm-feature.ts';
import type { CanRead } from './reading.ts';

export type GeoJsonRefusal = 'fileTooLarge' | 'wrongEncoding' | 'notJson' | 'notAFeatureCollection';

/** Reads a GeoJSON FeatureCollection whose properties are OSM tags; a broken feature costs that feature only. */
export function readGeoJson(file: Uint8Array | string, canRead: CanRead): Result<PlaceFile, GeoJsonRefusal> {
	const features = featuresIn(file);
	if (!features.ok) return features;
	return done({ total: features.value.length, remarks: [], rows: rowsOf(features.value, canRead) });
}

/** The features of a FeatureCollection, whatever they are. */
export function featuresIn(file: Uint8Array | string): Result<unknown[], GeoJsonRefusal> {
	const text = textOf(file);
	return text.ok ? featuresOf(text.value) : text;
}

function featuresOf(text: string): Result<unknown[], 'notJson' | 'notAFeatureCollection'> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return refuse('notJson', 'This file is not JSON, or a part of it is missing.');
	}
	if (typeof json === 'object' && json !== null && 'type' in json && json.type === 'FeatureCollection') {
		if ('features' in json && Array.isArray(json.features)) return done(json.features);
	}
	return refuse('notAFeatureCollection', 'This file is JSON, but not a GeoJSON FeatureCollection.');
}

function* rowsOf(features: unknown[], canRead: CanRead): Iterable<RowReading> {
	for (const [index, feature] of features.entries())
		yield { row: index + 1, name: nameOfFeature(feature), reading: readOsmFeature(feature, canRead) };
}
