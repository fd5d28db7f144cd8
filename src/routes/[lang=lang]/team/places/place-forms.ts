import type { PlaceForm } from '#places/ui/place-form.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import type { FormRefusal } from '../answer.ts';

/**
 * A form about a place, with what was wrong where it was this one that was not taken.
 *
 * @param version the version of the place that the page shows
 */
export function placeForm(act: string, say: Say<TeamKey>, version: number, refusal: FormRefusal | null): PlaceForm {
	const own = refusal?.act === act ? refusal : null;
	// What comes back was filled in from an older version: from the newest one it would seem to want that back.
	const seen = Number(own?.typed.seen ?? version);
	return {
		say,
		seen: seen <= version ? seen : version,
		meanwhile: own?.meanwhile ?? null,
		typed: own?.typed ?? null,
		wrong: own && !own.meanwhile ? { field: own.field, text: say(own.problem) } : null
	};
}
