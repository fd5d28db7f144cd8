import * as v from 'valibot';
import { isPoint } from '#kernel/geography.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { lineInput, textInput } from '#platform/input.ts';

// What the use cases of this slice ask of the same things.

export const slugInput = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'A short name for addresses has only a-z, 0-9 and -, at most 60 of them.')
);

/** A line per language, with Dutch always there. */
export const namesInput = (longest: number) => inLanguages(lineInput(longest));

/** A text of several lines per language, with Dutch always there. */
const textsInput = (longest: number) => inLanguages(textInput(longest));

function inLanguages(text: ReturnType<typeof lineInput>) {
	return v.pipe(
		v.record(v.picklist(LANGUAGES, `The languages are ${LANGUAGES.join(', ')}.`), text),
		v.check((names) => names.nl !== undefined, 'The Dutch text is always needed.')
	);
}

export const pointInput = v.pipe(
	v.object({ lat: v.number(), lon: v.number() }),
	v.check(({ lat, lon }) => isPoint(lat, lon), 'A point has a latitude of -90 to 90 and a longitude of -180 to 180.')
);

export const nameInput = lineInput(100, 'The name is empty.');

export const mailInput = v.pipe(
	v.string(),
	v.trim(),
	v.toLowerCase(),
	v.maxLength(200, 'This mail address is too long.'),
	v.email('This is not a mail address.')
);

const colour = v.pipe(v.string(), v.toUpperCase(), v.regex(/^#[0-9A-F]{6}$/, 'A colour looks like #1B4B82.'));

/** The facts of a network. */
export const networkInput = v.object({
	slug: slugInput,
	names: namesInput(80),
	phone: v.pipe(v.string(), v.trim(), v.regex(/^\+?[0-9][0-9 ./-]{5,24}$/, 'A phone number looks like 09 123 45 67.')),
	phoneName: lineInput(40, 'Say the first name of who answers.'),
	tile: v.tuple([colour, colour]),
	charter: textsInput(20_000),
	centre: pointInput
});

export type FoundNetworkInput = v.InferInput<typeof networkInput>;
