import type { TeamKey } from '#platform/i18n/team.ts';
import type { Unfinished } from '#street';

/** What a place that joins still needs, in words. */
export const STEP_WORDS: Readonly<Record<Unfinished['missing'][number], TeamKey>> = {
	point: 'stepPoint',
	address: 'stepAddress',
	hours: 'stepHours',
	services: 'stepServices',
	items: 'stepItems',
	charter: 'stepCharter',
	card: 'stepCard'
};
