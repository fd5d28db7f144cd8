import * as v from 'valibot';
import { isUuidV7, withoutTime } from '#kernel/ids.ts';
import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { correctTime, limitsOf, type BoardEvent } from '../domain/event.ts';
import type { Line } from '../domain/fold.ts';
import {
	aboutUndo,
	addEvent,
	addEventToVersion,
	eventsOf,
	lockLine,
	setFold,
	type KeptLine,
	type LineAfter,
	type LineVersion
} from './board-store.ts';
import { asAfter, foldedAnew, isNewest, lineAfter, stepAfter } from './line-after.ts';
import { recentLines } from './recent-lines.ts';

/** Days for which events keep their time. An event that comes in later than that counts at the first moment kept. */
export const DAYS_WITH_TIMES = 4;
const UNDO_WITHIN_MS = 86_400_000;
const UNIQUE_VIOLATION = '23505';

const eventId = v.custom<string>(isUuidV7, 'An event has an id (UUIDv7) that its device made.');

const input = v.pipe(
	v.object({
		/** Made by the device before sending; the same id again is the same event. */
		id: eventId,
		placeId: v.pipe(v.string(), v.uuid()),
		lineId: v.pipe(v.string(), v.uuid('Say which line of the board this is about.')),
		kind: v.picklist(['treated', 'given', 'counted', 'undone'], 'This is not something that happens at a counter.'),
		n: v.optional(v.pipe(v.number(), v.integer('A number of things is a whole number.')), 0),
		mayPassOn: v.optional(v.boolean(), true),
		of: v.optional(eventId),
		/** The clock of the device, for a tap that is sent later than it was made; all in unix milliseconds. */
		device: v.optional(v.object({ at: v.number(), offset: v.number(), lastContact: v.number() }))
	}),
	v.check(
		({ kind, n }) => n >= limitsOf(kind).min && n <= limitsOf(kind).max,
		({ input }) => {
			const { kind } = input as { kind: 'treated' };
			return `Between ${limitsOf(kind).min} and ${limitsOf(kind).max} at a time.`;
		}
	),
	v.check(({ kind, of }) => kind !== 'undone' || of !== undefined, 'Say which tap is undone.')
);

export type RecordEventInput = v.InferInput<typeof input>;
type Parsed = v.InferOutput<typeof input>;

export interface Recorded {
	readonly line: Line;
	/** False when this event was here already: a retry, or a second tap on the same form. */
	readonly fresh: boolean;
}

/**
 * Takes in a fact of the counter: treated, given, counted or undone. Facts are never refused for what the board says, not
 * at zero either; only nonsense, another's board and an undo after a day are.
 *
 * @returns what the line comes to, on the disk
 */
export async function recordEvent(
	ctx: Context,
	raw: RecordEventInput
): Promise<Result<Recorded, 'badInput' | 'noSuchLine' | 'tooLateToUndo'>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { placeId, lineId, id, kind, of } = parsed.output;
	if (ctx.actor.kind !== 'counter' || ctx.actor.place !== placeId) {
		return refuse('noSuchLine', 'This is not the board of your place.');
	}
	const atOnce = await recordAtOnce(ctx, parsed.output);
	if (atOnce) return done({ line: atOnce.fold, fresh: true });
	let written: LineVersion | null = null;
	const result = await ctx.db.write<Recorded, 'noSuchLine' | 'tooLateToUndo'>(ctx.actor, async (tx, touch) => {
		const line = await lockLine(tx, lineId, placeId);
		if (!line) return refuse('noSuchLine', 'There is no such line on this board.', 'lineId');
		const event = eventOn(line, parsed.output, ctx.clock());
		if (kind === 'undone') {
			const { known, undoneAt } = await aboutUndo(tx, lineId, { ids: bothForms(id), undoes: bothForms(of) });
			if (known) return done({ line, fresh: false });
			if (undoneAt !== null && event.at - undoneAt > UNDO_WITHIN_MS) {
				return refuse('tooLateToUndo', 'This was longer than a day ago. Count again instead.');
			}
		}
		let after = await lineAfter(tx, line, event);
		const added = await addEvent(tx, line, event, after, withoutTime(id));
		if (!added) return done({ line, fresh: false });
		let { version } = added;
		if (added.undone) {
			// Its undo came in before it.
			after = foldedAnew(line, await eventsOf(tx, lineId), event);
			version = await setFold(tx, lineId, after);
		}
		touch(line.networkId, placeId);
		written = asAfter(line, after, version);
		return done({ line: after.fold, fresh: true });
	});
	if (written) recentLines(ctx.db).set(written);
	return result;
}

/**
 * Takes in what happens most, in one trip: the newest fact on a line that this process saw last.
 *
 * @returns null when it takes a look first; then nothing was written
 */
async function recordAtOnce(ctx: Context, input: Parsed): Promise<LineAfter | null> {
	const recent = recentLines(ctx.db);
	const line = recent.get(input.lineId);
	if (!line || line.placeId !== input.placeId || input.kind === 'undone') return null;
	const event = eventOn(line, input, ctx.clock());
	if (!isNewest(line, event)) return null;
	const after = stepAfter(line, event);
	recent.forget(line.id);
	const touch = { network: line.networkId, place: line.placeId };
	const statement = addEventToVersion(line, event, after, withoutTime(event.id));
	const [written] = await ctx.db.writeAtOnce(ctx.actor, touch, statement).catch(unlessItIsThere);
	if (!written) return null;
	recent.set(asAfter(line, after, written.version));
	return after;
}

/** A retry under the same id: nothing was written, and the look will find it. */
function unlessItIsThere(error: unknown): [] {
	if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return [];
	throw error;
}

function eventOn(line: KeptLine, { id, kind, n, mayPassOn, of, device }: Parsed, now: Date): BoardEvent {
	return {
		id,
		kind,
		n,
		era: line.era,
		at: timeOf(device, now),
		...(kind === 'treated' ? { mayPassOn } : {}),
		...(kind === 'undone' ? { of } : {})
	};
}

/** An id as it was made, and as it is kept once its moment is forgotten. */
function bothForms(id: string | undefined): string[] {
	return id === undefined ? [] : [id, withoutTime(id)];
}

function timeOf(device: { at: number; offset: number; lastContact: number } | undefined, now: Date): number {
	const arrival = now.getTime();
	if (device === undefined) return arrival;
	const kept = startOfDay(addDays(brusselsDay(now), -DAYS_WITH_TIMES)).getTime();
	const { at: deviceAt, offset, lastContact } = device;
	return Math.max(kept, correctTime({ deviceAt, offset, lastContact, arrival }));
}
