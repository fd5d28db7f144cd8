import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';

/** What every form about a place needs. */
export interface PlaceForm {
	readonly say: Say<TeamKey>;
	/** The version of the place that the form is made from. */
	readonly seen: number;
	/** What was typed when this very form was not taken; null otherwise. */
	readonly typed: Readonly<Record<string, string>> | null;
	/** The field that was wrong, and why in words. */
	readonly wrong: { readonly field: string | undefined; readonly text: string } | null;
}

/** The words at a field of a form that was not taken. */
export function problemAt({ wrong }: PlaceForm, field: string): string | undefined {
	return wrong?.field === field ? wrong.text : undefined;
}
