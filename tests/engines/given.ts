import { randomBytes } from 'node:crypto';
import { KEEPER, type Actor } from '#kernel/actor.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { done, type Result } from '#kernel/result.ts';
import { addLine, recordEvent, type RecordEventInput } from '#board';
import { addMember, foundNetwork, type Network } from '#networks';
import { insertCandidates, publishPlaces, showPlace, type Hours, type Place, type PlaceFacts } from '#places';
import type { Context } from '#platform/context.ts';
import type { Database } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
	(): Date;
	/** Sets it, for instance to '2026-03-03T10:00:00+01:00'. */
	to(moment: string | number): void;
	forward(milliseconds: number): void;
}

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export function clockAt(moment: string): TestClock {
	let now = Date.parse(moment);
	return Object.assign(() => new Date(now), {
		to: (next: string | number) => void (now = new Date(next).getTime()),
		forward: (milliseconds: number) => void (now += milliseconds)
	});
}

/** Whoever keeps the installation, on a database and a clock. */
export function keeperOf(db: Database, clock: () => Date): Context {
	return { db, actor: KEEPER, clock };
}

/** The value of what cannot be refused here. */
export function must<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.sentence}`);
	return result.value;
}

/** The code with which something was refused. */
export function refusedWith(result: Result<unknown>): string {
	if (result.ok) throw new Error('This was not refused.');
	return result.refusal.code;
}

/** An id as a device makes one, at that moment. */
export function deviceId(at: Date | number): string {
	return uuidV7(Number(at), randomBytes(10));
}

export type Member = Extract<Actor, { kind: 'member' }>;
export type Counter = Extract<Actor, { kind: 'counter' }>;

export interface GivenNetwork {
	readonly network: Network;
	readonly member: Member;
}

let made = 0;

/** A network of its own with one coordinator. */
export async function givenNetwork(ctx: Context): Promise<GivenNetwork> {
	const slug = `netwerk-${++made}`;
	const network = must(
		await foundNetwork(ctx, {
			slug,
			names: { nl: `Netwerk ${made}` },
			phone: '09 123 45 67',
			phoneName: 'Fatma',
			tile: ['#1B4B82', '#F7B52C'],
			charter: { nl: 'Kom gerust binnen.' },
			centre: { lat: 51.05, lon: 3.72 }
		})
	);
	const { id } = must(
		await addMember(ctx, { network: slug, name: 'Jan', mail: `jan@${slug}.example`, role: 'coordinator' })
	);
	return { network, member: { kind: 'member', network: network.id, member: id, role: 'coordinator' } };
}

const HOURS: Hours = {
	week: 'Mo-Su 08:00-18:00',
	holidays: 'closed',
	adjusted: [],
	closures: [],
	closedOn: null,
	paused: false
};

/** The facts of a café that is open every day from 8 to 18, changed as said. */
export function placeFacts({
	hours,
	...changed
}: Partial<Omit<PlaceFacts, 'hours'>> & { hours?: Partial<Hours> } = {}): PlaceFacts {
	return {
		name: 'Café De Stoep',
		names: {},
		kind: 'cafe',
		address: { street: 'Langestraat', number: '1', postcode: '9000', town: 'Gent' },
		point: { lat: 51.05, lon: 3.72 },
		hours: { ...HOURS, ...hours },
		hoursAsFound: null,
		takeaway: null,
		services: ['water', 'toilet'],
		languages: ['nl'],
		phone: null,
		website: null,
		stepFree: null,
		accessibleToilet: null,
		dogs: null,
		friendlyFace: null,
		...changed
	};
}

/** A place that its team knows and nobody else. */
export async function givenCandidate(
	ctx: Context,
	network: Network,
	changed?: Parameters<typeof placeFacts>[0]
): Promise<Place> {
	const id = newId(ctx.clock());
	const place = { id, networkId: network.id, slug: `plek-${++made}`, neighbourhoodId: null, source: null };
	const facts = placeFacts(changed);
	await ctx.db.write(KEEPER, async (tx) =>
		done(await insertCandidates(tx, [{ ...place, facts, madeAt: ctx.clock() }]))
	);
	return there(await showPlace({ ...ctx, actor: KEEPER }, id));
}

/** A published place. */
export async function givenPlace(
	ctx: Context,
	{ network, member }: GivenNetwork,
	changed?: Parameters<typeof placeFacts>[0]
): Promise<Place> {
	const { id } = await givenCandidate(ctx, network, changed);
	must(await publishPlaces({ ...ctx, actor: member }, { networkId: network.id, because: 'Els zei ja.', ids: [id] }));
	return there(await showPlace(ctx, id));
}

export function counterOf(place: Place): Counter {
	return { kind: 'counter', network: place.networkId, place: place.id };
}

/** A line on the board of a place; its id. */
export async function givenLine(
	ctx: Context,
	place: Place,
	item = 'coffee',
	more: { sort?: string; date?: string } = {}
): Promise<string> {
	return must(await addLine({ ...ctx, actor: KEEPER }, { placeId: place.id, item, ...more })).id;
}

/** A counter that taps on one line, each tap with an id of its own unless it says one. */
export function tapsOn(ctx: Context, place: Place, lineId: string) {
	return (kind: RecordEventInput['kind'], n: number, more: Partial<RecordEventInput> = {}) =>
		recordEvent(
			{ ...ctx, actor: counterOf(place) },
			{ id: deviceId(ctx.clock()), placeId: place.id, lineId, kind, n, ...more }
		);
}

function there<Value>(value: Value | null): Value {
	if (value === null) throw new Error('This should be there.');
	return value;
}
