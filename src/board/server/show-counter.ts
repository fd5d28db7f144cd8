import { brusselsDay } from '#kernel/instant.ts';
import { dayAtCounter, showPlace, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import type { CounterView, Leaving } from '../domain/counter.ts';
import { showCounterBoard } from './show-board.ts';

export interface Counter {
	readonly place: Place;
	readonly view: CounterView;
}

/** What the counter shows of its own place; null for whoever is no counter. */
export async function showCounter(ctx: Context): Promise<Counter | null> {
	if (ctx.actor.kind !== 'counter') return null;
	const place = await showPlace(ctx, ctx.actor.place);
	if (!place) return null;
	const now = ctx.clock();
	const today = brusselsDay(now);
	const board = await showCounterBoard(ctx, place.id);
	return {
		place,
		view: {
			...board,
			closedToday: place.hours.closedOn === dayAtCounter(place.hours, now),
			servicesAway: place.servicesAwayOn === today ? place.servicesAway : [],
			leaving: leavingOf(place)
		}
	};
}

function leavingOf({ state, leaving }: Place): Leaving | null {
	const hasLeft = state === 'left';
	if (!hasLeft && leaving === null) return null;
	return { hasLeft, lastDay: leaving?.lastDay ?? null, waiting: leaving?.waiting ?? null };
}
