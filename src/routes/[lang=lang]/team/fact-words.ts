import type { Fact } from '#places';
import type { TeamKey } from '#platform/i18n/team.ts';

/** Facts of a place in the words of a sentence, each by a word of its own. */
export const FACT_WORDS: Readonly<Record<Fact, TeamKey>> = {
	name: 'factName',
	names: 'factNames',
	kind: 'factKind',
	address: 'factAddress',
	point: 'factPoint',
	'hours.week': 'factHours',
	'hours.holidays': 'factHolidays',
	'hours.adjusted': 'factAdjusted',
	'hours.closures': 'factClosures',
	'hours.paused': 'factPaused',
	hoursAsFound: 'factFound',
	takeaway: 'factTakeaway',
	services: 'factServices',
	languages: 'factLanguages',
	phone: 'factPhone',
	website: 'factWebsite',
	stepFree: 'factStepFree',
	accessibleToilet: 'factToilet',
	dogs: 'factDogs',
	friendlyFace: 'factFriendlyFace'
};
