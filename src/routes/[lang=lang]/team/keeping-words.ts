import { brusselsDay, type Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import type { KeepingStatus } from '#keeping';
import { dayInWords } from '#platform/i18n/moments.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** When the last backup was made and whether it could be put back, in sentences. */
export function keepingInWords(
	{ lastBackup, lastDrill, lastPassedDrill }: KeepingStatus,
	say: Say<TeamKey>,
	today: Day,
	language: Language
): string[] {
	const when = (at: Date) => dayInWords(brusselsDay(at), today, language);
	const failed = lastDrill !== null && !lastDrill.passed;
	return [
		lastBackup ? say('keepingBackup', { when: when(lastBackup.at) }) : say('keepingNoBackup'),
		...(failed ? [say('keepingDrillFailed')] : []),
		lastPassedDrill ? say('keepingDrill', { when: when(lastPassedDrill) }) : say('keepingNoDrill')
	];
}
