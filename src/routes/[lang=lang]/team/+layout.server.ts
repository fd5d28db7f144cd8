import type { Role } from '#kernel/actor.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { teamTexts, type TeamKey } from '#platform/i18n/team.ts';
import type { Frame } from '#platform/ui/frame.ts';
import { nameFor } from '#street';
import { teamPracticeSign } from '../../practice-sign.ts';
import { visitOf } from './session.ts';
import type { LayoutServerLoad } from './$types';

const OWN_TILE = ['#1b4b82', '#a8321a'] as const;

/** The pages of the team, in the order of a week. */
const PAGES = [
	['', 'overview'],
	['/places', 'places'],
	['/places/new', 'newPlace'],
	['/candidates', 'candidates'],
	['/import', 'import'],
	['/members', 'members'],
	['/texts', 'markTexts'],
	['/practice', 'practice'],
	['/me', 'me']
] as const;

const ROLE: Readonly<Record<Role, TeamKey>> = {
	coordinator: 'roleCoordinator',
	ambassador: 'roleAmbassador',
	expert: 'roleExpert'
};

export const load: LayoutServerLoad = async (event) => {
	const { params, url, setHeaders } = event;
	// Nobody else may see it, and no cache on the way.
	setHeaders({ 'cache-control': 'private, no-store' });
	const language = params.lang;
	const say = teamTexts(language);
	const visit = await visitOf(event);
	const door = `/${language}/team`;
	const frame: Frame = {
		language,
		hrefs: hrefsOf(url),
		texts: { skip: say('skip'), languages: say('languages') },
		tile: visit?.network.tile ?? OWN_TILE,
		home: visit
			? { href: `/${language}/${visit.network.slug}`, label: nameFor(visit.network, language) }
			: { href: `/${language}`, label: 'Stoep' },
		practice: visit?.self && teamPracticeSign(language, say(ROLE[visit.member.role])),
		onPaper: []
	};
	const menu = visit
		? PAGES.map(([page, key]) => ({ href: door + page, label: say(key), isHere: url.pathname === door + page }))
		: [];
	return { language, frame, menu, menuLabel: say('menu') };
};

function hrefsOf({ pathname, search }: URL): Record<Language, string> {
	const [, , ...rest] = pathname.split('/');
	const hrefs = LANGUAGES.map((language) => [language, `/${[language, ...rest].join('/')}${search}`]);
	return Object.fromEntries(hrefs) as Record<Language, string>;
}
