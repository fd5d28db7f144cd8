import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { merge, type Fact } from '../domain/changes.ts';
import { actOnPlace } from './access.ts';
import { changeInput, wantedBy, type PlaceChange } from './change-input.ts';
import { changesSince, type Change } from './changes-store.ts';
import { lockPlace } from './places-store.ts';
import { neighbourhoodFinder, whoInWords, writeChange } from './write-change.ts';

export interface ChangingPlace {
	/** What is wanted of it; facts that are left out stay. */
	readonly change: PlaceChange;
	/** The `version` of the place that the form showed. */
	readonly seen: number;
	/** The member in whose name the keeper does this. */
	readonly as?: string;
}

export interface ChangedPlace {
	/** The version of the place now. */
	readonly version: number;
	/** The facts that are others than they were; empty where everything stood so already. */
	readonly changed: readonly Fact[];
}

const around = v.object({
	seen: v.pipe(v.number('Say from which version this was made.'), v.integer(), v.minValue(0)),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'changedMeanwhile';

/**
 * Changes facts of a place, all of them or none. Two people who change different facts at the same time both get what they
 * wanted; who wants something else of a fact that changed since the form was made is told by whom, at its field.
 */
export async function changePlace(
	ctx: Context,
	placeId: string,
	{ change, seen, as }: ChangingPlace
): Promise<Result<ChangedPlace, Refusals>> {
	const parsed = v.safeParse(changeInput, change);
	if (!parsed.success) return firstIssue(parsed.issues);
	const rest = v.safeParse(around, { seen, as });
	if (!rest.success) return firstIssue(rest.issues);
	const acting = await actOnPlace(ctx, placeId, rest.output.as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	const find = await neighbourhoodFinder(ctx, networkId);

	let otherwise: { readonly change: Change | undefined; readonly fact: Fact } | null = null;
	const result = await ctx.db.write<ChangedPlace, Refusals>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		if (seen > place.version) return refuse('badInput', 'This place never had that version.', 'seen');
		const since = await changesSince(tx, placeId, seen);
		const merged = merge(place, since, wantedBy(parsed.output));
		if ('fact' in merged) {
			otherwise = { fact: merged.fact, change: since.find(({ number }) => number === merged.number) };
			return refuse('changedMeanwhile', 'Somebody else changed this meanwhile.', merged.fact);
		}
		const by = { how: 'typed', memberId, undoes: null, at: ctx.clock() } as const;
		const { version, facts } = await writeChange(tx, place, merged.values, by, find);
		const changed = Object.keys(facts) as Fact[];
		if (changed.length > 0) touch(networkId, placeId);
		return done({ version, changed });
	});
	if (result.ok || otherwise === null) return result;
	return changedMeanwhile(ctx, networkId, otherwise);
}

/** Names are looked up when the transaction is over. */
async function changedMeanwhile(
	ctx: Context,
	networkId: string,
	{ change, fact }: { change: Change | undefined; fact: Fact }
): Promise<Result<never, 'changedMeanwhile'>> {
	const who = await whoInWords(ctx, networkId, change?.memberId ?? null);
	return refuse('changedMeanwhile', `${who} changed this meanwhile. Look at what stands there now.`, fact);
}
