import * as v from 'valibot';
import { addDays, brusselsDay, isDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import type { Closure } from '../domain/place.ts';
import { actOnPlace } from './access.ts';
import { insertAct, lockPlace, setLeaving, WAITING, type Place } from './places-store.ts';
import { writeChange } from './write-change.ts';

const MOST_DAYS_AHEAD = 730;

const entries = {
	placeId: v.pipe(v.string(), v.uuid()),
	as: v.optional(v.pipe(v.string(), v.uuid())),
	because: lineInput(500, 'Say in a few words what was agreed.')
};
const planInput = v.strictObject({
	...entries,
	/** The last day on which it is there. */
	lastDay: v.custom<string>(isDay, 'A day looks like 2026-03-31.'),
	/** What was agreed about what waits. */
	waiting: v.picklist(WAITING, `What waits is one of ${WAITING.join(', ')}.`)
});
const cancelInput = v.strictObject(entries);

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'notThere';

/**
 * Plans the last day of a published place. From the day after it is closed with no day of return, and somebody of the team
 * lets it leave then; nothing leaves by itself. Where what waits is not given out, nothing of it is promised any more from
 * now on. Another plan takes the place of this one.
 */
export async function planLeaving(ctx: Context, raw: v.InferInput<typeof planInput>): Promise<Result<null, Refusals>> {
	const parsed = v.safeParse(planInput, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { placeId, as, because, lastDay, waiting } = parsed.output;
	const today = brusselsDay(ctx.clock());
	if (lastDay < today || lastDay > addDays(today, MOST_DAYS_AHEAD)) {
		return refuse('badInput', 'The last day is today or later, and within two years.', 'lastDay');
	}
	return decide(ctx, { placeId, as }, async (tx, place, act) => {
		if (place.state !== 'published') return refuse('notThere', `${place.name} is not published.`);
		await setLeaving(tx, placeId, { lastDay, waiting });
		await insertAct(tx, { ...act, act: 'leaving', because, lastDay, waiting });
		const closures = [...withoutLeaving(place), { from: addDays(lastDay, 1), until: null }];
		return done(closures);
	});
}

/** A place goes on after all: the planned last day and the closure after it are gone. */
export async function cancelLeaving(
	ctx: Context,
	raw: v.InferInput<typeof cancelInput>
): Promise<Result<null, Refusals>> {
	const parsed = v.safeParse(cancelInput, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { placeId, as, because } = parsed.output;
	return decide(ctx, { placeId, as }, async (tx, place, act) => {
		if (place.state !== 'published' || place.leaving === null) {
			return refuse('notThere', `${place.name} has no planned last day.`);
		}
		await setLeaving(tx, placeId, null);
		await insertAct(tx, { ...act, act: 'staying', because });
		return done(withoutLeaving(place));
	});
}

/** The closures of a place without the one that a planned last day made. */
export function withoutLeaving({ hours, leaving }: Place): readonly Closure[] {
	if (leaving === null) return hours.closures;
	const from = addDays(leaving.lastDay, 1);
	return hours.closures.filter((closure) => closure.from !== from || closure.until !== null);
}

type Act = Omit<Parameters<typeof insertAct>[1], 'act' | 'because'>;

/** What both have in common: a member acts on a place under lock, and its closures become what was decided. */
async function decide(
	ctx: Context,
	{ placeId, as }: { placeId: string; as: string | undefined },
	work: (tx: Parameters<typeof lockPlace>[0], place: Place, act: Act) => Promise<Result<readonly Closure[], 'notThere'>>
): Promise<Result<null, Refusals>> {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	return ctx.db.write<null, Refusals>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		const at = ctx.clock();
		const closures = await work(tx, place, { id: newId(at), placeId, networkId, memberId, at });
		if (!closures.ok) return closures;
		const by = { how: 'typed', memberId, undoes: null, at } as const;
		await writeChange(tx, place, { 'hours.closures': closures.value }, by, () => place.neighbourhoodId);
		touch(networkId, placeId);
		return done(null);
	});
}
