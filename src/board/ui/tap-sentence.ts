import type { Language } from '#kernel/language.ts';
import type { CounterKey } from '#platform/i18n/counter.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { CounterLine, Tap } from '../domain/counter.ts';
import { lineName, type ItemWords } from './line-name.ts';

const EVENT = {
	given: 'eventGiven',
	treated: 'eventTreated',
	counted: 'eventCounted',
	passedOn: 'eventPassedOn',
	received: 'eventReceived'
} as const satisfies Record<Tap['kind'], CounterKey>;

/** In which words taps are told. */
export interface Telling {
	readonly say: Say<CounterKey>;
	readonly language: Language;
	readonly words: ItemWords;
}

/** A tap as a line of the list: "2 koffies gegeven". */
export function tapInList({ say, language, words }: Telling, tap: Tap, line: CounterLine): string {
	const item = tap.kind === 'counted' ? lineName(line, words, language) : lineName(line, words, language, tap.n);
	return say(EVENT[tap.kind], { count: tap.n, item });
}

/** What a tap came to: "1 koffie gegeven. Nog 6 op de lei." */
export function tapSaid(telling: Telling, tap: Tap, line: CounterLine, isFromHouse: boolean): string {
	const { say, language, words } = telling;
	const left = line.waiting;
	const item = lineName(line, words, language, tap.n);
	if (tap.undone) return say('saidUndone', { item: lineName(line, words, language), left });
	if (tap.kind === 'given' && isFromHouse) return say('saidFromTheHouse', { item });
	if (tap.kind === 'given') return say('saidGiven', { count: tap.n, item, left });
	if (tap.kind === 'treated') return say('saidTreated', { count: tap.n, item, left });
	if (tap.kind === 'counted') return say('saidCounted', { item: lineName(line, words, language), left });
	return tapInList(telling, tap, line);
}
