import { DE_KAAI } from './de-kaai.ts';
import { HOGE_AKKER } from './hoge-akker.ts';
import { OUDE_VEST } from './oude-vest.ts';
import { SPOORZICHT } from './spoorzicht.ts';
import type { TownPlace } from './town-place.ts';

export { CANDIDATES } from './candidates.ts';
export { factsOf, type TownLine, type TownPlace, type TownTap } from './town-place.ts';

/** The published places, by the address word of their neighbourhood. */
export const PLACES: Readonly<Record<string, readonly TownPlace[]>> = {
	'oude-vest': OUDE_VEST,
	'de-kaai': DE_KAAI,
	spoorzicht: SPOORZICHT,
	'hoge-akker': HOGE_AKKER
};
