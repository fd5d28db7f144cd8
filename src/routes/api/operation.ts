import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';

/** A parameter of a query: a schema that reads one text and says in a sentence what is wrong with it. */
export type Parameter = v.GenericSchema<string, unknown>;

/**
 * What one address of the API takes and answers. The route reads its query by it, and the OpenAPI document is written
 * from it, so that they cannot say different things.
 */
export interface Operation<Query extends Readonly<Record<string, Parameter>> = Readonly<Record<string, Parameter>>> {
	/** Stable: generated clients make a function of it. */
	readonly operationId: string;
	/** As OpenAPI writes it: `/api/v1/places/{id}`. */
	readonly path: string;
	readonly summary: string;
	readonly description: string;
	readonly tag: string;
	/** What stands between braces in the path. */
	readonly inPath?: Readonly<Record<string, v.GenericSchema>>;
	readonly query: Query;
	/** The media type of the answer, its shape (text has none), what it says, and one. */
	readonly answer: {
		readonly type: string;
		readonly shape?: v.GenericSchema;
		readonly description: string;
		readonly example?: unknown;
	};
	/** Why there may be no answer, by status, beside a query that cannot be read (400). */
	readonly problems?: Readonly<Record<number, string>>;
}

/** An operation with the types of its parameters. */
export function operation<const Query extends Readonly<Record<string, Parameter>>>(
	described: Operation<Query>
): Operation<Query> {
	return described;
}

export type Asked<Query extends Readonly<Record<string, Parameter>>> = {
	readonly [Name in keyof Query]?: v.InferOutput<Query[Name]>;
};

/**
 * Reads the query of an operation. What nobody knows, stands there twice or is empty is refused, so that nobody takes the
 * answer to another question for the answer to theirs. Whether a network, service or item exists is for the use case.
 */
export function readQuery<Query extends Readonly<Record<string, Parameter>>>(
	{ query }: Operation<Query>,
	asked: URLSearchParams
): Result<Asked<Query>, 'badQuery'> {
	const values: Record<string, unknown> = {};
	for (const [name, text] of asked) {
		const parameter = Object.hasOwn(query, name) ? query[name] : undefined;
		const field = name.slice(0, 60);
		if (!parameter) return refuse('badQuery', `There is no parameter "${field}".`, field);
		if (Object.hasOwn(values, name))
			return refuse('badQuery', `The parameter "${name}" is there more than once.`, name);
		if (text === '') return refuse('badQuery', `The parameter "${name}" is empty.`, name);
		const read = v.safeParse(parameter, text);
		if (!read.success) return refuse('badQuery', read.issues[0].message, name);
		values[name] = read.output;
	}
	return done(values as Asked<Query>);
}
