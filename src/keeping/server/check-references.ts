import type { Database } from '#platform/database/index.ts';
import { kept, referencesOf } from '../domain/catalogue.ts';
import { enforcedReferences, tablesOf } from './catalogue-store.ts';
import { danglingOf } from './references-store.ts';
import { speakPlainly } from './rows-store.ts';

/** Looks whether something holds for all data. Answers what is wrong, each a sentence; nothing when all is well. */
export type Check = (ctx: { readonly db: Database; readonly clock: () => Date }) => Promise<string[]>;

/** Whether every row that is named is there, also where the database does not enforce it: between slices. */
export const checkReferences: Check = ({ db }) =>
	db.snapshotAsOwner(async (tx) => {
		await speakPlainly(tx);
		const wrong: string[] = [];
		for (const reference of referencesOf(kept(await tablesOf(tx)), await enforcedReferences(tx))) {
			const { rows, example } = await danglingOf(tx, reference);
			const { from, column, to } = reference;
			if (rows === 0) continue;
			const name = rows === 1 ? '1 row names' : `${rows} rows name`;
			wrong.push(`${from}: ${name} in ${column} a row of ${to} that is not there (such as ${example}).`);
		}
		return wrong;
	});
