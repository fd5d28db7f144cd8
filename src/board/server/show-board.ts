import { brusselsDay, type Day } from '#kernel/instant.ts';
import type { Context } from '#platform/context.ts';
import type { CounterBoard, CounterLine, Tap } from '../domain/counter.ts';
import { shown } from '../domain/shown.ts';
import { lastTaps, linesOf, type KeptLine } from './board-store.ts';

const TAPS_SHOWN = 20;
const UNDO_WITHIN_MS = 86_400_000;

/** The board of a place with the last 20 taps of a day; empty for whoever may not see it. */
export function showCounterBoard(ctx: Context, placeId: string): Promise<CounterBoard> {
	const now = ctx.clock();
	return ctx.db.read(ctx.actor, async (tx) => {
		const lines = await linesOf(tx, placeId);
		const taps = await lastTaps(tx, placeId, new Date(now.getTime() - UNDO_WITHIN_MS), TAPS_SHOWN);
		return {
			lines: lines.map((line) => counterLine(line, brusselsDay(now))),
			taps: taps.map(({ lineId, event, undone }) => ({
				id: event.id,
				lineId,
				kind: event.kind as Tap['kind'],
				n: event.n,
				at: event.at,
				undone
			}))
		};
	});
}

function counterLine(line: KeptLine, today: Day): CounterLine {
	const givenToday = line.givenOn === today ? line.givenThatDay : 0;
	return {
		id: line.id,
		item: line.item,
		sort: line.sort,
		date: line.sortDate,
		waiting: line.waiting,
		today: shown(line, line, givenToday, today).today,
		saidOut: line.outOn === today
	};
}

/** The lines of a place with all that is counted of them, for checks and for the team. */
export function listLines(ctx: Context, placeId: string): Promise<KeptLine[]> {
	return ctx.db.read(ctx.actor, (tx) => linesOf(tx, placeId));
}
