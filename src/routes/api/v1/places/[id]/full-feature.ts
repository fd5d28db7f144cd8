import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { DayPlan } from '#places';
import { sayPlace, type PlacePage } from '#street';
import type { PlaceInFull } from '../../../shapes/place.ts';
import { attributionOf, featureOf } from '../feature.ts';

type Properties = PlaceInFull['properties'];

/** One place as its page shows it: its facts, its week worked out, and all of it in words. */
export function fullFeatureOf(page: PlacePage, language: Language, origin: string): PlaceInFull {
	const { place, network, neighbourhood, week, takeawayWeek } = page;
	const said = sayPlace(page, language);
	const feature = featureOf(place, { network: network.slug, neighbourhood: neighbourhood?.slug ?? null, origin });
	const pageIn = (each: Language) => `${origin}/${each}/${network.slug}/place/${place.slug}`;
	return {
		...feature,
		properties: {
			...feature.properties,
			weekAhead: week.map(dayAheadOf),
			takeawayWeekAhead: takeawayWeek === null ? null : takeawayWeek.map(dayAheadOf),
			inWords: inWordsOf(said, language),
			links: {
				pages: Object.fromEntries(LANGUAGES.map((each) => [each, pageIn(each)])) as Properties['links']['pages'],
				short: `${origin}/p/${place.code}`,
				network: `${origin}/api/v1/networks/${network.slug}`,
				route: said.route
			}
		},
		...attributionOf([place])
	};
}

function dayAheadOf({ day, intervals, unsure, because, holiday }: DayPlan): Properties['weekAhead'][number] {
	const plain = (interval: { from: Date; until: Date }) => ({
		from: interval.from.toISOString(),
		until: interval.until.toISOString()
	});
	return { day, open: intervals.map(plain), unsure: unsure.map(plain), because, holiday };
}

function inWordsOf(said: ReturnType<typeof sayPlace>, language: Language): Properties['inWords'] {
	return {
		language,
		name: said.name,
		kind: said.kind.label,
		address: said.address,
		status: said.status.words,
		next: said.status.next,
		takeaway: said.takeaway,
		week: said.week,
		takeawayWeek: said.takeawayWeek,
		services: said.services.map(({ label }) => label),
		servicesAwayToday: said.servicesAway.map(({ label }) => label),
		waiting: said.lines.map(({ name, label, instead }) => ({ name, count: label, instead: instead ?? null })),
		languages: said.languages,
		access: said.access,
		confirmedOn: said.confirmedOn
	};
}
