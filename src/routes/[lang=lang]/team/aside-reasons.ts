import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** Why a candidate is set aside, by what its form sends: each is one tap, and stands in the history in words. */
export const ASIDE_REASONS = {
	gone: 'asideGone',
	double: 'asideDouble',
	no: 'asideNo',
	unfit: 'asideUnfit'
} as const satisfies Record<string, TeamKey>;

/** The words of a reason that a form sent; empty where it is none. */
export function reasonInWords(reason: string, say: Say<TeamKey>): string {
	return Object.hasOwn(ASIDE_REASONS, reason) ? say(ASIDE_REASONS[reason as keyof typeof ASIDE_REASONS]) : '';
}
