import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** What stands there now, in words, fact by fact. */
export interface Meanwhile {
	readonly told: number;
	readonly standing: readonly { readonly fact: string; readonly value: string }[];
}

/** What every form about a place needs. */
export interface PlaceForm {
	readonly say: Say<TeamKey>;
	/** The version of the place that the form is made from; of one that comes back, that of what was typed in it. */
	readonly seen: number;
	/** What stands there now of what somebody else changed meanwhile, at which version; null where nobody did. */
	readonly meanwhile: Meanwhile | null;
	/** What was typed when this very form was not taken; null otherwise. */
	readonly typed: Readonly<Record<string, string>> | null;
	/** The field that was wrong, and why in words. */
	readonly wrong: { readonly field: string | undefined; readonly text: string } | null;
}

/** The words at a field of a form that was not taken. */
export function problemAt({ wrong }: PlaceForm, field: string): string | undefined {
	return wrong?.field === field ? wrong.text : undefined;
}
