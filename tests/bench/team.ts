import { KEEPER, type Actor } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import { listMembers, showNetwork } from '#networks';
import { insertCandidates } from '#places';
import type { Database } from '#platform/database/index.ts';
// Not by the face of the street, which needs the texts that only the build has.
import { listTeamPlaces, type TeamQuestion } from '../../src/street/server/list-team-places.ts';
import { chanceFrom } from '../processes/chance.ts';
import { CITY_SLUG, foundCity } from './city.ts';
import { onEachEngine } from './engine-under-test.ts';
import { inTurns, timed, type Group } from './figures.ts';
import { makeUpPlaces } from './made-up-places.ts';

/** Of these, half are published and half are candidates. */
const FEW = 50;
const MANY = 5_000;
const ROUNDS = 15;
const SEED = 1;

const QUESTIONS: readonly [name: string, question: TeamQuestion][] = [
	['everything', {}],
	['candidates', { state: 'candidate' }],
	['one kind', { kind: 'bakery' }],
	['a word and a number', { search: 'hoekje 12' }],
	['one word of many', { search: 'Hoekje' }],
	['one letter', { search: 'h' }]
];

/** A page of the team's list: how many places and candidates the network has should make no difference. */
export const team: Group = {
	name: 'team',
	measure: (report) =>
		onEachEngine(async (engine) => {
			const networks: { db: Database; actor: Actor; networkId: string }[] = [];
			for (const places of [FEW, MANY]) {
				const db = await engine.open();
				networks.push(await foundTeam(db, places));
			}
			for (const [name, question] of QUESTIONS) {
				const [few = NaN, many = NaN] = await inTurns(
					ROUNDS,
					networks.map(
						({ db, actor, networkId }) =>
							() =>
								ask(db, actor, networkId, question)
					)
				);
				report({ name: `team list of ${FEW}, ${name}, ${engine.name}`, value: few, unit: 'ms' });
				report({ name: `team list of ${MANY}, ${name}, ${engine.name}`, value: many, unit: 'ms' });
				const ratio = { value: many / few, unit: 'times', target: '<= 2' };
				report({ name: `team list, ${MANY} against ${FEW}, ${name}, ${engine.name}`, ...ratio });
			}
			for (const { db } of networks) await db.close();
		})
};

async function foundTeam(db: Database, places: number) {
	await foundCity(db, places / 2, SEED);
	const keeper = { db, actor: KEEPER, clock: () => new Date() };
	const found = await showNetwork(keeper, CITY_SLUG);
	const networkId = found?.network.id ?? '';
	const candidates = makeUpPlaces(chanceFrom(SEED + 1), networkId, places / 2, new Date());
	await db.write(KEEPER, async (tx) =>
		done(
			await insertCandidates(
				tx,
				candidates.map((place) => ({ ...place, slug: `candidate-${place.slug}` }))
			)
		)
	);
	await db.lookAgain();
	const [member] = await listMembers(keeper, networkId);
	const actor: Actor = { kind: 'member', network: networkId, member: member?.id ?? '', role: 'coordinator' };
	return { db, actor, networkId };
}

/** Milliseconds that one page takes, over some. */
async function ask(db: Database, actor: Actor, networkId: string, question: TeamQuestion): Promise<number> {
	const ctx = { db, actor, clock: () => new Date() };
	const times = 10;
	const taken = await timed(async () => {
		for (let n = 0; n < times; n++) await listTeamPlaces(ctx, networkId, question);
	});
	return taken / times;
}
