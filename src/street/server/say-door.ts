import type { Language } from '#kernel/language.ts';
import type { OpenStatus } from '#places';
import { guestTexts } from '#platform/i18n/guest.ts';
import { timeOfDay } from '#platform/i18n/moments.ts';
import type { SaidStatus } from '../domain/said.ts';
import { sayStatus } from './say-status.ts';
import { hasOnlyTakeaway, type StreetPlace } from './street-place.ts';

/** What a passer-by finds at the door in words, and whether there is takeaway beside it. */
export interface SaidDoor {
	readonly status: SaidStatus;
	/** Null where there is nothing to fetch now. */
	readonly takeaway: string | null;
}

export function sayDoor(place: StreetPlace, at: Date, language: Language): SaidDoor {
	const fetched = place.takeaway === null ? null : untilWords(place.takeaway.status, language);
	if (!place.takeaway || !hasOnlyTakeaway(place)) {
		return { status: sayStatus(place.status, at, language), takeaway: fetched };
	}
	const status = sayStatus(place.takeaway.status, at, language);
	const words = fetched ?? `${guestTexts(language)('takeaway')}: ${status.words}`;
	return { status: { ...status, words }, takeaway: null };
}

function untilWords(status: OpenStatus, language: Language): string | null {
	if (!status.open || status.until === null) return null;
	return guestTexts(language)('takeawayUntil', { time: timeOfDay(status.until, language) });
}
