import { describe, expect, it } from 'vitest';
import { openStatus, takeawayStatus, type Hours } from '#places';
import { readerOf } from './reader.ts';
import { sayDoor } from './say-door.ts';
import type { StreetPlace } from './street-place.ts';

/** What a reader of Dutch finds at the door of a place with this week and this takeaway on Tuesday 3 March 2026. */
function door(week: string | null, takeaway: string, time: string) {
	const at = new Date(`2026-03-03T${time}+01:00`);
	const hours: Hours = { week, holidays: 'closed', adjusted: [], closures: [], closedOn: null, paused: false };
	const place = {
		status: openStatus(hours, at),
		takeaway: { week: takeaway, status: takeawayStatus(hours, takeaway, at) }
	} as StreetPlace;
	const { status, takeaway: fetched } = sayDoor(place, at, readerOf('nl'));
	return [status.open, status.words, fetched].map((part) => String(part).replaceAll('\u00a0', ' '));
}

describe('the door', () => {
	it('tells of takeaway beside sitting down', () => {
		expect(door('Mo-Su 10:00-22:00', 'Mo-Su 11:00-20:00', '14:00')).toEqual([
			'true',
			'Open tot 22 uur',
			'Afhalen tot 20 uur'
		]);
		expect(door('Mo-Su 10:00-22:00', 'Mo-Su 11:00-20:00', '21:00')).toEqual(['true', 'Open tot 22 uur', 'null']);
	});

	it('is the hatch where nobody sits down', () => {
		expect(door('off', 'Tu-Sa 11:00-15:00', '14:00')).toEqual(['true', 'Afhalen tot 15 uur', 'null']);
		expect(door('off', 'Tu-Sa 11:00-15:00', '09:00')).toEqual([
			'false',
			'Om mee te nemen: Gaat open om 11 uur',
			'null'
		]);
		expect(door(null, 'Tu-Sa 11:00-15:00', '14:00')).toEqual(['true', 'Afhalen tot 15 uur', 'null']);
	});
});
