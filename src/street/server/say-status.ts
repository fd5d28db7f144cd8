import { brusselsDay } from '#kernel/instant.ts';
import type { OpenStatus } from '#places';
import { dayInWords, timeOfDay } from '#platform/i18n/moments.ts';
import type { SaidStatus } from '../domain/said.ts';
import type { Reader } from './reader.ts';

type Closed = Extract<OpenStatus, { open: false }>;

/** Whether a place is open, in words that people use. Never a promise of what nobody knows. */
export function sayStatus(status: OpenStatus, at: Date, reader: Reader): SaidStatus {
	return status.open
		? { open: true, words: openWords(status.until, at, reader), next: null }
		: { open: false, ...closedWords(status, at, reader) };
}

function openWords(until: Date | null, at: Date, { say, language }: Reader): string {
	if (until === null) return say('openAlways');
	// A bare time is understood as the next time the clock says so.
	if (until.getTime() - at.getTime() > 86_400_000) return say('openNow');
	return say('openUntil', { time: timeOfDay(until, language) });
}

function closedWords({ because, opens, returns }: Closed, at: Date, reader: Reader): Omit<SaidStatus, 'open'> {
	const { say, language } = reader;
	const today = brusselsDay(at);
	const next = opens === null ? null : openingWords(opens, today, reader);
	switch (because) {
		case 'holiday':
			return { words: say('closedHoliday'), next };
		case 'today':
			return { words: say('closedToday'), next };
		case 'paused':
			return { words: say('paused'), next: null };
		case 'leave': {
			const words =
				returns === null ? say('onLeave') : say('onLeaveUntil', { day: dayInWords(returns, today, language) });
			return { words, next: null };
		}
		case 'unknown':
			// It may well be open at this moment, so only an opening that is surely still to come today is worth saying.
			return {
				words: next !== null && opens !== null && brusselsDay(opens) === today ? next : say('hoursUnknown'),
				next: null
			};
		case 'week':
			return { words: next ?? say('closedNow'), next: null };
	}
}

function openingWords(opens: Date, today: string, { say, language }: Reader): string {
	const day = brusselsDay(opens);
	const time = timeOfDay(opens, language);
	return day === today ? say('opensAt', { time }) : say('opensOn', { day: dayInWords(day, today, language), time });
}
