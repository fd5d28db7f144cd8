import type { Language } from '#kernel/language.ts';
import { kindName, serviceName } from '#places';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import type { TeamCandidate } from '#street';
import { STATE_WORDS } from '../state-words.ts';
import { weekInWords } from '../week-words.ts';

/** Where lists come from, as it calls itself. */
const SOURCES: Readonly<Record<string, string>> = { osm: 'OpenStreetMap', csv: 'CSV' };

/** A candidate in the words of one reader, with everything to decide on it by. */
export function candidateInWords(
	candidate: TeamCandidate,
	hoods: ReadonlyMap<string, string>,
	say: Say<TeamKey>,
	language: Language
) {
	const { id, name, street, number, postcode, town, neighbourhoodId, source, week, hoursAsFound, point } = candidate;
	const address = [street, number].filter(Boolean).join(' ');
	const hours = week === null ? null : weekInWords(week, language);
	return {
		id,
		name,
		kind: kindName(candidate.kind, language),
		/** As people wrote it, in whatever direction that goes. */
		where: [address, [postcode, town].filter(Boolean).join(' '), hoods.get(neighbourhoodId ?? '')].filter(Boolean),
		source: source && say('candidateFrom', { source: SOURCES[source] ?? source }),
		hours: hours ?? (week === null ? say('hoursNotKnown') : null),
		/** What no line can say stands there as it was written. */
		rawHours: hours === null ? week : null,
		contact: [candidate.phone, candidate.website?.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')].filter(Boolean),
		free: candidate.services.length > 0 ? say('freeThere', { what: namesOf(candidate.services, language) }) : null,
		map: `https://www.openstreetmap.org/?mlat=${point.lat.toFixed(6)}&mlon=${point.lon.toFixed(6)}#map=19/${point.lat.toFixed(5)}/${point.lon.toFixed(5)}`,
		canPublish: candidate.pointKnown,
		doubts: [
			...(candidate.pointKnown ? [] : [say('whereNotSaid')]),
			...(hoursAsFound === null ? [] : [say('needHours', { hours: hoursAsFound })]),
			...candidate.like.map((like) =>
				say('likeThis', { name: like.name, state: say(STATE_WORDS[like.state]), metres: like.metres })
			)
		]
	};
}

function namesOf(services: readonly string[], language: Language): string {
	return services.map((service) => serviceName(service, language)).join(', ');
}
