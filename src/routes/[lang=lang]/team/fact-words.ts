import type { TeamKey } from '#platform/i18n/team.ts';

/** Facts of a place in the words of a sentence. */
export const FACT_WORDS: Readonly<Record<string, TeamKey>> = {
	name: 'factName',
	names: 'factNames',
	kind: 'factKind',
	address: 'factAddress',
	point: 'factPoint',
	'hours.week': 'factHours',
	'hours.holidays': 'factHours',
	'hours.adjusted': 'factHours',
	'hours.closures': 'factClosures',
	'hours.paused': 'factPaused',
	hoursAsFound: 'factHours',
	takeaway: 'factTakeaway',
	services: 'factServices',
	languages: 'factLanguages',
	phone: 'factContact',
	website: 'factContact',
	stepFree: 'factAccess',
	accessibleToilet: 'factAccess',
	dogs: 'factAccess',
	friendlyFace: 'factFriendlyFace'
};
