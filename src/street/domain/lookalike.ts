import { metresBetween, type Point } from '#kernel/geography.ts';
import { plainWords } from '#kernel/text.ts';

/** Metres within which the same name is probably the same place: a mapper put it on the wrong corner, or it moved. */
export const SAME_NAME_WITHIN = 300;
/** Metres within which half a name is enough: "Jan" beside "Bakkerij Jan". */
export const LIKE_NAME_WITHIN = 60;

interface Named {
	readonly name: string;
	readonly point: Point;
}

/**
 * How far apart two places are that somebody should compare before both are shown, in whole metres; null where nothing says
 * that they are one. (What certainly is the same, an import leaves out by itself.)
 */
export function lookalike(one: Named, other: Named): number | null {
	const metres = Math.round(metresBetween(one.point, other.point));
	if (metres > SAME_NAME_WITHIN) return null;
	const [a, b] = [plainWords(one.name), plainWords(other.name)];
	if (a.join(' ') === b.join(' ')) return metres;
	const [short, long] = a.length < b.length ? [a, new Set(b)] : [b, new Set(a)];
	return short.length > 0 && short.every((word) => long.has(word)) && metres <= LIKE_NAME_WITHIN ? metres : null;
}
