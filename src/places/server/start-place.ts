import * as v from 'valibot';
import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { listBorders, showNetwork, type NetworkWithParts } from '#networks';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { addressWords } from '../domain/address-words.ts';
import { findDuplicate, PlaceIndex } from '../domain/import/same-place.ts';
import { locator } from '../domain/locate.ts';
import type { PlaceFacts } from '../domain/place.ts';
import { actingMember, actOnPlace } from './access.ts';
import { addressInput, kindInput, nameInput, pointInput } from './change-input.ts';
import { changesSince, insertChanges } from './changes-store.ts';
import { knownPlaces } from './import-store.ts';
import { insertCandidates, isTaken } from './insert-candidates.ts';
import { lockPlace, placeById, setAmbassador } from './places-store.ts';

const input = v.strictObject({
	/** An id that the form made, so that sending it twice begins one place. */
	id: v.optional(v.custom<string>(isUuid, 'An id is a UUID.')),
	/** The slug of the network. */
	network: v.string(),
	name: nameInput,
	/** Where it is, as the phone at the bar or a finger on the map says. */
	point: v.optional(pointInput),
	/** Or roughly: the address word of a landmark or a neighbourhood. Where it is exactly stays to be said. */
	near: v.optional(v.string()),
	kind: v.optional(kindInput),
	address: v.optional(addressInput),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

export type StartingPlace = v.InferInput<typeof input>;

export interface StartedPlace {
	readonly id: string;
	readonly slug: string;
}

type Refusals = 'badInput' | 'noSuchNetwork' | 'notAllowed' | 'whoActs' | 'whereIsIt' | 'placeThere';

const NOTHING_KNOWN = {
	names: {},
	hours: { week: null, holidays: 'closed', adjusted: [], closures: [], closedOn: null, paused: false },
	hoursAsFound: null,
	takeaway: null,
	services: [],
	languages: [],
	phone: null,
	website: null,
	stepFree: null,
	accessibleToilet: null,
	dogs: null,
	friendlyFace: null
} as const satisfies Partial<PlaceFacts>;

/**
 * Begins a place at the bar, with its name and where it is: a candidate that the member who begins it keeps an eye on. All
 * else may come now or another day.
 *
 * @returns refused `placeThere` when the network knows it already: then that one is to be taken up (`takeUpCandidate`)
 */
export async function startPlace(ctx: Context, raw: StartingPlace): Promise<Result<StartedPlace, Refusals>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { id: asked, name, point, near, kind, address, as } = parsed.output;
	const found = await showNetwork(ctx, parsed.output.network);
	if (!found) return refuse('noSuchNetwork', 'There is no such network.', 'network');
	const networkId = found.network.id;
	const member = await actingMember(ctx, networkId, as);
	if (!member.ok) return member;
	const spot = point ?? spotNear(found, near);
	if (!spot)
		return refuse('whereIsIt', 'Say where it is, or what it is near to.', near === undefined ? 'point' : 'near');

	const facts: PlaceFacts = {
		...NOTHING_KNOWN,
		name,
		kind: kind ?? 'other',
		address: { street: null, number: null, postcode: null, town: null, ...address },
		point: spot
	};
	const told = Object.entries({ name, kind, address: address && facts.address, point }).filter(
		([, value]) => value !== undefined
	);
	const find = locator((await listBorders(ctx, networkId)).borders);
	try {
		return await ctx.db.write<StartedPlace, Refusals>(ctx.actor, async (tx) => {
			const again = asked === undefined ? null : await placeById(tx, asked);
			if (again?.networkId === networkId && again.name === name) return done({ id: again.id, slug: again.slug });
			const known = await knownPlaces(tx, networkId);
			const same = findDuplicate({ ...facts, source: null }, new PlaceIndex(known));
			if (same) {
				return refuse('placeThere', `"${same.of.name}" is there already (${same.of.slug}).`, 'name');
			}
			const at = ctx.clock();
			const id = asked ?? newId(at);
			const slug = addressWords(new Set(known.map((place) => place.slug)))(name);
			await insertCandidates(tx, [
				{ id, networkId, slug, neighbourhoodId: find(spot), facts, source: null, madeAt: at }
			]);
			await setAmbassador(tx, id, member.value);
			const begun = Object.fromEntries(told.map(([fact, after]) => [fact, { before: null, after }]));
			await insertChanges(tx, [
				{ id: newId(at), networkId, placeId: id, how: 'begun', memberId: member.value, undoes: null, facts: begun, at }
			]);
			return done({ id, slug });
		});
	} catch (error) {
		if (!isTaken(error)) throw error;
		// An id that something else has is none of this form: the place gets another, and nobody learns what ids there are.
		if (asked !== undefined && isOfId(error)) return startPlace(ctx, { ...raw, id: undefined });
		return refuse('placeThere', 'Somebody took in a place of this name at the same moment. Try again.', 'name');
	}
}

function isOfId(error: unknown): boolean {
	return error instanceof Error && 'constraint' in error && error.constraint === 'place_pkey';
}

/**
 * Goes on with a candidate that the network knows already, from a list or because somebody typed it in. Who does so keeps
 * an eye on it from now on, unless somebody does already. Doing it twice changes nothing.
 */
export async function takeUpCandidate(
	ctx: Context,
	placeId: string,
	{ as }: { as?: string } = {}
): Promise<Result<null, 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'notThere'>> {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	return ctx.db.write<null, 'noSuchPlace' | 'notThere'>(ctx.actor, async (tx) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		if (place.state !== 'candidate') return refuse('notThere', `${place.name} is no candidate.`);
		if ((await changesSince(tx, placeId, 0)).some(({ how }) => how === 'begun')) return done(null);
		if (place.ambassadorId === null) await setAmbassador(tx, placeId, memberId);
		const { name, point } = place;
		const facts = { name: { before: null, after: name }, point: { before: null, after: point } };
		const at = ctx.clock();
		await insertChanges(tx, [{ id: newId(at), networkId, placeId, how: 'begun', memberId, undoes: null, facts, at }]);
		return done(null);
	});
}

function spotNear({ landmarks, neighbourhoods }: NetworkWithParts, near: string | undefined) {
	const landmark = landmarks.find(({ slug }) => slug === near);
	return landmark?.point ?? neighbourhoods.find(({ slug }) => slug === near)?.centre;
}
