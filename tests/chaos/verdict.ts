import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '#platform/database/index.ts';
import type { BoardEvent } from '../../src/board/domain/event.ts';
import { conserved, fold, type Line } from '../../src/board/domain/fold.ts';
import { eventsOf, linesOf, type KeptLine } from '../../src/board/server/board-store.ts';
import { openInstallation } from '../../src/installation.ts';
import type { SentTap } from '../processes/counter-device.ts';
import type { SmallPlace } from '../processes/small-network.ts';
import type { Notes } from './writer.ts';

export interface Verdict {
	/** Events on the boards. */
	readonly kept: number;
	/** Acknowledged events that are not there, or not as they were sent. */
	readonly lost: number;
	/** Events that count twice, or that nobody sent. */
	readonly doubled: number;
	/** Lines, and those of them that say what the model says and are conserved. */
	readonly lines: number;
	readonly equal: number;
}

/** Looks at the boards in the database when no server runs, and holds them against what the devices know. */
export async function judge(
	env: Readonly<Record<string, string>>,
	places: readonly SmallPlace[],
	notes: Notes
): Promise<Verdict> {
	const { db } = await openInstallation({ ...process.env, ...env });
	try {
		return await db.asOwner(async (tx) => {
			const boards = await boardsOf(tx, places);
			const events = new Map(boards.flatMap(({ line, events }) => events.map((event) => [event.id, { line, event }])));
			const kept = boards.reduce((sum, board) => sum + board.events.length, 0);
			const isThere = (id: string) => {
				const [tap, found] = [notes.sent.get(id), events.get(id)];
				return tap !== undefined && found !== undefined && isSame(tap, found.line, found.event);
			};
			return {
				kept,
				lost: [...notes.acknowledged].filter((id) => !isThere(id)).length,
				doubled: kept - [...events.keys()].filter((id) => notes.sent.has(id)).length,
				lines: boards.length,
				equal: boards.filter(({ line, events }) => isTrue(line, events, notes)).length
			};
		});
	} finally {
		await db.close();
	}
}

interface KeptBoard {
	readonly line: KeptLine;
	readonly events: readonly BoardEvent[];
}

async function boardsOf(tx: Transaction, places: readonly SmallPlace[]): Promise<KeptBoard[]> {
	const boards: KeptBoard[] = [];
	for (const { id } of places) {
		for (const line of await linesOf(tx, id)) boards.push({ line, events: await eventsOf(tx, line.id) });
	}
	return boards;
}

function isSame(tap: SentTap, line: KeptLine, event: BoardEvent): boolean {
	return tap.lineId === line.id && tap.kind === event.kind && tap.n === event.n && (event.of ?? '') === tap.of;
}

/** The line says what the fold over its events says, what the devices sent adds up to it, and nothing came from nowhere. */
function isTrue(line: KeptLine, events: readonly BoardEvent[], notes: Notes): boolean {
	const { waiting, mayPassOn, treated, received, corrections, given, fromHouse, passedOn } = line;
	const shown: Line = { waiting, mayPassOn, treated, received, corrections, given, fromHouse, passedOn };
	const sums = sumsOf(events.flatMap(({ id }) => notes.sent.get(id) ?? []));
	return (
		isDeepStrictEqual(shown, fold(events, line.opening)) &&
		conserved(line) &&
		sums.treated === treated &&
		sums.given === given
	);
}

/** What was treated and given, reckoned without the fold: the sums of what was sent and not undone. */
function sumsOf(taps: readonly SentTap[]): { treated: number; given: number } {
	const undone = new Set(taps.filter(({ kind }) => kind === 'undone').map(({ of }) => of));
	const sum = (kind: SentTap['kind']) =>
		taps.filter((tap) => tap.kind === kind && !undone.has(tap.id)).reduce((total, { n }) => total + n, 0);
	return { treated: sum('treated'), given: sum('given') };
}
