/** Chance that can be repeated: the same seed always brings the same throws. */
export interface Chance {
	/** 0 up to but not including 1. */
	next(): number;
	/** A whole number, both ends included. */
	between(least: number, most: number): number;
	pick<Value>(values: readonly Value[]): Value;
	/** True this often, 0 to 1. */
	happens(often: number): boolean;
	bytes(length: number): Uint8Array;
}

/** The generator "mulberry32" over a seed of 32 bits: small, fast and even enough for tests; never for secrets. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		next,
		between,
		pick(values) {
			const picked = values[between(0, values.length - 1)];
			if (picked === undefined) throw new Error('There is nothing to pick from.');
			return picked;
		},
		happens: (often) => next() < often,
		bytes: (length) => Uint8Array.from({ length }, () => between(0, 255))
	};
}
