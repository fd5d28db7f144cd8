import { done, refuse, type Result } from '#kernel/result.ts';
import { listBorders, showNetwork } from '#networks';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { addressWords } from '../domain/address-words.ts';
import type { Column } from '../domain/import/columns.ts';
import { readCsvRow } from '../domain/import/read-csv-row.ts';
import type { Doubt, DoubtCode } from '../domain/import/reading.ts';
import { findDuplicate, PlaceIndex } from '../domain/import/same-place.ts';
import { locator } from '../domain/locate.ts';
import { mayChangeFacts } from './access.ts';
import { canRead } from './import-places.ts';
import { knownPlaces } from './import-store.ts';
import { insertCandidates, isTaken } from './insert-candidates.ts';

/** What somebody types of a place: the columns of docs/guides/import.md, each as text. */
export type TypedPlace = Partial<Record<Exclude<Column, 'source_id'>, string>>;

export interface AddedPlace {
	readonly id: string;
	readonly slug: string;
	/** What somebody should look at once more. */
	readonly doubts: readonly Doubt[];
}

type Refusals = 'notAllowed' | 'noSuchNetwork' | 'badInput' | 'placeThere';

/** In a file these cost a field; whoever types is still there to put them right. */
const TO_PUT_RIGHT: readonly DoubtCode[] = [
	'websiteUnreadable',
	'kindUnknown',
	'serviceUnknown',
	'languageUnknown',
	'accessUnclear',
	'tooLong'
];

/**
 * Takes in one candidate by hand, through the same checks as a row of a file. Hours that cannot be read are kept word for
 * word, as what stands on the door is better than nothing.
 *
 * @param network the slug of the network
 */
export async function addPlace(
	ctx: Context,
	network: string,
	typed: TypedPlace
): Promise<Result<AddedPlace, Refusals>> {
	const found = await showNetwork(ctx, network);
	if (!found) return refuse('noSuchNetwork', `There is no network "${network}".`, 'network');
	const networkId = found.network.id;
	if (!mayChangeFacts(ctx.actor, networkId))
		return refuse('notAllowed', 'Only the team of the network takes places in.');

	const reading = readCsvRow(typed, canRead);
	if ('skip' in reading) return refuse('badInput', reading.sentence, fieldOfSkip(reading.skip));
	const wrong = reading.doubts.find(({ code }) => TO_PUT_RIGHT.includes(code));
	if (wrong) return refuse('badInput', wrong.sentence, wrong.field);

	const facts = reading.place;
	const find = locator((await listBorders(ctx, networkId)).borders);
	try {
		return await ctx.db.write(ctx.actor, async (tx) => {
			const known = await knownPlaces(tx, networkId);
			const same = findDuplicate({ ...facts, source: null }, new PlaceIndex(known));
			if (same) {
				const sentence = `"${same.of.name}" is there already (${same.of.slug}): the same name within 60 metres.`;
				return refuse('placeThere', sentence, 'name');
			}
			const at = ctx.clock();
			const id = newId(at);
			const slug = addressWords(new Set(known.map((place) => place.slug)))(facts.name);
			const neighbourhoodId = find(facts.point);
			await insertCandidates(tx, [{ id, networkId, slug, neighbourhoodId, facts, source: null, madeAt: at }]);
			return done({ id, slug, doubts: reading.doubts });
		});
	} catch (error) {
		if (!isTaken(error)) throw error;
		return refuse('placeThere', 'Somebody took in a place of this name at the same moment. Try again.', 'name');
	}
}

function fieldOfSkip(reason: string): string {
	return reason === 'pointUnreadable' ? 'point' : 'name';
}
