import type { Names } from '#kernel/language.ts';
import { plainWords } from '#kernel/text.ts';
import { kindCatalogue } from '../catalogue/kinds.ts';
import { serviceCatalogue } from '../catalogue/services.ts';
import type { Access } from '../place.ts';
import { readPhone, readWebsite } from './contact.ts';
import {
	Doubts,
	idFromFacts,
	LONGEST_NAME,
	quote,
	readHours,
	readName,
	readPoint,
	readTakeaway,
	type CanRead,
	type Reading
} from './reading.ts';

/** Yes, limited and no as people type them in Dutch, French and English. */
const ACCESS_WORDS: ReadonlyMap<string, Access> = new Map([
	...['yes', 'y', 'ja', 'j', 'oui', 'o', '1'].map((word) => [word, 'yes'] as const),
	...['limited', 'beperkt', 'limite'].map((word) => [word, 'limited'] as const),
	...['no', 'n', 'nee', 'neen', 'non', '0'].map((word) => [word, 'no'] as const)
]);

/** Reads one row of a CSV by the names of its columns; a column that is not there is empty. It never throws. */
export function readCsvRow(row: Readonly<Record<string, string>>, canRead: CanRead): Reading {
	const doubts = new Doubts();
	const name = readName(row.name);
	if (typeof name !== 'string') return name;
	const point = readPoint(readDegrees(row.lat), readDegrees(row.lon), doubts);
	if ('skip' in point) return point;

	return {
		place: {
			name,
			names: readNames(row, doubts),
			kind: readKind(row.kind, doubts),
			address: {
				street: doubts.line(row.street, 160, 'address.street'),
				number: doubts.line(row.number, 20, 'address.number'),
				postcode: doubts.line(row.postcode, 12, 'address.postcode'),
				town: doubts.line(row.town, 100, 'address.town')
			},
			point,
			...readHours(row.hours, canRead, doubts),
			takeaway: readTakeaway(row.takeaway, canRead, doubts),
			services: readServices(row.services, doubts),
			languages: readLanguages(row.languages, doubts),
			phone: readPhone(row.phone, doubts),
			website: readWebsite(row.website, doubts),
			stepFree: readAccess(row.step_free, 'stepFree', doubts),
			accessibleToilet: readAccess(row.accessible_toilet, 'accessibleToilet', doubts),
			dogs: readAccess(row.dogs, 'dogs', doubts),
			friendlyFace: doubts.line(row.friendly_face, 40, 'friendlyFace'),
			source: { name: 'csv', id: doubts.line(row.source_id, 100, 'source.id') ?? idFromFacts(name, point) }
		},
		doubts: doubts.found
	};
}

/** Degrees with a point or, as a Belgian spreadsheet writes them, with a comma. */
function readDegrees(text = ''): number | null {
	const trimmed = text.trim();
	return /^[-+]?\d{1,3}([.,]\d{1,20})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}

function readNames(row: Readonly<Record<string, string>>, doubts: Doubts): Names {
	const nl = doubts.line(row.name_nl, LONGEST_NAME, 'names.nl');
	const fr = doubts.line(row.name_fr, LONGEST_NAME, 'names.fr');
	return { ...(nl !== null && { nl }), ...(fr !== null && { fr }) };
}

function readKind(text = '', doubts: Doubts): string {
	const key = kindCatalogue.find(text);
	if (text.trim() === '') doubts.add('kindMissing', 'kind', 'No kind of place is given; it became "other".');
	else if (key === null)
		doubts.add('kindUnknown', 'kind', `${quote(text)} is no kind of place we know; it became "other".`, text);
	return key ?? 'other';
}

/** Keys in the order of the catalogue, each once, so that the order in the file is no change. */
function readServices(text = '', doubts: Doubts): string[] {
	const found = new Set<string>();
	for (const part of parts(text, /[;|]/)) {
		const key = serviceCatalogue.find(part);
		if (key !== null) found.add(key);
		else doubts.add('serviceUnknown', 'services', `${quote(part)} is no basic service we know. Left out.`, part);
	}
	return serviceCatalogue.entries.map((entry) => entry.key).filter((key) => found.has(key));
}

function readLanguages(text = '', doubts: Doubts): string[] {
	const found = new Set<string>();
	for (const part of parts(text.toLowerCase(), /[;|,\s]/)) {
		if (/^[a-z]{2}$/.test(part)) found.add(part);
		else
			doubts.add(
				'languageUnknown',
				'languages',
				`${quote(part)} is not a language code of two letters. Left out.`,
				part
			);
	}
	return [...found].sort();
}

function readAccess(text = '', field: 'stepFree' | 'accessibleToilet' | 'dogs', doubts: Doubts): Access | null {
	const word = plainWords(text).join(' ');
	if (word === '') return null;
	const access = ACCESS_WORDS.get(word) ?? null;
	if (access === null) doubts.add('accessUnclear', field, `${quote(text)} is not yes, limited or no. Left out.`, text);
	return access;
}

/** At most 100 parts: no place offers more, and a broken row may hold thousands. */
function parts(text: string, separator: RegExp): string[] {
	return text
		.split(separator, 100)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
