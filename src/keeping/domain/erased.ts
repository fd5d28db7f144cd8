/** A row that was erased and has to stay so. */
export interface Erased {
	/** With its schema. */
	readonly table: string;
	readonly id: string;
	/** ISO 8601, UTC. */
	readonly at: string;
}

/** Days for which a backup is kept (trust.md, privacy, 2). */
export const DAYS_OF_BACKUPS = 35;

/**
 * Days for which it is remembered what was erased: twice as long as backups are kept, because a copy that somebody keeps
 * elsewhere goes a little later.
 */
const DAYS_OF_JOURNAL = 2 * DAYS_OF_BACKUPS;

const DAY = 86_400_000;

/** The moment before which the journal remembers nothing any more. */
export function journalReachesBackTo(now: Date): Date {
	return new Date(now.getTime() - DAYS_OF_JOURNAL * DAY);
}

/** Several journals as one: every row once, with the moment it was erased last; what is too long ago is gone. */
export function joined(journals: readonly (readonly Erased[])[], now: Date): Erased[] {
	const oldest = journalReachesBackTo(now).toISOString();
	const all = new Map<string, Erased>();
	for (const erased of journals.flat()) {
		if (erased.at < oldest) continue;
		const key = `${erased.table} ${erased.id}`;
		const known = all.get(key);
		if (!known || erased.at > known.at) all.set(key, erased);
	}
	return [...all.values()].sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1));
}

/** The lines of the journal's copy outside the database. */
export function writeErased(erased: readonly Erased[]): string {
	return erased.map((each) => `${JSON.stringify(each)}\n`).join('');
}

/** Reads those lines; one that is none (the file was edited by hand) is left out. */
export function readErased(text: string): Erased[] {
	return text.split('\n').flatMap((line) => {
		try {
			const { table, id, at } = JSON.parse(line) as Partial<Record<keyof Erased, unknown>>;
			if (typeof table !== 'string' || typeof id !== 'string' || typeof at !== 'string') return [];
			if (!UUID.test(id) || !TABLE.test(table) || Number.isNaN(Date.parse(at))) return [];
			return [{ table, id, at: new Date(at).toISOString() }];
		} catch {
			return [];
		}
	});
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TABLE = /^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/;
