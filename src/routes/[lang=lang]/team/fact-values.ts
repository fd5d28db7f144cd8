import type { Language } from '#kernel/language.ts';
import { kindName, serviceName } from '#places';
import { languageInWords } from '#platform/i18n/moments.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** The value of a fact as one line of text; a word for "nothing" where there is none. */
export function factInWords(fact: string, value: unknown, say: Say<TeamKey>, language: Language): string {
	return lineOf(fact, value, say, language) || say('importNothing');
}

function lineOf(fact: string, value: unknown, say: Say<TeamKey>, language: Language): string {
	if (Array.isArray(value)) {
		const words = { services: serviceName, languages: languageInWords }[fact];
		return value.map((one) => (words ? words(String(one), language) : String(one))).join(', ');
	}
	if (typeof value === 'object' && value !== null) return partsOf(fact, value, say);
	if (typeof value !== 'string') return '';
	if (fact === 'kind') return kindName(value, language);
	if (fact === 'hours.holidays') return say(value === 'closed' ? 'holidaysClosed' : 'importHolidaysAsWeek');
	const isAccess = ['stepFree', 'accessibleToilet', 'dogs'].includes(fact);
	return isAccess && (value === 'yes' || value === 'limited' || value === 'no') ? say(value) : value;
}

function partsOf(fact: string, value: object, say: Say<TeamKey>): string {
	// The history keeps that there was a name, and not which.
	if (fact === 'friendlyFace') return say('importAName');
	const parts = value as Readonly<Record<string, string | number | null | undefined>>;
	const together = (...names: string[]) =>
		names
			.map((name) => parts[name] ?? '')
			.join(' ')
			.trim();
	if (fact === 'address')
		return [together('street', 'number'), together('postcode', 'town')].filter(Boolean).join(', ');
	if (fact === 'point') return `${parts.lat}, ${parts.lon}`;
	return Object.entries(parts)
		.map(([name, part]) => `${name}: ${part}`)
		.join(', ');
}
