import type { Reply } from '#platform/http/asking.ts';

/** An id; what the ids of forms of a counter are made of; a moment in milliseconds; the sum of the script around these. */
const NEW_EACH_TIME =
	/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=stamp:")[0-9a-f]{16}|(?<=now:)\d{13}|sha256-[\w+/]{43}=/g;
/** What differs between two answers to the same question. */
const OF_ONE_ANSWER = ['date', 'content-length', 'etag', 'keep-alive'];

/** An answer without what is new each time: the moment, and the ids that it repeats or makes. */
export function alike({ status, headers, text }: Reply) {
	const kept = Object.entries(headers).filter(([name]) => !OF_ONE_ANSWER.includes(name));
	const plain = (value: unknown) => String(value).replace(NEW_EACH_TIME, '#');
	return { status, headers: Object.fromEntries(kept.map(([name, value]) => [name, plain(value)])), text: plain(text) };
}

/** What became of a form, as the script of a page hears it. */
export interface Outcome {
	readonly type: 'success' | 'failure' | 'redirect' | 'error';
	readonly status: number;
	readonly text: string;
}

export function outcomeOf(reply: Reply): Outcome {
	const { type, status = reply.status } = JSON.parse(reply.text) as { type: Outcome['type']; status?: number };
	return { type, status, text: reply.text };
}
