/** One line of the benchmark. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/** What it should be, where there is a target: printed beside the figure, never asserted. */
	readonly target?: string;
}

/** A group of figures that are measured together; `--only` picks by its name. */
export interface Group {
	readonly name: string;
	/** It takes minutes: left out unless `--only` names it. */
	readonly onlyWhenAsked?: true;
	measure(report: (figure: Figure) => void): Promise<void>;
}

/** A figure as `name  value unit  (target ...)`. */
export function lineOf({ name, value, unit, target }: Figure): string {
	const number = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
	return `${name.padEnd(58)} ${number.padStart(9)} ${unit.padEnd(10)}${target ? ` (target ${target})` : ''}`.trimEnd();
}

/** The middle of some numbers, the lower of two middles. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted[Math.floor((sorted.length - 1) / 2)];
	if (middle === undefined) throw new Error('There is nothing to take the middle of.');
	return middle;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/**
 * Measures several works in turns (A B A B ...), so that whatever else the machine does meets them all alike. A first
 * turn warms up and does not count.
 *
 * @returns the median of each, in the order of the works
 */
export async function inTurns(rounds: number, works: readonly (() => Promise<number>)[]): Promise<number[]> {
	const taken = works.map((): number[] => []);
	for (let round = -1; round < rounds; round++) {
		for (const [index, work] of works.entries()) {
			const value = await work();
			if (round >= 0) taken[index]?.push(value);
		}
	}
	return taken.map(median);
}
