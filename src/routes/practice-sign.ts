import type { Language } from '#kernel/language.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import type { PracticeSign } from '#platform/ui/practice-sign.ts';

/** Of the pages of a street by the end of their route; the list is the rest. */
const PAGE_OF_ROUTE = ['screen', 'treat', 'charter'] as const;

/**
 * The sign above a page of a practice town for guests. It is the same for everybody, so such a page may be kept like any
 * other.
 */
export function guestPracticeSign(language: Language, routeId: string | null): PracticeSign {
	const say = teamTexts(language);
	const page = PAGE_OF_ROUTE.find((name) => routeId?.endsWith(`/${name}`));
	const on = page ?? (routeId?.endsWith('/[place]') ? 'place' : 'list');
	return {
		label: say('practiceSign'),
		links: [
			{ href: `/${language}/team/texts?on=${on}`, label: say('practiceSay') },
			{ href: `/${language}/team/practice`, label: say('practiceBack') }
		]
	};
}

/** The sign above a page of the counter or the team, for who looks as somebody of the practice town. */
export function insidePracticeSign(language: Language, on: 'counter' | 'team', as?: string): PracticeSign {
	const say = teamTexts(language);
	return {
		label: say('practiceSign'),
		as: as && say('practiceSignAs', { role: as }),
		links: [{ href: `/${language}/team/texts?on=${on}`, label: say('practiceSay') }],
		stop: { href: `/${language}/team/practice?/stop`, label: say('practiceStop') }
	};
}
