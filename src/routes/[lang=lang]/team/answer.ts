import { fail } from '@sveltejs/kit';
import type { Refusal } from '#kernel/result.ts';
import type { Meanwhile } from '#places/ui/place-form.ts';
import type { Values } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** What became of a form of the team that was not taken. */
export interface FormRefusal {
	/** Which form of the page it was. */
	readonly act: string;
	readonly problem: TeamKey;
	/** The field it is about. */
	readonly field: string | undefined;
	/** What was typed, so that nothing is lost. */
	readonly typed: Readonly<Record<string, string>>;
	/** What stands there now, where somebody else changed facts of a place meanwhile. */
	readonly meanwhile?: Meanwhile;
}

/** What became of a form that was taken, to say on the page. */
export interface Said {
	readonly said: TeamKey;
	readonly values?: Values;
}

/** The answer to the last form as a page shows it; nothing on a page that was just opened. */
export function outcomeOf(form: object | null): { refusal: FormRefusal | null; said: Said | null } {
	return {
		refusal: form && 'problem' in form ? (form as FormRefusal) : null,
		said: form && 'said' in form ? (form as Said) : null
	};
}

const STATUS: Readonly<Record<string, number>> = { notAllowed: 403, tooManyTries: 429 };

/** The words for a refusal that every form can meet. A form names the others itself. */
const COMMON: Readonly<Record<string, TeamKey>> = { notAllowed: 'notAllowed' };

/**
 * Answers a form that was not taken: at the right field, in words, with what was typed.
 *
 * @param words the text for each code, or for a code at a field as `code.field`
 */
export function notTaken(
	act: string,
	{ code, field }: Refusal,
	form: FormData,
	words: Readonly<Record<string, TeamKey>> = {}
) {
	const problem = words[`${code}.${field}`] ?? words[code] ?? COMMON[code] ?? 'wentWrong';
	return fail<FormRefusal>(STATUS[code] ?? 422, { act, problem, field, typed: typedIn(form) });
}

/** The texts of a form; what was chosen several times stands together, separated by spaces. */
export function typedIn(form: FormData): Record<string, string> {
	const typed: Record<string, string> = {};
	for (const name of new Set(form.keys())) {
		typed[name] = form
			.getAll(name)
			.filter((value) => typeof value === 'string')
			.join(' ');
	}
	return typed;
}

/** One text of a form. */
export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
