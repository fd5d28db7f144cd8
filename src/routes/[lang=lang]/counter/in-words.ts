import type { CounterKey } from '#platform/i18n/counter.ts';
import type { Say } from '#platform/i18n/say.ts';

/** What became of a form that was not taken. */
export interface FormRefusal {
	readonly act: string;
	readonly code: string;
	/** The line of the board it was about. */
	readonly line?: string;
}

/** Why something at the counter was not taken, and what to do instead. */
export function inWords(
	say: Say<CounterKey>,
	{ act, code }: FormRefusal,
	team: { readonly name: string; readonly phone: string } | undefined
): string {
	if (code === 'tooLateToUndo') return say('tooLateToUndo');
	if (code === 'badInput' && act === 'treated') return say('amountWrong', { least: 1, most: 20 });
	if (code === 'badInput' && act === 'counted') return say('amountWrong', { least: 0, most: 200 });
	return team ? say('wentWrong', { name: team.name, phone: team.phone }) : say('notSaved');
}
