/** Remembers what a pure function answered, refusals included, for the `limit` keys asked last. */
export function remember<Key, Value>(limit: number, compute: (key: Key) => Value): (key: Key) => Value {
	// A Map keeps the order of insertion: whoever is asked moves to the end, so the first is the one asked longest ago.
	const answers = new Map<Key, { readonly value: Value }>();
	return (key) => {
		const answer = answers.get(key) ?? { value: compute(key) };
		answers.delete(key);
		answers.set(key, answer);
		if (answers.size > limit) forgetFirst(answers);
		return answer.value;
	};
}

function forgetFirst<Key>(answers: Map<Key, unknown>): void {
	for (const key of answers.keys()) {
		answers.delete(key);
		return;
	}
}
