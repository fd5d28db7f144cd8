import type { OpenStatus } from '#places';
import { timeOfDay } from '#platform/i18n/moments.ts';
import type { SaidStatus } from '../domain/said.ts';
import type { Reader } from './reader.ts';
import { sayStatus } from './say-status.ts';
import { hasOnlyTakeaway, type StreetPlace } from './street-place.ts';

/** What a passer-by finds at the door in words, and whether there is takeaway beside it. */
export interface SaidDoor {
	readonly status: SaidStatus;
	/** Null where there is nothing to fetch now. */
	readonly takeaway: string | null;
}

export function sayDoor(place: StreetPlace, at: Date, reader: Reader): SaidDoor {
	const fetched = place.takeaway === null ? null : untilWords(place.takeaway.status, reader);
	if (!place.takeaway || !hasOnlyTakeaway(place)) {
		return { status: sayStatus(place.status, at, reader), takeaway: fetched };
	}
	const status = sayStatus(place.takeaway.status, at, reader);
	const words = fetched ?? `${reader.say('takeaway')}: ${status.words}`;
	return { status: { ...status, words }, takeaway: null };
}

function untilWords(status: OpenStatus, { say, language }: Reader): string | null {
	if (!status.open || status.until === null) return null;
	return say('takeawayUntil', { time: timeOfDay(status.until, language) });
}
