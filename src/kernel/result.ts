/**
 * What a use case answers: a value, or a refusal. A refusal is expected (a wrong card, a name that is too long) and is
 * a value; only surprises are thrown.
 */
export type Result<Value, Code extends string = string> = Done<Value> | Refused<Code>;

export interface Done<Value> {
	readonly ok: true;
	readonly value: Value;
}

export interface Refused<Code extends string = string> {
	readonly ok: false;
	readonly refusal: Refusal<Code>;
}

export interface Refusal<Code extends string = string> {
	/** Stable name of the reason, in camelCase; interface texts and the API are keyed by it. */
	readonly code: Code;
	/** One plain English sentence for the command line, the API and the log. */
	readonly sentence: string;
	/** The input field it is about, as a path with dots (`hours.week`). */
	readonly field?: string;
}

export function done<Value>(value: Value): Done<Value> {
	return { ok: true, value };
}

export function refuse<Code extends string>(code: Code, sentence: string, field?: string): Refused<Code> {
	return { ok: false, refusal: field === undefined ? { code, sentence } : { code, sentence, field } };
}
