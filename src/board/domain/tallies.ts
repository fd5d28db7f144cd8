/**
 * The groups of chalk strokes that draw a number: fives, then what is left. 12 gives [5, 5, 2] and 0 gives [].
 *
 * @param n how many strokes, 0 to 20 (what a line shows, see shown.ts)
 */
export function tallies(n: number): number[] {
	return Array.from({ length: Math.ceil(n / 5) }, (_, group) => Math.min(5, n - group * 5));
}
