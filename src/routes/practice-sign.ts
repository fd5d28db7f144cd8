import type { Language } from '#kernel/language.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import type { PracticeSign } from '#platform/ui/practice-sign.ts';

/** Of the pages of a street by the end of their route; the list is the rest. */
const PAGE_OF_ROUTE = ['screen', 'treat', 'charter'] as const;

/** Whose texts stand on a page of the street. */
export function textsOfRoute(routeId: string | null): 'list' | 'place' | (typeof PAGE_OF_ROUTE)[number] {
	const page = PAGE_OF_ROUTE.find((name) => routeId?.endsWith(`/${name}`));
	return page ?? (routeId?.endsWith('/[place]') ? 'place' : 'list');
}

/**
 * The sign above a page of a practice town. It is the same for everybody, so a page for guests may be kept like any other.
 *
 * @param on which texts stand on the page, as the list of texts calls them
 */
export function practiceSign(language: Language, on: ReturnType<typeof textsOfRoute> | 'counter'): PracticeSign {
	const say = teamTexts(language);
	return {
		label: say('practiceSign'),
		links: [
			{ href: `/${language}/team/texts?on=${on}`, label: say('practiceSay') },
			{ href: `/${language}/team/practice`, label: say('practiceBack') }
		]
	};
}

/** The sign above a page of the team, for who looks as somebody of the practice town. */
export function teamPracticeSign(language: Language, as: string): PracticeSign {
	const say = teamTexts(language);
	return {
		label: say('practiceSign'),
		as: say('practiceSignAs', { role: as }),
		links: [{ href: `/${language}/team/texts?on=team`, label: say('practiceSay') }],
		stop: { href: `/${language}/team/practice?/stop`, label: say('practiceStop') }
	};
}
