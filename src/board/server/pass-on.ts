import * as v from 'valibot';
import { isUuidV7, withoutTime } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { limitsOf, type BoardEvent } from '../domain/event.ts';
import type { Line } from '../domain/fold.ts';
import { accessBoard } from './access.ts';
import { aboutUndo, addEvent, lockLine, type KeptLine, type LineVersion } from './board-store.ts';
import { asAfter, lineAfter } from './line-after.ts';
import { recentLines } from './recent-lines.ts';

const { min, max } = limitsOf('passedOn');
const HOW_MANY = `Between ${min} and ${max} at a time.`;

const end = v.strictObject({
	placeId: v.pipe(v.string(), v.uuid()),
	lineId: v.pipe(v.string(), v.uuid('Say which line of the board this is about.'))
});

const input = v.strictObject({
	/** A UUIDv7 that the form made, so that sending it twice passes on once. */
	id: v.optional(v.custom<string>(isUuidV7, 'An act has an id (UUIDv7) that its form made.')),
	from: end,
	to: end,
	n: v.pipe(v.number(HOW_MANY), v.integer(HOW_MANY), v.minValue(min, HOW_MANY), v.maxValue(max, HOW_MANY))
});

export type PassingOn = v.InferInput<typeof input>;

export interface PassedOn {
	/** What the line it came from and the line it went to come to. */
	readonly from: Line;
	readonly to: Line;
}

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'noSuchLine' | 'notTheSame' | 'notHere' | 'notSoMany';

/**
 * Passes on what waits at one place to another of the same network: an act of a person, both ends in one transaction
 * under lock. Only what its givers allow; what arrives later at the first board never changes what was decided here
 * (trust.md, ledger, 4), so it opens a new era there.
 */
export async function passOn(ctx: Context, raw: PassingOn): Promise<Result<PassedOn, Refusals>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { from, to, n } = parsed.output;
	const [giving, taking] = [await accessBoard(ctx, from.placeId), await accessBoard(ctx, to.placeId)];
	if (!giving.ok) return giving;
	if (!taking.ok) return taking;
	if (giving.value.id === taking.value.id || giving.value.networkId !== taking.value.networkId) {
		return refuse('notHere', 'Passing on goes to another place of the same network.', 'to');
	}
	if (taking.value.state !== 'published' || taking.value.leaving !== null) {
		return refuse('notHere', `Nobody finds it at ${taking.value.name}: it is not published, or it stops.`, 'to');
	}
	const at = ctx.clock();
	const id = parsed.output.id ?? newId(at);
	const written: LineVersion[] = [];
	const result = await ctx.db.write<PassedOn, Refusals>(ctx.actor, async (tx, touch) => {
		// In the order of their ids, so that two who pass on to each other wait and do not wait for ever.
		const locked = new Map<string, KeptLine | null>();
		for (const { lineId, placeId } of [from, to].sort((a, b) => (a.lineId < b.lineId ? -1 : 1))) {
			locked.set(lineId, await lockLine(tx, lineId, placeId));
		}
		const [source, target] = [locked.get(from.lineId), locked.get(to.lineId)];
		if (!source) return refuse('noSuchLine', 'There is no such line on this board.', 'from.lineId');
		if (!target) return refuse('noSuchLine', 'There is no such line on that board.', 'to.lineId');
		const { known } = await aboutUndo(tx, source.id, { ids: [id, withoutTime(id)], undoes: [] });
		if (known) return done({ from: source, to: target });
		if (source.item !== target.item || source.sortDate !== target.sortDate) {
			return refuse('notTheSame', 'What is passed on is the same on both boards.', 'to.lineId');
		}
		if (n > source.mayPassOn) {
			return refuse('notSoMany', `Of these ${source.mayPassOn} may be passed on.`, 'n');
		}
		const passed: BoardEvent = { id, kind: 'passedOn', n, era: source.era + 1, at: at.getTime() };
		const received: BoardEvent = { id: otherEnd(id), kind: 'received', n, era: target.era, at: at.getTime() };
		const folds: Line[] = [];
		for (const [line, event] of [
			[source, passed],
			[target, received]
		] as const) {
			const after = await lineAfter(tx, line, event);
			const added = await addEvent(tx, line, event, after, withoutTime(event.id));
			// Half of it would break the books of two places.
			if (!added) throw new Error('One end of a passing-on was there without the other.');
			written.push(asAfter(line, after, added.version));
			folds.push(after.fold);
			touch(line.networkId, line.placeId);
		}
		return done({ from: folds[0] ?? source, to: folds[1] ?? target });
	});
	if (result.ok) for (const line of written) recentLines(ctx.db).set(line);
	return result;
}

/** The id of the receipt: that of the passing-on with its last bit turned, so that the same act always has the same two. */
function otherEnd(id: string): string {
	return id.slice(0, -1) + (parseInt(id.slice(-1), 16) ^ 1).toString(16);
}
