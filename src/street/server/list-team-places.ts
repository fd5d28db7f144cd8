import { isUuid } from '#kernel/ids.ts';
import { brusselsDay, type Day } from '#kernel/instant.ts';
import { plainWords } from '#kernel/text.ts';
import { isKind, type PlaceState } from '#places';
import type { Context } from '#platform/context.ts';
import type { NeedKind } from '../domain/attention.ts';
import { isToBeChecked } from '../domain/checked.ts';
import { nobodyLeft, type HeirOf } from '../domain/own.ts';
import { isReader } from './list-unfinished.ts';
import { everyNeed } from './show-attention.ts';
import { ambassadorsOf, countStates, teamPlaces, type Mark, type TeamRow } from './team-store.ts';

/** What is left out does not narrow; so does what does not exist, because an address may be old. */
export interface TeamQuestion {
	/**
	 * Beginnings of words of the name or the street, case and accents aside: "bak lang". Only one or two letters are the
	 * beginning of the name itself, because half of all places have a word that begins so.
	 */
	readonly search?: string;
	readonly state?: string;
	/** A key of the catalogue of kinds. */
	readonly kind?: string;
	/** The id of a neighbourhood. */
	readonly neighbourhood?: string;
	/** Only those that the reader keeps an eye on. */
	readonly mine?: boolean;
	/** Only those that need somebody: at all, or in this way. */
	readonly attention?: true | NeedKind;
	/** The `next` of the page before. */
	readonly after?: string;
	/** How many at once, 1 to 100; 50 when left out. */
	readonly most?: number;
	readonly heirOf?: HeirOf;
}

/** A place in the list of the team. */
export interface TeamPlace {
	readonly id: string;
	readonly slug: string;
	readonly code: string;
	readonly state: PlaceState;
	readonly name: string;
	readonly kind: string;
	readonly street: string | null;
	readonly number: string | null;
	readonly neighbourhoodId: string | null;
	readonly confirmedOn: Day | null;
	/** Published, and nobody confirmed it for six months. */
	readonly toBeChecked: boolean;
	/** The day after which it stops. */
	readonly leavesAfter: Day | null;
	/** The member who keeps an eye on it by now; null where nobody does. */
	readonly ambassadorId: string | null;
	readonly own: boolean;
	/** Where it was found; null for one that somebody typed. */
	readonly source: string | null;
}

export interface TeamList {
	/** At most 50, or as many as were asked for, by name. */
	readonly places: readonly TeamPlace[];
	/** Where the next page begins, for `after`; null at the end. */
	readonly next: string | null;
	/** Of the whole network, however the list is narrowed. */
	readonly counts: Readonly<Record<PlaceState, number>>;
}

const PAGE = 50;
const LONGEST_PAGE = 100;
const STATES: readonly PlaceState[] = ['candidate', 'published', 'left', 'aside'];
const MOST_WORDS = 8;
/** Longer than any word that is looked for; PostgreSQL takes no more than two kilobytes of one. */
const LONGEST_WORD = 60;

/** The list of all places of a network, candidates and those that left too; for the team alone, empty for anybody else. */
export async function listTeamPlaces(ctx: Context, networkId: string, question: TeamQuestion = {}): Promise<TeamList> {
	if (!isUuid(networkId)) return { places: [], next: null, counts: { candidate: 0, published: 0, left: 0, aside: 0 } };
	const { heirOf = nobodyLeft, attention } = question;
	const needing = attention === undefined ? undefined : await everyNeed(ctx, networkId, heirOf);
	const today = brusselsDay(ctx.clock());
	const page = Math.min(Math.max(question.most ?? PAGE, 1), LONGEST_PAGE);
	return ctx.db.read(ctx.actor, async (tx) => {
		const mine = question.mine
			? (await ambassadorsOf(tx, networkId)).filter((id) => isReader(ctx.actor, heirOf(id)))
			: undefined;
		const choice = {
			networkId,
			state: STATES.find((state) => state === question.state),
			kind: question.kind !== undefined && isKind(question.kind) ? question.kind : undefined,
			neighbourhoodId: isUuid(question.neighbourhood) ? question.neighbourhood : undefined,
			ambassadorIds: mine,
			ids: needing?.filter(({ need }) => attention === true || need.kind === attention).map(({ place }) => place.id),
			...searchFor(question.search)
		};
		const rows = await teamPlaces(tx, choice, readMark(question.after), page + 1);
		const counted = await countStates(tx, networkId);
		const last = rows.length > page ? rows[page - 1] : undefined;
		return {
			places: rows.slice(0, page).map((row) => placeOf(row, ctx, today, heirOf)),
			next: last === undefined ? null : writeMark({ sortName: last.sort_name, id: last.id }),
			counts: Object.fromEntries(
				STATES.map((state) => [state, counted.find((each) => each.state === state)?.n ?? 0])
			) as Record<PlaceState, number>
		};
	});
}

function placeOf(row: TeamRow, ctx: Context, today: Day, heirOf: HeirOf): TeamPlace {
	const ambassadorId = row.ambassador_id === null ? null : heirOf(row.ambassador_id);
	return {
		id: row.id,
		slug: row.slug,
		code: row.code,
		state: row.state,
		name: row.name,
		kind: row.kind,
		street: row.street,
		number: row.number,
		neighbourhoodId: row.neighbourhood_id,
		confirmedOn: row.confirmed_on,
		toBeChecked: row.state === 'published' && isToBeChecked(row.confirmed_on, today),
		leavesAfter: row.leaves_after,
		ambassadorId,
		own: isReader(ctx.actor, ambassadorId),
		source: row.source_name
	};
}

/** How a search of the team narrows the list. */
export function searchFor(search = ''): { beginnings?: readonly string[]; nameBegins?: string } {
	const words = plainWords(search.slice(0, 500))
		.slice(0, MOST_WORDS)
		.map((word) => [...word].slice(0, LONGEST_WORD).join(''));
	const [first = '', ...others] = words;
	if (first === '') return {};
	return others.length === 0 && [...first].length < 3 ? { nameBegins: first } : { beginnings: words };
}

function writeMark({ sortName, id }: Mark): string {
	return Buffer.from(`${id} ${sortName}`).toString('base64url');
}

/** A mark that is none begins at the beginning. */
function readMark(text: string | undefined): Mark | null {
	if (text === undefined || text.length > 2_000) return null;
	const written = Buffer.from(text, 'base64url').toString('utf8');
	const [id, sortName] = [written.slice(0, 36), written.slice(37)];
	return isUuid(id) && !/\p{Cc}/u.test(sortName) ? { id, sortName } : null;
}
