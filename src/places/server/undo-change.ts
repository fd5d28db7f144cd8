import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { undoing, type Fact } from '../domain/changes.ts';
import { actOnPlace } from './access.ts';
import type { ChangedPlace } from './change-place.ts';
import { changeById, changesSince } from './changes-store.ts';
import { lockPlace } from './places-store.ts';
import { neighbourhoodFinder, whoInWords, writeChange } from './write-change.ts';

type Refusals = 'noSuchChange' | 'notAllowed' | 'whoActs' | 'changedSince' | 'notKept' | 'beginning';

const NO_SUCH_CHANGE = 'There is no such change.';

/**
 * Puts back what a change did, as a change of its own, so that an undoing can be undone too.
 *
 * @param as the member in whose name the keeper does this
 * @returns refused `changedSince` when one of its facts changed again since, with who did that; `notKept` where the name of
 *   a person would have to come back; `beginning` for what a place began with
 */
export async function undoChange(
	ctx: Context,
	changeId: string,
	{ as }: { as?: string } = {}
): Promise<Result<ChangedPlace, Refusals>> {
	const found = isUuid(changeId) ? await ctx.db.read(ctx.actor, (tx) => changeById(tx, changeId)) : null;
	if (!found) return refuse('noSuchChange', NO_SUCH_CHANGE);
	const { placeId, networkId } = found;
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) {
		const { refusal } = acting;
		return refusal.code === 'noSuchPlace'
			? refuse('noSuchChange', NO_SUCH_CHANGE)
			: refuse(refusal.code, refusal.sentence);
	}
	if (found.how === 'begun') return refuse('beginning', 'This is how the place began. Change what is not right.');
	const find = await neighbourhoodFinder(ctx, networkId);

	let since: { readonly fact: Fact; readonly memberId: string | null } | null = null;
	const result = await ctx.db.write<ChangedPlace, Refusals>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchChange', NO_SUCH_CHANGE);
		const later = await changesSince(tx, placeId, found.number);
		const undone = undoing(place, found, later);
		if ('notKept' in undone) {
			return refuse(
				'notKept',
				'The name of a person is not kept once it is gone. Ask that person again.',
				'friendlyFace'
			);
		}
		if ('fact' in undone) {
			const by = later.find(({ number }) => number === undone.number);
			since = { fact: undone.fact, memberId: by?.memberId ?? null };
			return refuse('changedSince', 'This changed again since.', undone.fact);
		}
		const by = { how: 'undone', memberId: acting.value.memberId, undoes: changeId, at: ctx.clock() } as const;
		const { version, facts } = await writeChange(tx, place, undone.values, by, find);
		const changed = Object.keys(facts) as Fact[];
		if (changed.length > 0) touch(networkId, placeId);
		return done({ version, changed });
	});
	if (result.ok || since === null) return result;
	const { fact, memberId } = since as { fact: Fact; memberId: string | null };
	const who = await whoInWords(ctx, networkId, memberId);
	return refuse('changedSince', `${who} changed this again since. Change it by hand if it is not right.`, fact);
}
