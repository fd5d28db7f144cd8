import { brusselsDay } from '#kernel/instant.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { BoardEvent } from '../domain/event.ts';
import { applyNext, comesAfter, fold, standing } from '../domain/fold.ts';
import { eventsOf, type KeptLine, type LineAfter, type LineVersion } from './board-store.ts';

/** What a line comes to with one event more: a step further where it is the newest, and folded anew where it is not. */
export async function lineAfter(tx: Transaction, line: KeptLine, event: BoardEvent): Promise<LineAfter> {
	if (event.kind === 'undone' || !isNewest(line, event)) {
		return foldedAnew(line, [...(await eventsOf(tx, line.id)), event], event);
	}
	return stepAfter(line, event);
}

/** What a line comes to with one event more that is its newest. */
export function stepAfter(line: KeptLine, event: BoardEvent): LineAfter {
	const day = brusselsDay(new Date(event.at));
	return { fold: applyNext(line, event), era: event.era, last: event, ...givenAfter(line, event, day) };
}

/** A line as it is kept once it came to this. */
export function asAfter(
	line: KeptLine,
	{ fold, era, last, givenOn, givenThatDay }: LineAfter,
	version: string
): LineVersion {
	return { ...line, ...fold, era, last: { at: last.at, id: last.id }, givenOn, givenThatDay, version };
}

/** What a line comes to by all its events, of which one came in now. */
export function foldedAnew(line: KeptLine, events: readonly BoardEvent[], event: BoardEvent): LineAfter {
	const day = brusselsDay(new Date(event.at));
	const today = line.givenOn !== null && line.givenOn > day ? line.givenOn : day;
	const givenThatDay = standing(events)
		.filter(({ kind, at }) => kind === 'given' && brusselsDay(new Date(at)) === today)
		.reduce((sum, { n }) => sum + n, 0);
	const last = isNewest(line, event) ? event : (line.last ?? event);
	const era = Math.max(line.era, event.era);
	return { fold: fold(events, line.opening), era, last, givenOn: today, givenThatDay };
}

export function isNewest({ last, era }: KeptLine, event: BoardEvent): boolean {
	return last === null || comesAfter(event, { ...last, kind: 'given', era });
}

function givenAfter(line: KeptLine, event: BoardEvent, day: string): Pick<LineAfter, 'givenOn' | 'givenThatDay'> {
	if (event.kind !== 'given') return { givenOn: line.givenOn, givenThatDay: line.givenThatDay };
	return { givenOn: day, givenThatDay: (line.givenOn === day ? line.givenThatDay : 0) + event.n };
}
