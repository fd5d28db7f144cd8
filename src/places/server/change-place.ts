import * as v from 'valibot';
import { done, refuse, type Refusal, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { merge, valuesOf, type Fact, type Values } from '../domain/changes.ts';
import { actOnPlace } from './access.ts';
import { changeInput, wantedBy, type PlaceChange } from './change-input.ts';
import { changesSince } from './changes-store.ts';
import { lockPlace } from './places-store.ts';
import { neighbourhoodFinder, whoInWords, writeChange } from './write-change.ts';

export interface ChangingPlace {
	/** What is wanted of it; facts that are left out stay. */
	readonly change: PlaceChange;
	/** The `version` of the place that the form showed. */
	readonly seen: number;
	/** The `version` of which a refusal said what stands there; what is wanted comes in its place all the same. */
	readonly told?: number;
	/** The member in whose name the keeper does this. */
	readonly as?: string;
}

export interface ChangedPlace {
	/** The version of the place now. */
	readonly version: number;
	/** The facts that are others than they were; empty where everything stood so already. */
	readonly changed: readonly Fact[];
}

/** What a change was refused with because somebody else wanted otherwise, and what stands there now. */
export interface ChangedMeanwhile extends Refusal<'changedMeanwhile'> {
	/** The facts that both changed, as they stand at this version of the place. */
	readonly standing: { readonly version: number; readonly values: Values };
}

const around = v.object({
	seen: v.pipe(v.number('Say from which version this was made.'), v.integer(), v.minValue(0)),
	told: v.optional(v.pipe(v.number('Say of which version you were told.'), v.integer(), v.minValue(0))),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'whoActs';

/**
 * Changes facts of a place, all of them or none. Two people who change different facts at the same time both get what they
 * wanted; who wants something else of facts that changed since the form was made is told by whom, at the field of the first,
 * and what stands there now. Once told, the same wish is carried out, as long as nobody changes them yet again.
 */
export async function changePlace(
	ctx: Context,
	placeId: string,
	{ change, seen, told, as }: ChangingPlace
): Promise<Result<ChangedPlace, Refusals> | { readonly ok: false; readonly refusal: ChangedMeanwhile }> {
	const parsed = v.safeParse(changeInput, change);
	if (!parsed.success) return firstIssue(parsed.issues);
	const rest = v.safeParse(around, { seen, told, as });
	if (!rest.success) return firstIssue(rest.issues);
	const acting = await actOnPlace(ctx, placeId, rest.output.as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	const find = await neighbourhoodFinder(ctx, networkId);

	let otherwise: Otherwise | null = null;
	const result = await ctx.db.write<ChangedPlace, Refusals | 'changedMeanwhile'>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		if (seen > place.version) return refuse('badInput', 'This place never had that version.', 'seen');
		if ((told ?? 0) > place.version) return refuse('badInput', 'This place never had that version.', 'told');
		const since = await changesSince(tx, placeId, seen);
		const merged = merge(place, since, wantedBy(parsed.output), told);
		if ('conflicts' in merged) {
			const [{ fact, number }] = merged.conflicts;
			const values = valuesOf(place);
			otherwise = {
				fact,
				memberId: since.find((change) => change.number === number)?.memberId ?? null,
				standing: {
					version: place.version,
					values: Object.fromEntries(merged.conflicts.map((conflict) => [conflict.fact, values[conflict.fact]]))
				}
			};
			return refuse('changedMeanwhile', 'Somebody else changed this meanwhile.', fact);
		}
		const by = { how: 'typed', memberId, undoes: null, at: ctx.clock() } as const;
		const { version, facts } = await writeChange(tx, place, merged.values, by, find);
		const changed = Object.keys(facts) as Fact[];
		if (changed.length > 0) touch(networkId, placeId);
		return done({ version, changed });
	});
	if (otherwise !== null) return changedMeanwhile(ctx, networkId, otherwise);
	return result as Result<ChangedPlace, Refusals>;
}

interface Otherwise extends Pick<ChangedMeanwhile, 'standing'> {
	readonly fact: Fact;
	/** Null for an import. */
	readonly memberId: string | null;
}

/** Names are looked up when the transaction is over. */
async function changedMeanwhile(
	ctx: Context,
	networkId: string,
	{ fact, memberId, standing }: Otherwise
): Promise<{ readonly ok: false; readonly refusal: ChangedMeanwhile }> {
	const who = await whoInWords(ctx, networkId, memberId);
	const sentence = `${who} changed this meanwhile. Look at what stands there now.`;
	return { ok: false, refusal: { code: 'changedMeanwhile', sentence, field: fact, standing } };
}
