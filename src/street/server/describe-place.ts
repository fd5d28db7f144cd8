import { brusselsTime, weekday } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { serviceName, type DayPlan } from '#places';
import types from '../domain/schema-types.json' with { type: 'json' };
import type { PlacePage } from './show-place.ts';
import { nameFor } from './street-place.ts';

const TYPES: ReadonlyMap<string, string> = new Map(Object.entries(types));
/** What no kind says: a shop, a house or a counter where somebody comes. */
const OTHER = 'LocalBusiness';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** How a day is said to be closed: hours that end where they begin. */
const CLOSED = '00:00 00:00';

/**
 * A place in the words of schema.org, for machines that read its page: JSON-LD that can stand inside a script element
 * whatever it says.
 *
 * @param url the address of the page
 */
export function describePlace(page: PlacePage, language: Language, url: string): string {
	const { place, week } = page;
	const { address, point, picture } = place;
	const hours = hoursOf(week);
	const description = {
		'@context': 'https://schema.org',
		'@type': TYPES.get(place.kind) ?? OTHER,
		name: nameFor(place, language),
		url,
		address: {
			'@type': 'PostalAddress',
			streetAddress: [address.street, address.number].filter((part) => part !== null).join(' ') || undefined,
			postalCode: address.postcode ?? undefined,
			addressLocality: address.town ?? undefined,
			addressCountry: 'BE'
		},
		geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lon },
		telephone: place.phone ?? undefined,
		sameAs: place.website ?? undefined,
		image: picture ? new URL(`/picture/${place.code}-${picture.fingerprint}.jpg`, url).href : undefined,
		isAccessibleForFree: true,
		openingHoursSpecification: hours.length === 0 ? undefined : hours,
		amenityFeature: place.services.map((key) => ({
			'@type': 'LocationFeatureSpecification',
			name: serviceName(key, language),
			value: true
		}))
	};
	return JSON.stringify(description).replace(/[<>&\u2028\u2029]/g, escaped);
}

/** As JSON may write any character; so no text ends the script element or opens a comment in it. */
function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The hours of these seven days, in which every weekday comes once, with holidays and leaves worked out. Days with the
 * same hours stand together.
 */
function hoursOf(week: readonly DayPlan[]) {
	const days = new Map<string, string[]>();
	for (const plan of week) {
		for (const hours of hoursOn(plan)) days.set(hours, [...(days.get(hours) ?? []), WEEKDAYS[weekday(plan.day)] ?? '']);
	}
	return [...days].map(([hours, dayOfWeek]) => {
		const [opens, closes] = hours.split(' ');
		return {
			'@type': 'OpeningHoursSpecification',
			dayOfWeek,
			opens,
			closes,
			validFrom: week[0]?.day,
			validThrough: week.at(-1)?.day
		};
	});
}

function hoursOn({ intervals, because }: DayPlan): string[] {
	if (because === 'holiday' || because === 'leave' || because === 'today') return [CLOSED];
	return intervals.map(({ from, until }) => {
		const hours = `${clock(from)} ${clock(until)}`;
		// A whole day would read as none.
		return hours === CLOSED ? '00:00 23:59' : hours;
	});
}

function clock(at: Date): string {
	const { hour, minute } = brusselsTime(at);
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
