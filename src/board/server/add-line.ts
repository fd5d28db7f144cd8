import * as v from 'valibot';
import { isDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { ITEMS, isItemKey } from '../domain/items.ts';
import { readSortName } from '../domain/sorts.ts';
import { accessBoard } from './access.ts';
import { insertLine } from './board-store.ts';

const input = v.object({
	placeId: v.pipe(v.string(), v.uuid()),
	item: v.custom<Parameters<typeof isItemKey>[0] & keyof typeof ITEMS>(isItemKey, 'This cannot be suspended.'),
	/** What this place calls it: "dagsoep". */
	sort: v.optional(v.string()),
	date: v.optional(v.custom<string>(isDay, 'A date looks like 2026-03-01.'))
});

/**
 * Puts a line on the board of a place, for an item of the catalogue under the name the place gives it. No alcohol, and a
 * ticket only with its date.
 *
 * @returns the id of the line
 */
export async function addLine(
	ctx: Context,
	raw: { placeId: string; item: string; sort?: string; date?: string }
): Promise<
	Result<
		{ id: string },
		'badInput' | 'noSuchPlace' | 'notAllowed' | 'needsDate' | 'sortEmpty' | 'sortTooLong' | 'sortAlcohol'
	>
> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { placeId, item, date } = parsed.output;
	if (ITEMS[item].needsDate && date === undefined) {
		return refuse('needsDate', 'A ticket is for a day: say which one.', 'date');
	}
	const sort = parsed.output.sort === undefined ? null : readSortName(parsed.output.sort);
	if (sort !== null && !sort.ok) return sort;
	const found = await accessBoard(ctx, placeId);
	if (!found.ok) return found;
	const { networkId } = found.value;
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const id = newId(ctx.clock());
		const line = { id, networkId, placeId, item, sort: sort?.value ?? null, sortDate: date ?? null };
		await insertLine(tx, line);
		touch(networkId, placeId);
		return done({ id });
	});
}
