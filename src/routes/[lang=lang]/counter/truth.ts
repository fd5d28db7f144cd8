import type { CounterView } from '#board';
import type { Context } from '#platform/context.ts';

/** What the script of a counter is told: the counter, and the clock of the server in unix milliseconds. */
export function truthOf(ctx: Context, view: CounterView): { view: CounterView; now: number } {
	return { view, now: ctx.clock().getTime() };
}
