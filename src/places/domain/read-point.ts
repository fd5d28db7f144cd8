import { isPoint, type Point } from '#kernel/geography.ts';
import { done, refuse, type Result } from '#kernel/result.ts';

/** Longer than any link of a map is. */
const LONGEST = 2_000;

const DOT = String.raw`-?\d{1,3}(?:\.\d{1,20})?`;
const WITH_DOT = String.raw`-?\d{1,3}\.\d{1,20}`;
const WITH_COMMA = String.raw`-?\d{1,3},\d{1,20}`;
const EITHER = String.raw`-?\d{1,3}(?:[.,]\d{1,20})?`;

/**
 * Two numbers as maps and people write them. Without a space a comma is read only where it cannot be taken for that of a
 * decimal: "51,02" is half of a point, and no point.
 */
const TYPED = [
	new RegExp(`^(${EITHER})(?:\\s*;\\s*|\\s*,\\s+|\\s+)(${EITHER})$`),
	new RegExp(`^(${WITH_DOT}),(${WITH_DOT})$`),
	new RegExp(`^(${WITH_COMMA}),(${WITH_COMMA})$`)
];

/** Where links of maps carry a point, the spot that was meant before the middle of what was shown. */
const IN_LINKS = [
	new RegExp(`^geo:(${DOT}),(${DOT})(?![\\d.])`, 'i'),
	new RegExp(`!3d(${DOT})!4d(${DOT})(?![\\d.])`),
	new RegExp(`[?&#]mlat=(${DOT})&(?:amp;)?mlon=(${DOT})(?![\\d.])`),
	new RegExp(`[?&](?:q|query|ll|destination|daddr)=(?:loc:)?(${DOT}),[+ ]*(${DOT})(?![\\d.])`),
	new RegExp(`/(?:search|place|dir)/(${DOT}),[+ ]*(${DOT})(?![\\d.])`),
	new RegExp(`/@(${DOT}),(${DOT})(?![\\d.])`),
	new RegExp(`#(?:.*&)?map=\\d+(?:\\.\\d+)?/(${DOT})/(${DOT})(?![\\d.])`)
];

export type PointRefusal = 'pointEmpty' | 'pointUnreadable' | 'pointNotInLink' | 'pointOutside';

/**
 * Reads where a place is from what somebody typed or pasted: "51.0217, 3.9604" as maps copy it, with decimal commas too,
 * or a link of OpenStreetMap or Google Maps or a `geo:` address (RFC 5870) that carries a point. No link is ever followed.
 *
 * @returns latitude first, in degrees; refused at the field `point`
 */
export function readPoint(raw: string): Result<Point, PointRefusal> {
	const text = raw.slice(0, LONGEST).trim();
	if (text === '') return refuse('pointEmpty', 'Say where it is.', 'point');
	const isLink = /^(https?:|geo:)/i.test(text);
	const found = isLink ? firstMatch(IN_LINKS, plain(text)) : firstMatch(TYPED, bare(text));
	if (!found) {
		return isLink
			? refuse('pointNotInLink', 'This link carries no point.', 'point')
			: refuse('pointUnreadable', 'A point looks like 51.0217, 3.9604.', 'point');
	}
	const [lat = NaN, lon = NaN] = found.slice(1, 3).map((number) => Number(number.replace(',', '.')));
	if (!isPoint(lat, lon) || (lat === 0 && lon === 0)) {
		return refuse('pointOutside', 'A point has a latitude of -90 to 90 and a longitude of -180 to 180.', 'point');
	}
	return done({ lat, lon });
}

/** A point as maps copy it, so that `readPoint` reads the very same one: "51.0217, 3.9604". */
export function writePoint({ lat, lon }: Point): string {
	const degrees = new Intl.NumberFormat('en', { maximumFractionDigits: 20, useGrouping: false });
	return `${degrees.format(lat)}, ${degrees.format(lon)}`;
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
	for (const pattern of patterns) {
		const found = pattern.exec(text);
		if (found) return found;
	}
	return null;
}

/** Without the brackets, the signs of degrees and the N and E that some maps write along. */
function bare(text: string): string {
	return text
		.replace(/^\((.*)\)$/, '$1')
		.replace(/(\d)\s*°?\s*N(?=[\s,;])/i, '$1')
		.replace(/(\d)\s*°?\s*E$/i, '$1')
		.replace(/°/g, '')
		.trim();
}

/** A comma in a link may be written as %2C. What cannot be read as percent signs stays as it is. */
function plain(link: string): string {
	return link.replace(/%2C/gi, ',').replace(/%20/g, ' ');
}
