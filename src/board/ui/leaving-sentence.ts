import type { Language } from '#kernel/language.ts';
import type { CounterKey } from '#platform/i18n/counter.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { CounterView } from '../domain/counter.ts';
import { dayWithYear } from './clock.ts';

/**
 * What whoever stands at the counter of a place that stops reads: after which day, or that it has stopped, and what was
 * agreed about what waits, as long as anything does. Null at a place that goes on.
 */
export function leavingSaid(
	say: Say<CounterKey>,
	language: Language,
	{ leaving, lines }: Pick<CounterView, 'leaving' | 'lines'>
): string | null {
	if (leaving === null) return null;
	const { hasLeft, lastDay, waiting } = leaving;
	const stops =
		hasLeft || lastDay === null ? say('stopped') : say('stopsAfter', { day: dayWithYear(lastDay, language) });
	if (waiting === null || !lines.some((line) => line.waiting > 0)) return stops;
	if (waiting === 'giveOut') return `${stops} ${say(hasLeft ? 'giveOutStill' : 'giveOutUntilThen')}`;
	return `${stops} ${say(waiting === 'passOn' ? 'goesToOthers' : 'goesToNetwork')}`;
}
