import type { Database } from '#platform/database/index.ts';
import type { LineVersion } from './board-store.ts';

const MOST = 1000;

/**
 * The lines that were tapped last, as this process last saw them: a guess that a tap can build on without looking first,
 * because it is only written when the line still is that version.
 */
export interface RecentLines {
	get(lineId: string): LineVersion | undefined;
	set(line: LineVersion): void;
	forget(lineId: string): void;
	clear(): void;
}

const perDatabase = new WeakMap<Database, RecentLines>();

/** The recent lines of a database. */
export function recentLines(db: Database): RecentLines {
	const known = perDatabase.get(db) ?? linesOf(db);
	perDatabase.set(db, known);
	return known;
}

function linesOf(db: Database): RecentLines {
	const lines = emptyLines();
	// A restore, or a database that was away and may have come back as it was before: then the same version can stand for
	// another line, because the marks are counted anew from that moment.
	db.touches.listen({ touched() {}, lost: () => lines.clear() });
	return lines;
}

function emptyLines(): RecentLines {
	// A Map keeps the order in which its keys came: the first one is the one that was tapped longest ago.
	const lines = new Map<string, LineVersion>();
	return {
		get: (lineId) => lines.get(lineId),
		set(line) {
			lines.delete(line.id);
			lines.set(line.id, line);
			const [oldest] = lines.keys();
			if (lines.size > MOST && oldest !== undefined) lines.delete(oldest);
		},
		forget: (lineId) => void lines.delete(lineId),
		clear: () => lines.clear()
	};
}
