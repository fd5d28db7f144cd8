import { isPoint, type Point } from '#kernel/geography.ts';
import { cleanLine, plainWords } from '#kernel/text.ts';
import type { PlaceFacts } from '../place.ts';

/** Where a place came from; together name and id are the same place for ever. */
export interface Source {
	readonly name: 'osm' | 'csv';
	readonly id: string;
}

/** What an import brings: seen by the team only, until somebody has the merchant's yes. */
export type Candidate = PlaceFacts & { readonly source: Source };

/** Something a member of the team should look at; the place itself is brought in. */
export interface Doubt {
	readonly code: DoubtCode;
	/** One plain English sentence for the report. */
	readonly sentence: string;
	/** The field of the place it is about, as a path with dots (`hours.week`). */
	readonly field: string;
	/** The words of the file it is about, as `briefly` gives them; null where the sentence says all. */
	readonly found: string | null;
}

export type DoubtCode =
	| 'hoursUnreadable'
	| 'phoneUnclear'
	| 'phoneSeveral'
	| 'websiteUnreadable'
	| 'pointSwapped'
	| 'pointAbroad'
	| 'kindMissing'
	| 'kindUnknown'
	| 'serviceUnknown'
	| 'customersOnly'
	| 'languageUnknown'
	| 'accessUnclear'
	| 'tooLong';

/** In camelCase; those of things that are no places stand in osm-mapping.json. */
export type SkipReason = string;

export interface Skip {
	readonly skip: SkipReason;
	/** One plain English sentence for the report. */
	readonly sentence: string;
}

/** What became of one row of a file. */
export type Reading = { readonly place: Candidate; readonly doubts: readonly Doubt[] } | Skip;

/** Whether opening hours in OSM syntax can be understood. */
export type CanRead = (week: string) => boolean;

export const LONGEST_NAME = 160;
const LONGEST_HOURS = 1000;
const SAMPLED_ROWS = 200;
const MOST_SAMPLES = 3;

/** Rough borders of Belgium: what lies outside is doubted, what lies inside when turned around was turned around. */
const BELGIUM = { south: 49.4, north: 51.6, west: 2.4, east: 6.5 };

/** Collects what is doubtful while one row is read. */
export class Doubts {
	readonly found: Doubt[] = [];

	/** @param about the words of the file, where the reason alone does not say it */
	add(code: DoubtCode, field: string, sentence: string, about?: string): void {
		this.found.push({ code, sentence, field, found: about === undefined ? null : briefly(about) });
	}

	/** One clean line, or null when there is none or when it does not fit; what does not fit is doubted, never cut. */
	line(text: string | undefined, max: number, field: string): string | null {
		const line = cleanLine(text ?? '', max, field);
		if (line.ok) return line.value;
		this.add('tooLong', field, `${line.refusal.sentence} Left out.`);
		return null;
	}
}

export function skip(reason: SkipReason, sentence: string): Skip {
	return { skip: reason, sentence };
}

/** A value of the file as it can stand on a page or in the report: one clean line, at most 60 characters. */
export function briefly(text: string): string {
	const start = [...text.slice(0, 240)].slice(0, 60).join('');
	const line = cleanLine(start, 240);
	return `${(line.ok && line.value) || ''}${start.length < text.length ? '…' : ''}`;
}

/** The same in a sentence. */
export function quote(text: string): string {
	return `"${briefly(text)}"`;
}

/** The first few values of a column that say something. */
export function samplesOf(values: readonly string[]): string[] {
	const found = values.slice(0, SAMPLED_ROWS).map(briefly);
	return [...new Set(found.filter((value) => value !== ''))].slice(0, MOST_SAMPLES);
}

/** A name as it can stand in the report, whatever it is a name of. */
export function shownName(text: string): string | null {
	const line = cleanLine(text.slice(0, LONGEST_NAME), LONGEST_NAME);
	return line.ok ? line.value : null;
}

/** The name on the front, or why there is none. */
export function readName(text: string | undefined): string | Skip {
	const line = cleanLine(text ?? '', LONGEST_NAME);
	if (!line.ok) return skip('nameTooLong', `The name is too long. ${line.refusal.sentence}`);
	return line.value ?? skip('nameless', 'It has no name.');
}

/**
 * A point in degrees, or why there is none. A point that falls in Belgium only with latitude and longitude exchanged is
 * turned around; one elsewhere is kept. Both are doubted.
 */
export function readPoint(lat: unknown, lon: unknown, doubts: Doubts): Point | Skip {
	if (!isPoint(lat, lon) || (lat === 0 && lon === 0)) {
		return skip('pointUnreadable', 'Its latitude and longitude are not a point on earth in degrees.');
	}
	const point = { lat: Number(lat), lon: Number(lon) };
	if (isInBelgium(point)) return point;
	const turned = { lat: point.lon, lon: point.lat };
	if (isInBelgium(turned)) {
		doubts.add('pointSwapped', 'point', 'Latitude and longitude stood the wrong way round; they were exchanged.');
		return turned;
	}
	const where = `${point.lat}, ${point.lon}`;
	doubts.add('pointAbroad', 'point', `It lies outside Belgium (${where}).`, where);
	return point;
}

function isInBelgium({ lat, lon }: Point): boolean {
	return lat >= BELGIUM.south && lat <= BELGIUM.north && lon >= BELGIUM.west && lon <= BELGIUM.east;
}

/** Hours of a source: the week where it can be read, else the words as they were found, so that nothing is lost. */
export function readHours(text: string | undefined, canRead: CanRead, doubts: Doubts): FoundHours {
	const found = doubts.line(text, LONGEST_HOURS, 'hours.week');
	const readable = found !== null && canRead(found);
	if (found !== null && !readable) {
		doubts.add(
			'hoursUnreadable',
			'hours.week',
			`These hours cannot be read and are kept as they stand: ${quote(found)}.`,
			found
		);
	}
	return {
		// OSM's weeks hold on holidays too, unless they say otherwise themselves.
		hours: {
			week: readable ? found : null,
			holidays: 'asWeek',
			adjusted: [],
			closures: [],
			closedOn: null,
			paused: false
		},
		hoursAsFound: readable ? null : found
	};
}

type FoundHours = Pick<PlaceFacts, 'hours' | 'hoursAsFound'>;

/** Own hours for taking away, or null. There is no room to keep them unread, so the doubt carries their words. */
export function readTakeaway(text: string | undefined, canRead: CanRead, doubts: Doubts): string | null {
	const found = doubts.line(text, LONGEST_HOURS, 'takeaway');
	if (found === null || canRead(found)) return found;
	doubts.add('hoursUnreadable', 'takeaway', `The takeaway hours ${quote(found)} cannot be read. Left out.`, found);
	return null;
}

/** An id for a row whose source gives none: its name and its point to a metre. It holds as long as both stay. */
export function idFromFacts(name: string, { lat, lon }: Point): string {
	return `${plainWords(name).join('-').slice(0, 80)}@${lat.toFixed(5)},${lon.toFixed(5)}`;
}
