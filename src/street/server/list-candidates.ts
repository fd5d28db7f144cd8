import { isUuid } from '#kernel/ids.ts';
import type { Point } from '#kernel/geography.ts';
import { isKind, type PlaceState } from '#places';
import type { Context } from '#platform/context.ts';
import { LIKE_NAME_WITHIN, lookalike, SAME_NAME_WITHIN } from '../domain/lookalike.ts';
import { listTeamPlaces, searchFor, type TeamPlace, type TeamQuestion } from './list-team-places.ts';
import { candidateFacts, countTeamPlaces, placesLike } from './team-store.ts';

/** A candidate with what somebody decides on it by. */
export interface TeamCandidate extends TeamPlace {
	readonly postcode: string | null;
	readonly town: string | null;
	readonly point: Point;
	/** False where it began near a landmark and nobody said yet where it is: it cannot be published. */
	readonly pointKnown: boolean;
	/** In OSM opening_hours syntax; null where nobody knows. */
	readonly week: string | null;
	/** What its source says instead, which nothing could read. */
	readonly hoursAsFound: string | null;
	readonly services: readonly string[];
	readonly phone: string | null;
	readonly website: string | null;
	/** Places that may be this one, the nearest first; at most 3. */
	readonly like: readonly Lookalike[];
}

export interface Lookalike {
	readonly id: string;
	readonly name: string;
	readonly state: PlaceState;
	readonly metres: number;
}

export interface CandidateList {
	/** At most 100, by name. */
	readonly places: readonly TeamCandidate[];
	/** Where the next page begins, for `after`; null at the end. */
	readonly next: string | null;
	/** How many the question means, on all pages. */
	readonly found: number;
	/** Of the whole network, however the list is narrowed. */
	readonly counts: Readonly<Record<PlaceState, number>>;
}

export type CandidateQuestion = Pick<TeamQuestion, 'search' | 'kind' | 'neighbourhood' | 'after'>;

/** As many as somebody decides on in one go. */
const PAGE = 100;
const MOST_LIKE = 3;

/** The candidates of a network, to be decided on; for the team alone, empty for anybody else. */
export async function listCandidates(
	ctx: Context,
	networkId: string,
	{ search, kind, neighbourhood, after }: CandidateQuestion = {}
): Promise<CandidateList> {
	const question = { search, kind, neighbourhood, after, state: 'candidate' as const, most: PAGE };
	const { places, next, counts } = await listTeamPlaces(ctx, networkId, question);
	if (places.length === 0) return { places: [], next: null, found: 0, counts };
	const narrowed = {
		...(kind !== undefined && isKind(kind) ? { kind } : {}),
		...(isUuid(neighbourhood) ? { neighbourhoodId: neighbourhood } : {}),
		...searchFor(search)
	};
	const isNarrowed = Object.keys(narrowed).length > 0;
	const ids = places.map(({ id }) => id);
	return ctx.db.read(ctx.actor, async (tx) => {
		const facts = new Map((await candidateFacts(tx, ids)).map((row) => [row.id, row]));
		const near = await placesLike(tx, networkId, ids, { sameName: SAME_NAME_WITHIN, around: LIKE_NAME_WITHIN });
		return {
			places: places.flatMap((place) => {
				const row = facts.get(place.id);
				// Gone between two looks: somebody else was faster.
				if (!row) return [];
				const { lat, lon, ...rest } = row;
				const point = { lat, lon };
				const like = near
					.filter((other) => other.of_id === place.id)
					.map(({ id, name, state, ...other }) => ({
						id,
						name,
						state,
						metres: lookalike({ name: place.name, point }, { name, point: other })
					}))
					.filter((other): other is Lookalike => other.metres !== null)
					.sort((a, b) => a.metres - b.metres)
					.slice(0, MOST_LIKE);
				return {
					...place,
					point,
					like,
					postcode: rest.postcode,
					town: rest.town,
					pointKnown: rest.point_known,
					week: rest.week,
					hoursAsFound: rest.hours_as_found,
					services: rest.services,
					phone: rest.phone,
					website: rest.website
				};
			}),
			next,
			found: isNarrowed ? await countTeamPlaces(tx, { networkId, state: 'candidate', ...narrowed }) : counts.candidate,
			counts
		};
	});
}
