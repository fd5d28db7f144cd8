import type { TeamKey } from '#platform/i18n/team.ts';
import type { TextPage } from './text-pages.ts';

/** What each list of texts is called. */
export const PAGE_NAMES: Readonly<Record<TextPage, TeamKey>> = {
	open: 'markOnOpen',
	everywhere: 'markOnEverywhere',
	networks: 'markOnNetworks',
	list: 'markOnList',
	place: 'markOnPlace',
	treat: 'markOnTreat',
	screen: 'markOnScreen',
	charter: 'markOnCharter',
	trouble: 'markOnTrouble',
	paper: 'markOnPaper',
	counter: 'markOnCounter',
	team: 'markOnTeam',
	pictogram: 'markOnPictogram'
};
