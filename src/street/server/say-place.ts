import { brusselsDay } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import type { Access, Address } from '#places';
import type { GuestKey } from '#platform/i18n/guest.ts';
import { dayInWords, languageInWords } from '#platform/i18n/moments.ts';
import type { SaidPlace } from '../domain/said.ts';
import { isShort } from '../domain/short.ts';
import { readerOf, type Reader } from './reader.ts';
import { sayDoor } from './say-door.ts';
import { sayLine } from './say-line.ts';
import { sayKind, sayService } from './say-signs.ts';
import { sayWeek } from './say-week.ts';
import type { PlacePage } from './show-place.ts';
import { hasOnlyTakeaway, nameFor, type StreetPlace } from './street-place.ts';

const ACCESS_WORDS = {
	stepFree: { yes: 'stepFreeYes', limited: 'stepFreeLimited', no: 'stepFreeNo' },
	accessibleToilet: { yes: 'toiletYes', limited: 'toiletLimited', no: 'toiletNo' },
	dogs: { yes: 'dogsYes', limited: 'dogsLimited', no: 'dogsNo' }
} as const satisfies Record<string, Record<Access, GuestKey>>;

/** A place with its board and its week, in words, those of its network where it has its own. */
export function sayPlace({ network, place, week, takeawayWeek, at }: PlacePage, language: Language): SaidPlace {
	const reader = readerOf(language, network.wording);
	const today = brusselsDay(at);
	const { hours, picture } = place;
	const hasWeek = !hours.paused && !hasOnlyTakeaway(place) && week.some(({ because }) => because !== 'unknown');
	return {
		slug: place.slug,
		code: place.code,
		name: nameFor(place, language),
		kind: sayKind(place.kind, language),
		address: addressLine(place.address),
		...sayDoor(place, at, reader),
		lines: place.lines.map((line) => sayLine(line, today, reader)),
		short: place.lines.filter(isShort).map((line) => sayLine(line, today, reader)),
		services: place.services.map((key) => sayService(key, language)),
		servicesAway: place.servicesAway.map((key) => sayService(key, language)),
		week: hasWeek ? sayWeek(week, today, reader) : null,
		takeawayWeek: takeawayWeek === null || hours.paused ? null : sayWeek(takeawayWeek, today, reader),
		hoursAsFound: place.hoursAsFound,
		languages: place.languages.map((code) => languageInWords(code, language)),
		access: accessWords(place, reader),
		friendlyFace: place.friendlyFace,
		phone: place.phone,
		website: place.website,
		confirmedOn: place.confirmedOn === null ? null : dayInWords(place.confirmedOn, today, language),
		toBeChecked: place.toBeChecked,
		fromOpenStreetMap: place.source === 'osm',
		route: routeTo(place),
		picture: picture && {
			src: `/picture/${place.code}-${picture.fingerprint}.jpg`,
			alt: picture.alt,
			width: picture.width,
			height: picture.height
		}
	};
}

function accessWords(place: StreetPlace, { say }: Reader): string[] {
	return (['stepFree', 'accessibleToilet', 'dogs'] as const)
		.map((fact) => {
			const access = place[fact];
			return access === null ? '' : say(ACCESS_WORDS[fact][access]);
		})
		.filter((words) => words !== '');
}

function addressLine({ street, number, postcode, town }: Address): string {
	const words = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' ');
	return [words(street, number), words(postcode, town)].filter((part) => part !== '').join(', ');
}

function routeTo({ point }: StreetPlace): string {
	const to = `${point.lat.toFixed(5)}%2C${point.lon.toFixed(5)}`;
	return `https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&route=%3B${to}`;
}
