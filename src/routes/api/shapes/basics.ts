import * as v from 'valibot';
import { LANGUAGES } from '#kernel/language.ts';

// What the shapes of the open API are made of. A shape is both the type that the code has to give and the JSON Schema
// that the OpenAPI document promises.

/** What a shape describes, for code that gives it and changes nothing of it. */
export type Shaped<Schema extends v.GenericSchema> = Unchanging<v.InferOutput<Schema>>;

type Unchanging<Value> = Value extends object ? { readonly [Key in keyof Value]: Unchanging<Value[Key]> } : Value;

export const text = (description: string, example: string) =>
	v.pipe(v.string(), v.metadata({ description, examples: [example] }));

export const textOrNull = (description: string, example: string) =>
	v.pipe(v.nullable(v.string()), v.metadata({ description, examples: [example] }));

/** One of these words, for now: a later version may know more of them. */
export const word = <const Words extends readonly string[]>(words: Words, description: string) =>
	v.pipe(v.picklist(words), v.metadata({ description }));

export const wordOrNull = <const Words extends readonly string[]>(words: Words, description: string) =>
	v.pipe(v.nullable(v.picklist(words)), v.metadata({ description }));

export const id = v.pipe(
	v.string(),
	v.metadata({
		format: 'uuid',
		description: 'Stays the same for as long as the thing exists.',
		examples: ['019cb44e-aee0-7af8-a37e-6ee54a65a8b5']
	})
);

export const slug = (description: string, example: string) =>
	v.pipe(v.string(), v.metadata({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$', description, examples: [example] }));

export const day = (description: string) =>
	v.pipe(v.string(), v.metadata({ format: 'date', description, examples: ['2026-07-15'] }));

export const dayOrNull = (description: string) => orNull('date', description, '2026-07-31');

export const moment = (description: string) =>
	v.pipe(v.string(), v.metadata({ format: 'date-time', description, examples: ['2026-03-03T17:00:00.000Z'] }));

export const momentOrNull = (description: string) => orNull('date-time', description, '2026-03-03T17:00:00.000Z');

export const address = (description: string, example: string) =>
	v.pipe(v.string(), v.metadata({ format: 'uri', description, examples: [example] }));

export const addressOrNull = (description: string, example: string) => orNull('uri', description, example);

function orNull(format: string, description: string, example: string) {
	const formatted = v.pipe(v.string(), v.metadata({ format }));
	return v.pipe(v.nullable(formatted), v.metadata({ description, examples: [example] }));
}

/** Opening hours as OpenStreetMap writes them. */
export const osmHours = text('A week in the opening_hours syntax of OpenStreetMap.', 'Mo-Fr 10:00-18:00');
export const osmHoursOrNull = textOrNull(
	'A week in the opening_hours syntax of OpenStreetMap; null where nobody knows it.',
	'Mo-Fr 10:00-18:00'
);

export const names = v.pipe(
	v.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, v.optional(v.string())])) as InLanguages),
	v.metadata({
		title: 'Names',
		description: 'A text by language (ISO 639-1). Dutch is nearly always there, the others where somebody wrote them.',
		examples: [{ nl: 'Gent', fr: 'Gand', en: 'Ghent' }]
	})
);

type InLanguages = Record<(typeof LANGUAGES)[number], v.OptionalSchema<v.StringSchema<undefined>, undefined>>;

export const point = v.pipe(
	v.strictObject({
		lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
		lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
	}),
	v.metadata({ title: 'Point', description: 'Degrees (WGS 84).', examples: [{ lat: 51.0536, lon: 3.7304 }] })
);

export const position = v.pipe(
	v.array(v.number()),
	v.minLength(2),
	v.maxLength(2),
	v.metadata({ description: 'Longitude and latitude, in that order (RFC 7946).', examples: [[3.7304, 51.0536]] })
);
