import * as v from 'valibot';
import { isPoint } from '#kernel/geography.ts';
import { instantAt, isDay } from '#kernel/instant.ts';
import { LANGUAGES } from '#kernel/language.ts';

// The parameters that operations share, each a schema of the text in the address.

const DEGREES = '[-+]?\\d{1,3}(?:\\.\\d{1,20})?';
const POINT = new RegExp(`^ *(${DEGREES}) *, *(${DEGREES}) *$`);
const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|[-+ ]\d\d:\d\d)?$/;

/** The address word of something, of which the use case says whether it is there. */
export const slugParameter = (description: string, example: string) =>
	v.pipe(v.string(), v.metadata({ description, examples: [example] }));

export const network = slugParameter('Only of this network, by its slug.', 'gent');

export const language = v.pipe(
	v.picklist(LANGUAGES, `language is one of ${LANGUAGES.join(', ')}.`),
	v.metadata({ description: 'The language of words for people; "nl" when left out.', examples: ['fr'] })
);

/** @param most the use case refuses more */
export const limit = (most: number) =>
	v.pipe(
		v.string(),
		v.metadata({
			type: 'integer',
			minimum: 1,
			maximum: most,
			default: 100,
			description: 'How many at most.',
			examples: [500]
		}),
		v.regex(/^\d{1,9}$/, `limit is a whole number from 1 to ${most}.`),
		v.transform(Number)
	);

export const near = v.pipe(
	v.string(),
	v.metadata({
		pattern: POINT.source,
		description: 'Nearest first, seen from this latitude and longitude in degrees.',
		examples: ['51.0536,3.7304']
	}),
	v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
		const [, lat, lon] = POINT.exec(value) ?? [];
		if (lat !== undefined && isPoint(Number(lat), Number(lon))) return { lat: Number(lat), lon: Number(lon) };
		addIssue({ message: 'near is a latitude and a longitude in degrees: near=51.0536,3.7304.' });
		return NEVER;
	})
);

export const open = v.pipe(
	v.string(),
	v.metadata({
		description: 'Only what is open: "now", or at a moment (RFC 3339). Without an offset it is the clock in Belgium.',
		examples: ['now']
	}),
	v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
		const at = value === 'now' ? value : readMoment(value);
		if (at !== null) return at;
		addIssue({ message: 'open is "now" or a time such as 2026-03-03T14:00+01:00.' });
		return NEVER;
	})
);

/** A cursor stays a text, which the use case reads. */
export const since = v.pipe(
	v.string(),
	v.metadata({
		description:
			'The cursor of a former answer; or a moment (RFC 3339), from the beginning of whose day in Belgium is told. From the ' +
			'very first when left out.',
		examples: ['2026-03-03T00:00:00+01:00']
	}),
	v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
		if (/^[\w-]+$/.test(value) && !/^\d{4}-/.test(value)) return value;
		const at = readMoment(value);
		if (at !== null) return at;
		addIssue({ message: 'since is a cursor that this address gave, or a time such as 2026-03-03T14:00+01:00.' });
		return NEVER;
	})
);

/** A plus that was not escaped arrives as a space. */
function readMoment(text: string): Date | null {
	const [, day, hour, minute, second = '00', offset] = MOMENT.exec(text) ?? [];
	if (!isDay(day) || day < '2000' || day >= '2100') return null;
	if (offset === undefined) return instantAt(day, Number(hour) * 60 + Number(minute));
	const at = new Date(`${day}T${hour}:${minute}:${second}${offset.replace(' ', '+')}`);
	return Number.isNaN(at.getTime()) ? null : at;
}
