import { createHash } from 'node:crypto';
import { KEEPER, type Actor } from '#kernel/actor.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { addDays, brusselsDay, instantAt, startOfDay, type Day } from '#kernel/instant.ts';
import { done, type Result } from '#kernel/result.ts';
import { slugFrom } from '#kernel/text.ts';
import { addLine, limitLine, listLines, outToday, pauseLine, recordEvent } from '#board';
import {
	addMember,
	drawNeighbourhoods,
	foundNetwork,
	listMembers,
	putLandmark,
	type Member,
	type Network
} from '#networks';
import { insertCandidates, listPlaces, locatePlaces, publishPlaces, putPicture, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import type { Database } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import borders from './neighbourhoods.json' with { type: 'json' };
import { drawPicture, PICTURE_ALT } from './picture.ts';
import { CANDIDATES, factsOf, PLACES, type TownLine, type TownPlace, type TownTap } from './places/index.ts';
import { LANDMARKS, TEAM, TOWN } from './town.ts';

const DAYS_SINCE_FOUNDING = 240;
/** The place of the picture, and of the counter link that is printed. */
export const FIRST_PLACE = 'cafe-de-wilg';

const DAY = 86_400_000;
const MINUTE = 60_000;
const FIRST_TAP = 8 * 60 + 40;
const MINUTES_BETWEEN_TAPS = 23;

/**
 * Founds the network of the demo town, with nothing in it yet.
 *
 * @param at the moment of filling; the town exists for 240 days by then
 * @returns the network, or `slugTaken` when somebody else founded it
 */
export function foundTown(db: Database, at: Date): Promise<Result<Network, string>> {
	return foundNetwork(keeperAt(db, daysBefore(at, DAYS_SINCE_FOUNDING)), TOWN);
}

/**
 * Fills the network of the demo town, or one in which people practise with it: landmarks, team, places, neighbourhoods, picture and boards. Every step looks at
 * what is there already, and the taps carry ids that are made from what they are; so a filling that was killed is
 * completed by filling again with the same `at`.
 *
 * @param at the moment on which the town is seen: leave, tickets and taps lie around it
 */
export async function fillTown(db: Database, network: Network, at: Date): Promise<void> {
	const longAgo = keeperAt(db, daysBefore(at, DAYS_SINCE_FOUNDING));
	for (const landmark of LANDMARKS) must(await putLandmark(longAgo, { network: network.slug, ...landmark }));
	const team = await takeInTeam(db, network, at);
	await takeInPlaces(longAgo, network, at);
	must(await drawNeighbourhoods(longAgo, network.slug, borders));
	await locatePlaces(longAgo, network.id);

	const places = new Map(
		(await listPlaces(longAgo, network.id, ['candidate', 'published'])).map((place) => [place.slug, place])
	);
	for (const told of Object.values(PLACES).flat()) {
		const place = places.get(slugFrom(told.name));
		if (place === undefined) throw new Error(`${told.name} was not taken in.`);
		await publish(db, place, told, team, at);
		for (const line of told.board ?? []) await hangLine(db, place, line, at);
		if (place.slug === FIRST_PLACE) must(await putPicture(longAgo, place.id, await drawPicture(), PICTURE_ALT));
	}
}

/** One a day, so that they have an order. */
async function takeInTeam(db: Database, network: Network, at: Date): Promise<readonly Member[]> {
	for (const [index, member] of Object.values(TEAM).entries()) {
		const ctx = keeperAt(db, daysBefore(at, DAYS_SINCE_FOUNDING - index));
		const added = await addMember(ctx, { network: network.slug, ...member });
		if (!added.ok && added.refusal.code !== 'memberThere') must(added);
	}
	return listMembers(keeperAt(db, at), network.id);
}

/** All of them in one transaction, so that there are none or all. */
async function takeInPlaces(ctx: Context, network: Network, at: Date): Promise<void> {
	if ((await listPlaces(ctx, network.id, ['candidate', 'published', 'left', 'aside'])).length > 0) return;
	const today = brusselsDay(at);
	const madeAt = ctx.clock();
	const places = [...Object.values(PLACES).flat(), ...CANDIDATES].map((told) => ({
		id: newId(madeAt),
		networkId: network.id,
		slug: slugFrom(told.name),
		neighbourhoodId: null,
		facts: factsOf(told, today),
		source: null,
		madeAt
	}));
	await ctx.db.write(ctx.actor, async (tx, touch) => {
		await insertCandidates(tx, places);
		touch(network.id);
		return done(null);
	});
}

async function publish(
	db: Database,
	{ id, networkId }: Place,
	{ yes, name }: TownPlace,
	team: readonly Member[],
	at: Date
): Promise<void> {
	if (yes === undefined) throw new Error(`Nobody of ${name} said yes.`);
	const as = team.find(({ mail }) => mail === TEAM[yes.to].mail)?.id;
	must(
		await publishPlaces(keeperAt(db, daysBefore(at, yes.daysAgo)), { networkId, as, because: yes.because, ids: [id] })
	);
}

async function hangLine(db: Database, place: Place, told: TownLine, at: Date): Promise<void> {
	const today = brusselsDay(at);
	const keeper = keeperAt(db, at);
	const lineId = await lineOf(keeper, place.id, told, today);
	const counter: Actor = { kind: 'counter', network: place.networkId, place: place.id };
	for (const [index, tap] of told.taps.entries()) {
		const moment = momentOf(tap, index, told.taps.length, at);
		const [, kind, n] = tap;
		const id = tapId(lineId, index, moment);
		must(await recordEvent({ db, actor: counter, clock: () => moment }, { id, placeId: place.id, lineId, kind, n }));
	}
	if (told.dailyLimit !== undefined) must(await limitLine(keeper, place.id, lineId, told.dailyLimit));
	if (told.outToday) must(await outToday(keeper, place.id, lineId));
	if (told.paused) must(await pauseLine(keeper, place.id, lineId));
}

/** The line of a board, put there when it is not yet. */
async function lineOf(ctx: Context, placeId: string, { item, sort, inDays }: TownLine, today: Day): Promise<string> {
	const date = inDays === undefined ? undefined : addDays(today, inDays);
	const there = (await listLines(ctx, placeId)).find(
		(line) => line.item === item && line.sort === (sort ?? null) && line.sortDate === (date ?? null)
	);
	return there?.id ?? must(await addLine(ctx, { placeId, item, sort, date })).id;
}

/** During the day for days that are over; for today shortly before `at`, and not before midnight. */
function momentOf([daysAgo]: TownTap, index: number, taps: number, at: Date): Date {
	const today = brusselsDay(at);
	if (daysAgo > 0) return instantAt(addDays(today, -daysAgo), FIRST_TAP + index * MINUTES_BETWEEN_TAPS);
	const shortlyBefore = at.getTime() - (taps - index) * MINUTES_BETWEEN_TAPS * MINUTE;
	return new Date(Math.max(shortlyBefore, startOfDay(today).getTime() + index));
}

/** The same tap of the same line is the same event, however often it is filled in. */
function tapId(lineId: string, index: number, moment: Date): string {
	return uuidV7(moment.getTime(), createHash('sha256').update(`${lineId} ${index}`).digest().subarray(0, 10));
}

function keeperAt(db: Database, moment: Date): Context {
	return { db, actor: KEEPER, clock: () => moment };
}

function daysBefore(at: Date, days: number): Date {
	return new Date(at.getTime() - days * DAY);
}

/** The value of what only a mistake in the demo town can refuse. */
function must<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(`The demo town: ${result.refusal.sentence}`);
	return result.value;
}
