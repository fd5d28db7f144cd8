import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';

/** The headers of a page that changes by nothing but a write and the date on its print. */
export function untilMidnight(networkTag: string, now: Date): Record<string, string> {
	return keptUntil(networkTag, startOfDay(addDays(brusselsDay(now), 1)));
}

/** What tells the cache of guest pages which writes end a page, and when time does. */
export function keptUntil(networkTag: string, until: Date): Record<string, string> {
	return { 'x-stoep-network': networkTag, 'x-stoep-until': String(until.getTime()) };
}
