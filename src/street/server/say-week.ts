import { brusselsDay, brusselsTime, type Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import type { DayPlan } from '#places';
import { guestTexts } from '#platform/i18n/guest.ts';
import { hoursSpan, weekdayInWords } from '#platform/i18n/moments.ts';
import type { SaidDay } from '../domain/said.ts';

const MINUTES_OF_A_DAY = 1440;

/** The days of a plan in words. A holiday is named, also when the place is open on it. */
export function sayWeek(week: readonly DayPlan[], today: Day, language: Language): SaidDay[] {
	return week.map((plan) => ({
		day: weekdayInWords(plan.day, language),
		today: plan.day === today,
		hours: plan.intervals.map(({ from, until }) => spanWords(plan.day, from, until, language)),
		note: noteOf(plan, language)
	}));
}

function spanWords(day: Day, from: Date, until: Date, language: Language): string {
	const start = minutesInto(day, from);
	const end = minutesInto(day, until);
	return start === 0 && end === MINUTES_OF_A_DAY
		? guestTexts(language)('dayAndNight')
		: hoursSpan(start, end, language);
}

/** What a clock shows, counted on from the midnight at which the day began. */
function minutesInto(day: Day, at: Date): number {
	const { hour, minute } = brusselsTime(at);
	return hour * 60 + minute + (brusselsDay(at) > day ? MINUTES_OF_A_DAY : 0);
}

function noteOf({ intervals, because, holiday }: DayPlan, language: Language): string | null {
	const say = guestTexts(language);
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
			return holiday === null ? say('closed') : `${say('closed')} · ${say(holiday)}`;
	}
}
