import { brusselsDay } from '#kernel/instant.ts';
import { kindName } from '#places';
import type { SaidCard } from '../domain/said.ts';
import type { ListedPlace } from './list-places.ts';
import type { Reader } from './reader.ts';
import { sayDoor } from './say-door.ts';
import { sayLine } from './say-line.ts';
import { sayService } from './say-signs.ts';
import { nameFor, type StreetLine } from './street-place.ts';

/** A card says the first few services; all of them stand on the page of the place. */
const SERVICES_SHOWN = 4;
/** An hour. Beyond it the number of minutes helps nobody. */
const MOST_MINUTES = 60;

/**
 * A place of the list, in words.
 *
 * @param wanted the service that was asked for: it comes first
 */
export function sayCard(
	{ place, minutes, group }: ListedPlace,
	wanted: string | null,
	at: Date,
	reader: Reader
): SaidCard {
	const { language } = reader;
	const today = brusselsDay(at);
	const { street, number } = place.address;
	const status = place.status;
	const services = [...place.services].sort((a, b) => Number(b === wanted) - Number(a === wanted));
	return {
		slug: place.slug,
		name: nameFor(place, language),
		where: [street && number ? `${street} ${number}` : street, kindName(place.kind, language)]
			.filter(Boolean)
			.join(' · '),
		...sayDoor(place, at, reader),
		away: !status.open && (status.because === 'leave' || status.because === 'paused'),
		minutes: minutes === null ? null : sayMinutes(minutes, reader),
		toBeChecked: place.toBeChecked,
		lines: place.lines.filter(isWorthSaying).map((line) => sayLine(line, today, reader)),
		services: services.slice(0, SERVICES_SHOWN).map((key) => sayService(key, language)),
		lat: place.point.lat.toFixed(4),
		lon: place.point.lon.toFixed(4),
		group
	};
}

/** In a list an empty line is noise; one that is only gone today tells who comes for it. */
function isWorthSaying({ waiting, today }: StreetLine): boolean {
	return waiting > 0 || today === 'out';
}

/** "4 minuten stappen", or that it is far. */
function sayMinutes(minutes: number, { say }: Reader): string {
	return minutes > MOST_MINUTES ? say('overAnHour') : say('minutesOnFoot', { minutes });
}
