import { isDeepStrictEqual } from 'node:util';
import { KEEPER } from '#kernel/actor.ts';
import type { Context } from '#platform/context.ts';
import { conserved, fold, type Line } from '../domain/fold.ts';
import { eventsOfLines, linesAfter, type KeptLine } from './board-store.ts';

const AT_ONCE = 500;

/**
 * Whether every line of every board says what its events come to, and nothing came from nowhere (trust.md, ledger, 5).
 * Goes through them some hundreds at a time, so nobody waits long and nothing is held; counters may go on meanwhile.
 *
 * @returns what is wrong, each a sentence; nothing when all is well
 */
export async function checkBoards({ db }: Pick<Context, 'db'>): Promise<string[]> {
	const wrong: string[] = [];
	for (let after: string | null = null; ;) {
		const last = after;
		const lines: KeptLine[] = await db.read(KEEPER, async (tx) => {
			const page = await linesAfter(tx, last, AT_ONCE);
			const events = await eventsOfLines(
				tx,
				page.map(({ id }) => id)
			);
			for (const line of page) {
				const counted = fold(events.get(line.id) ?? [], line.opening);
				const where = `The line ${line.id} (${line.item}) of the place ${line.placeId}`;
				if (!isDeepStrictEqual(sayOf(line), sayOf(counted))) {
					wrong.push(`${where} says ${inWords(line)}, and its events come to ${inWords(counted)}.`);
				} else if (!conserved(line)) wrong.push(`${where} is not in balance: ${inWords(line)}.`);
			}
			return page;
		});
		after = lines.at(-1)?.id ?? null;
		if (lines.length < AT_ONCE) return wrong;
	}
}

function sayOf({ waiting, mayPassOn, treated, received, corrections, given, fromHouse, passedOn }: Line): Line {
	return { waiting, mayPassOn, treated, received, corrections, given, fromHouse, passedOn };
}

function inWords({ waiting, treated, received, corrections, given, fromHouse, passedOn }: Line): string {
	return `${waiting} waiting (${treated} treated, ${received} received, ${corrections} corrected, ${given} given, ${fromHouse} of them from the house, ${passedOn} passed on)`;
}
