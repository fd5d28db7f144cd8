import * as v from 'valibot';
import { isPoint } from '#kernel/geography.ts';
import { isDay } from '#kernel/instant.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { cleanLine } from '#kernel/text.ts';
import { lineInput } from '#platform/input.ts';
import { isKind } from '../domain/catalogue/kinds.ts';
import { isService, services } from '../domain/catalogue/services.ts';
import { FACTS, type Fact, type Values } from '../domain/changes.ts';
import { readWeek } from '../domain/hours/read-week.ts';
import { readPhone, readWebsite } from '../domain/import/contact.ts';
import { Doubts, LONGEST_NAME } from '../domain/import/reading.ts';

/** More than any place has; what is longer is a mistake or an attack. */
const MOST_PERIODS = 50;
const MOST_LANGUAGES = 30;

/** One clean line; nothing typed is null. */
const lineOrNone = (longest: number) => textOrNone((text) => cleanLine(text, longest));

/** What a reading makes of a text; nothing typed is null, and what cannot be read is said. */
function textOrNone(read: (text: string) => ReturnType<typeof cleanLine>) {
	return v.nullable(
		v.pipe(
			v.string('This is a text.'),
			v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
				const value = read(dataset.value);
				if (value.ok) return value.value;
				addIssue({ message: value.refusal.sentence });
				return NEVER;
			})
		)
	);
}

/** A phone number or web address as an import reads it, but whoever types is told what is wrong instead of losing it. */
function contact(read: (text: string, doubts: Doubts) => string | null) {
	return v.nullable(
		v.pipe(
			v.string('This is a text.'),
			v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
				const doubts = new Doubts();
				const value = read(dataset.value, doubts);
				const [doubt] = doubts.found;
				if (doubt === undefined || (doubt.code === 'phoneUnclear' && value !== null)) return value;
				addIssue({ message: doubt.sentence.replace(/ Left out\.$/, '') });
				return NEVER;
			})
		)
	);
}

const week = v.pipe(
	lineInput(1_000, 'Say the hours.'),
	v.rawCheck(({ dataset, addIssue }) => {
		const read = dataset.typed ? readWeek(dataset.value) : null;
		if (read !== null && !read.ok) addIssue({ message: read.refusal.sentence });
	})
);
const weekOrNone = v.union(
	[
		v.pipe(
			v.nullable(v.literal('')),
			v.transform(() => null)
		),
		week
	],
	(issue) => {
		// The reason of the week itself, and not that it is neither this nor that.
		return issue.issues?.at(-1)?.message ?? 'Say the hours.';
	}
);

const day = v.custom<string>(isDay, 'A day looks like 2026-03-31.');
const inOrder = <Period extends { from: string; until: string | null }>() =>
	v.check<Period, string>(({ from, until }) => until === null || from <= until, 'The last day comes before the first.');

const adjusted = v.pipe(v.strictObject({ from: day, until: day, week }, unknownFact), inOrder());
const closure = v.pipe(v.strictObject({ from: day, until: v.nullable(day) }, unknownFact), inOrder());

const access = v.nullable(v.picklist(['yes', 'limited', 'no'], 'This is yes, limited, no, or not known.'));

const point = v.pipe(
	v.strictObject({ lat: v.number('Say where it is.'), lon: v.number('Say where it is.') }, unknownFact),
	v.check(
		({ lat, lon }) => isPoint(lat, lon) && !(lat === 0 && lon === 0),
		'A point has a latitude of -90 to 90 and a longitude of -180 to 180.'
	)
);

const addressEntries = {
	street: v.optional(lineOrNone(160), null),
	number: v.optional(lineOrNone(20), null),
	postcode: v.optional(lineOrNone(12), null),
	town: v.optional(lineOrNone(100), null)
};

export const nameInput = lineInput(LONGEST_NAME, 'The name is empty.');
export const kindInput = v.pipe(v.string(), v.check(isKind, 'There is no such kind of place.'));
export const pointInput = point;
export const addressInput = v.strictObject(addressEntries, unknownFact);

/**
 * What may be changed of a place, each fact as it is wanted; what is left out stays. An address is given whole: a part that
 * is left out is not known. Anything else is refused, so that no request can set what only an act may set.
 */
export const changeInput = v.strictObject(
	{
		name: v.optional(nameInput),
		names: v.optional(
			v.pipe(
				v.strictObject(
					Object.fromEntries(LANGUAGES.map((language) => [language, v.optional(lineOrNone(LONGEST_NAME))])),
					unknownFact
				),
				v.transform((names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)))
			)
		),
		kind: v.optional(kindInput),
		address: v.optional(addressInput),
		point: v.optional(point),
		hours: v.optional(
			v.strictObject(
				{
					week: v.optional(weekOrNone),
					holidays: v.optional(v.picklist(['closed', 'asWeek'], 'On holidays it is closed, or as the week says.')),
					adjusted: v.optional(v.pipe(v.array(adjusted), v.maxLength(MOST_PERIODS, 'So many periods do not fit.'))),
					closures: v.optional(v.pipe(v.array(closure), v.maxLength(MOST_PERIODS, 'So many periods do not fit.'))),
					paused: v.optional(v.boolean('A pause is on or off.'))
				},
				unknownFact
			)
		),
		/** Only null: what was found on the door and nobody could read has been answered. */
		hoursAsFound: v.optional(v.null('What was found can only be put away.')),
		takeaway: v.optional(weekOrNone),
		services: v.optional(
			v.pipe(
				v.array(v.pipe(v.string(), v.check(isService, 'There is no such basic service.'))),
				v.maxLength(services.length * 2, 'There are not so many basic services.'),
				v.transform((chosen) => services.map(({ key }) => key).filter((key) => chosen.includes(key)))
			)
		),
		languages: v.optional(
			v.pipe(
				v.array(v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'A language is a code of two letters, such as nl.'))),
				v.maxLength(MOST_LANGUAGES, 'So many languages do not fit.'),
				v.transform((spoken) => [...new Set(spoken)].sort())
			)
		),
		phone: v.optional(contact(readPhone)),
		website: v.optional(contact(readWebsite)),
		stepFree: v.optional(access),
		accessibleToilet: v.optional(access),
		dogs: v.optional(access),
		friendlyFace: v.optional(lineOrNone(40))
	},
	unknownFact
);

export type PlaceChange = v.InferInput<typeof changeInput>;

/** The facts that a change names, with the values that it wants. */
export function wantedBy(change: v.InferOutput<typeof changeInput>): Values {
	const { hours = {}, ...others } = change;
	const ofHours = Object.entries(hours).map(([part, value]) => [`hours.${part}`, value] as const);
	const named = [...Object.entries(others), ...ofHours].filter(([, value]) => value !== undefined);
	return Object.fromEntries(named.filter(([fact]) => FACTS.includes(fact as Fact)));
}

/** What a strict object says: of a field that nobody knows, and of what is no object at all. */
function unknownFact(issue: v.BaseIssue<unknown>): string {
	return issue.expected === 'never' ? 'There is no such fact of a place.' : 'This is not what a place is told with.';
}
