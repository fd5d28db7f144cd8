import { slugFrom } from '#kernel/text.ts';

const LONGEST = 60;

/**
 * Gives each name a word of its own for addresses: "bakkerij-jan", for the next one "bakkerij-jan-2".
 *
 * @param taken the words in use; what is given is added to them
 */
export function addressWords(taken: Set<string>): (name: string) => string {
	const lastNumber = new Map<string, number>();
	return (name) => {
		const base = slugFrom(name);
		let number = lastNumber.get(base) ?? 1;
		let word = number === 1 ? base : numbered(base, number);
		while (taken.has(word)) word = numbered(base, ++number);
		lastNumber.set(base, number);
		taken.add(word);
		return word;
	};
}

function numbered(base: string, number: number): string {
	const tail = `-${number}`;
	return base.slice(0, LONGEST - tail.length) + tail;
}
