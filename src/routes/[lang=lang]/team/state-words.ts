import type { PlaceState } from '#places';
import type { TeamKey } from '#platform/i18n/team.ts';

/** The state of a place in a word. */
export const STATE_WORDS: Readonly<Record<PlaceState, TeamKey>> = {
	published: 'statePublished',
	candidate: 'stateCandidate',
	left: 'stateLeft',
	aside: 'stateAside'
};
