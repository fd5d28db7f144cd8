import { KEEPER } from '#kernel/actor.ts';
import { makeCard, removePracticeBoards } from '#board';
import { findNetwork, foundPractice, listPractices, readyPractice, removePractice, type Network } from '#networks';
import { findPlace, removePracticePlaces } from '#places';
import type { Context } from '#platform/context.ts';
import { newCode } from '#platform/random.ts';
import type { Installation } from '../src/installation.ts';
import { fillTown, FIRST_PLACE } from './fill.ts';
import { TOWN } from './town.ts';

type Home = Pick<Installation, 'db' | 'clock'>;

const NAMES = {
	nl: 'Oefendorp',
	fr: 'Village d’essai',
	en: 'Practice town',
	ar: 'بلدة التدريب',
	tr: 'Deneme kasabası'
};

/** A filling takes seconds; one that is not ready after this long was killed. */
const MINUTES_FILLING = 60;

/** What is being filled in this process, by network: whoever asks meanwhile waits for the same town. */
const underWay = new Map<string, Promise<Network>>();

/**
 * Makes a fresh practice town for a network, with the people and places of the demo town, and then removes the former one
 * and what a killed filling left. Until the new one is whole nobody sees it, and the former stays.
 *
 * @throws when there is no such network, which no page asks for
 */
export function makePracticeTown(home: Home, networkId: string): Promise<Network> {
	const running = underWay.get(networkId) ?? make(home, networkId).finally(() => underWay.delete(networkId));
	underWay.set(networkId, running);
	return running;
}

async function make({ db, clock }: Home, networkId: string): Promise<Network> {
	const keeper: Context = { db, clock, actor: KEEPER };
	const at = clock();
	// Another word each time: an address of the former town leads to no page of this one.
	const slug = `oefendorp-${newCode(6).toLowerCase()}`;
	const founded = await foundPractice(keeper, networkId, { ...TOWN, slug, names: NAMES });
	if (!founded.ok) throw new Error(founded.refusal.sentence);
	const town = founded.value;
	await fillTown(db, town, at);
	const place = await findPlace(keeper, town.id, FIRST_PLACE);
	const card = await makeCard(keeper, place?.id ?? '');
	if (!card.ok) throw new Error('The practice town has no place for its card.');
	await readyPractice(keeper, town.id);
	await removeOthers(keeper, town);
	return (await findNetwork(keeper, town.id)) ?? town;
}

async function removeOthers(keeper: Context, town: Network): Promise<void> {
	const longAgo = keeper.clock().getTime() - MINUTES_FILLING * 60_000;
	const newestFirst = await listPractices(keeper, town.practiceOf ?? '');
	// Only older ones: of two that were made at once the newer stays, whoever clears up last.
	for (const other of newestFirst.slice(newestFirst.findIndex(({ id }) => id === town.id) + 1)) {
		// Another process may be filling one at this moment.
		if (!other.isReady && other.madeAt.getTime() > longAgo) continue;
		await removePracticeBoards(keeper, other.id);
		await removePracticePlaces(keeper, other.id);
		await removePractice(keeper, other.id);
	}
}
