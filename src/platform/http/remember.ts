/** Most browsers send one of a few dozen values. */
const MOST_REMEMBERED = 200;

/**
 * A function that remembers its answers, for headers which are the same on almost every request. Starts over when it
 * remembers too many, so that made-up headers cannot fill the memory.
 */
export function remembering<Value>(find: (header: string) => Value): (header: string | undefined) => Value {
	const answers = new Map<string, Value>();
	return (header = '') => {
		let answer = answers.get(header);
		if (answer === undefined) {
			if (answers.size >= MOST_REMEMBERED) answers.clear();
			answer = find(header);
			answers.set(header, answer);
		}
		return answer;
	};
}
