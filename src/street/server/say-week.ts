import { brusselsDay, brusselsTime, type Day } from '#kernel/instant.ts';
import type { DayPlan } from '#places';
import { hoursSpan, weekdayInWords } from '#platform/i18n/moments.ts';
import type { SaidDay } from '../domain/said.ts';
import type { Reader } from './reader.ts';

const MINUTES_OF_A_DAY = 1440;

/** The days of a plan in words. A holiday is named, also when the place is open on it. */
export function sayWeek(week: readonly DayPlan[], today: Day, reader: Reader): SaidDay[] {
	return week.map((plan) => ({
		day: weekdayInWords(plan.day, reader.language),
		today: plan.day === today,
		hours: plan.intervals.map(({ from, until }) => spanWords(plan.day, from, until, reader)),
		note: noteOf(plan, reader)
	}));
}

function spanWords(day: Day, from: Date, until: Date, { say, language }: Reader): string {
	const start = minutesInto(day, from);
	const end = minutesInto(day, until);
	return start === 0 && end === MINUTES_OF_A_DAY ? say('dayAndNight') : hoursSpan(start, end, language);
}

/** What a clock shows, counted on from the midnight at which the day began. */
function minutesInto(day: Day, at: Date): number {
	const { hour, minute } = brusselsTime(at);
	return hour * 60 + minute + (brusselsDay(at) > day ? MINUTES_OF_A_DAY : 0);
}

function noteOf({ intervals, because, holiday }: DayPlan, { say }: Reader): string | null {
	if (intervals.length > 0) return holiday === null ? null : say(holiday);
	switch (because) {
		case 'leave':
			return say('onLeave');
		case 'paused':
			return say('paused');
		case 'unknown':
			return say('hoursUnknown');
		case 'today':
		case 'holiday':
		case null:
			return [say('closed'), holiday === null ? '' : say(holiday)].filter((words) => words !== '').join(' · ');
	}
}
