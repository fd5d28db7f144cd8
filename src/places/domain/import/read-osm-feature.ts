import { centre, readBorder } from '#kernel/geography.ts';
import { LANGUAGES, type Names } from '#kernel/language.ts';
import { serviceName } from '../catalogue/services.ts';
import { readPhone, readWebsite } from './contact.ts';
import { accessFromTags, customerServicesFromTags, kindFromTags, servicesFromTags, type Tags } from './osm-mapping.ts';
import {
	Doubts,
	idFromFacts,
	LONGEST_NAME,
	readHours,
	readName,
	readPoint,
	readTakeaway,
	shownName,
	skip,
	type CanRead,
	type Reading
} from './reading.ts';

/**
 * Reads one GeoJSON feature with OSM tags as its properties. Whatever it is given it answers with a place or a reason;
 * it never throws. A ring or an area is brought in by its centre.
 */
export function readOsmFeature(feature: unknown, canRead: CanRead): Reading {
	if (field(feature, 'type') !== 'Feature') return skip('notAFeature', 'It is not a GeoJSON Feature.');
	const tags = tagsOf(feature);
	const what = kindFromTags(tags);
	if ('skip' in what) return skip(what.skip, what.because);

	const doubts = new Doubts();
	const name = readName(tags.get('name') ?? nameInALanguage(tags));
	if (typeof name !== 'string') return name;
	const [lat, lon] = positionOf(feature);
	const point = readPoint(lat, lon, doubts);
	if ('skip' in point) return point;

	for (const key of customerServicesFromTags(tags)) {
		const sentence = `"${serviceName(key, 'en')}" is for customers. Ask whether everybody may.`;
		doubts.add('customersOnly', 'services', sentence, key);
	}
	const found = readHours(tags.get('opening_hours'), canRead, doubts);
	const phone = tags.get('phone') ?? tags.get('contact:phone') ?? tags.get('mobile') ?? tags.get('contact:mobile');
	return {
		place: {
			name,
			names: readNames(tags, doubts),
			kind: what.kind,
			address: {
				street: doubts.line(tags.get('addr:street') ?? tags.get('addr:place'), 160, 'address.street'),
				number: doubts.line(tags.get('addr:housenumber'), 20, 'address.number'),
				postcode: doubts.line(tags.get('addr:postcode'), 12, 'address.postcode'),
				town: doubts.line(tags.get('addr:city'), 100, 'address.town')
			},
			point,
			...found,
			takeaway: takeawayFrom(tags, found.hours.week, canRead, doubts),
			services: servicesFromTags(tags),
			languages: readLanguages(tags),
			phone: readPhone(phone, doubts),
			website: readWebsite(tags.get('website') ?? tags.get('contact:website'), doubts),
			stepFree: accessFromTags(tags, 'stepFree'),
			accessibleToilet: accessFromTags(tags, 'accessibleToilet'),
			dogs: accessFromTags(tags, 'dogs'),
			friendlyFace: null,
			source: { name: 'osm', id: readId(feature, tags, doubts) ?? idFromFacts(name, point) }
		},
		doubts: doubts.found
	};
}

/** The name of a feature, also of one that is no place. */
export function nameOfFeature(feature: unknown): string | null {
	const tags = tagsOf(feature);
	return shownName(tags.get('name') ?? nameInALanguage(tags) ?? '');
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The properties of a feature that say something, as text. */
export function tagsOf(feature: unknown): Tags {
	const properties = field(feature, 'properties');
	const tags = new Map<string, string>();
	if (typeof properties !== 'object' || properties === null) return tags;
	for (const [tag, value] of Object.entries(properties)) {
		if (typeof value === 'string' && value.trim() !== '') tags.set(tag, value);
		if (typeof value === 'number' || typeof value === 'boolean') tags.set(tag, String(value));
	}
	return tags;
}

function nameInALanguage(tags: Tags): string | undefined {
	return LANGUAGES.map((language) => tags.get(`name:${language}`)).find((name) => name !== undefined);
}

/** A front that says "FR - NL" stays whole in `name`; it is never cut in two by guessing which half is which. */
function readNames(tags: Tags, doubts: Doubts): Names {
	const names: Names = {};
	for (const language of LANGUAGES) {
		const name = doubts.line(tags.get(`name:${language}`), LONGEST_NAME, `names.${language}`);
		if (name !== null) names[language] = name;
	}
	return names;
}

/** `language:fr=yes` is how OSM says that French is spoken. */
function readLanguages(tags: Tags): string[] {
	return [...tags]
		.filter(([tag, value]) => /^language:[a-z]{2}$/.test(tag) && /^(yes|main)$/.test(value))
		.map(([tag]) => tag.slice('language:'.length))
		.sort();
}

/** Where no own hours for taking away are given, one takes away while the place is open. */
function takeawayFrom(tags: Tags, week: string | null, canRead: CanRead, doubts: Doubts): string | null {
	const own = readTakeaway(tags.get('opening_hours:takeaway'), canRead, doubts);
	return own ?? (/^(yes|only)$/.test(tags.get('takeaway') ?? '') ? week : null);
}

/** Latitude and longitude, in that order, of a feature that is a point, or of the centre of one that is an area. */
export function positionOf(feature: unknown): [unknown, unknown] {
	const geometry = field(feature, 'geometry');
	const border = readBorder(geometry);
	if (border.ok) {
		const middle = centre(border.value);
		return [middle.lat, middle.lon];
	}
	const coordinates = field(geometry, 'coordinates');
	if (field(geometry, 'type') !== 'Point' || !Array.isArray(coordinates)) return [undefined, undefined];
	const [lon, lat] = coordinates as unknown[];
	return [lat, lon];
}

/** Overpass writes `@id`, others the feature's own id, others again `osm_type` and `osm_id`. */
function readId(feature: unknown, tags: Tags, doubts: Doubts): string | null {
	const own = field(feature, 'id');
	const type = tags.get('osm_type');
	const number = tags.get('osm_id');
	const id =
		tags.get('@id') ??
		(typeof own === 'string' || typeof own === 'number' ? String(own) : undefined) ??
		(type !== undefined && number !== undefined ? `${type}/${number}` : number);
	return doubts.line(id, 100, 'source.id');
}
