import { addDays, type Day } from '#kernel/instant.ts';
import { isToBeChecked } from './checked.ts';
import type { Step } from './unfinished.ts';

/**
 * What asks for somebody of the team, in the order in which it is shown: first where a person waits for an answer, then
 * where guests may be misled, then what may simply need a visit. Nothing here compares one place with another (rule 3).
 */
export const NEEDS = [
	'unfinished',
	'leaving',
	'hoursUnreadable',
	'noReturnDay',
	'toBeChecked',
	'cardUnused',
	'silentBoard',
	'longWaiting'
] as const;
export type NeedKind = (typeof NEEDS)[number];

/** One thing that needs somebody, with what a sentence about it has to tell. */
export type Need =
	| { readonly kind: 'unfinished'; readonly missing: readonly Step[] }
	/** It stops: soon, or the last day is over and nobody let it leave. */
	| { readonly kind: 'leaving'; readonly lastDay: Day }
	| { readonly kind: 'hoursUnreadable'; readonly asFound: string }
	/** A leave has begun of which nobody knows the end. */
	| { readonly kind: 'noReturnDay'; readonly since: Day }
	| { readonly kind: 'toBeChecked'; readonly confirmedOn: Day | null }
	| { readonly kind: 'cardUnused'; readonly madeOn: Day }
	/** Nothing was tapped since that day, or since the card was made. */
	| { readonly kind: 'silentBoard'; readonly since: Day }
	/** Something waits since that day; null for longer than thirteen months. */
	| { readonly kind: 'longWaiting'; readonly since: Day | null };

/** What the team knows of a published place. */
export interface Watched {
	readonly confirmedOn: Day | null;
	readonly week: string | null;
	readonly hoursAsFound: string | null;
	readonly closures: readonly { readonly from: Day; readonly until: Day | null }[];
	readonly paused: boolean;
	readonly leavesAfter: Day | null;
	/** Lines on its board. */
	readonly lines: number;
	readonly lastEventOn: Day | null;
	readonly cardMadeOn: Day | null;
	/** The last day on which the card that it has now opened a counter. */
	readonly cardUsedOn: Day | null;
}

/** Longer than a yearly leave of four weeks and the week around it, so that nobody is asked why they were on holiday. */
const SILENT_AFTER_DAYS = 42;
/** Eight weeks: who comes by once a month has passed twice. */
export const LONG_WAITING_DAYS = 56;
/** Two weeks to hang up a card and try it. */
const CARD_RESTS_DAYS = 14;
/** Two weeks before the last day there is still time to talk about what waits. */
const LEAVING_SOON_DAYS = 14;

/** What a published place needs on a day, in the order of `NEEDS`; how long something waits is told by the board. */
export function needsOf(place: Watched, today: Day): Need[] {
	const needs: Need[] = [];
	const { leavesAfter, hoursAsFound, confirmedOn } = place;
	if (leavesAfter !== null && addDays(leavesAfter, -LEAVING_SOON_DAYS) <= today) {
		needs.push({ kind: 'leaving', lastDay: leavesAfter });
	}
	if (place.week === null && hoursAsFound !== null) needs.push({ kind: 'hoursUnreadable', asFound: hoursAsFound });
	const endless =
		leavesAfter === null ? place.closures.find(({ from, until }) => from <= today && until === null) : undefined;
	if (endless) needs.push({ kind: 'noReturnDay', since: endless.from });
	if (isToBeChecked(confirmedOn, today)) needs.push({ kind: 'toBeChecked', confirmedOn });
	if (!isAway(place, today)) needs.push(...ofBoard(place, today));
	return needs;
}

function ofBoard({ lines, cardMadeOn, cardUsedOn, lastEventOn }: Watched, today: Day): Need[] {
	if (cardMadeOn === null || lines === 0) return [];
	if (cardUsedOn === null && (lastEventOn === null || lastEventOn < cardMadeOn)) {
		return addDays(cardMadeOn, CARD_RESTS_DAYS) < today ? [{ kind: 'cardUnused', madeOn: cardMadeOn }] : [];
	}
	const since = lastEventOn ?? cardMadeOn;
	return addDays(since, SILENT_AFTER_DAYS) < today ? [{ kind: 'silentBoard', since }] : [];
}

/** On leave, in a pause or past its last day a board is silent as it should be. */
function isAway({ paused, closures, leavesAfter }: Watched, today: Day): boolean {
	if (paused || (leavesAfter !== null && leavesAfter < today)) return true;
	return closures.some(({ from, until }) => from <= today && (until === null || today <= until));
}
