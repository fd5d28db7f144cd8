import { dayInWords } from '#platform/i18n/moments.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import type { Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import type { Need, NeedKind } from '#street';
import { STEP_WORDS } from './places/step-words.ts';

/** What asks for attention, as the name of a group. */
export const NEED_KINDS: Readonly<Record<NeedKind, TeamKey>> = {
	unfinished: 'kindUnfinished',
	leaving: 'kindLeaving',
	hoursUnreadable: 'kindHours',
	noReturnDay: 'kindReturnDay',
	toBeChecked: 'kindCheck',
	cardUnused: 'kindCard',
	silentBoard: 'kindSilent',
	longWaiting: 'kindWaiting'
};

/** What a place needs, as a sentence. */
export function needInWords(need: Need, say: Say<TeamKey>, today: Day, language: Language): string {
	const when = (day: Day) => dayInWords(day, today, language);
	switch (need.kind) {
		case 'unfinished':
			if (need.missing.length === 0) return say('allThere');
			return say('needUnfinished', { what: need.missing.map((step) => say(STEP_WORDS[step])).join(', ') });
		case 'leaving':
			return say('needLeaving', { when: when(need.lastDay) });
		case 'hoursUnreadable':
			return say('needHours', { hours: need.asFound });
		case 'noReturnDay':
			return say('needReturnDay', { when: when(need.since) });
		case 'toBeChecked':
			return need.confirmedOn === null ? say('needCheckNever') : say('needCheck', { when: when(need.confirmedOn) });
		case 'cardUnused':
			return say('needCard', { when: when(need.madeOn) });
		case 'silentBoard':
			return say('needSilent', { when: when(need.since) });
		case 'longWaiting':
			return need.since === null ? say('needWaitingLong') : say('needWaiting', { when: when(need.since) });
	}
}
