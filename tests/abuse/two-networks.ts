import sharp from 'sharp';
import type { Role } from '#kernel/actor.ts';
import { addLine, findCard, makeCard, openCounter, recordEvent } from '#board';
import { addMember, foundNetwork, markText } from '#networks';
import { listSessions, openSession } from '#people';
import {
	agreeCharter,
	changePlace,
	charterToRead,
	leavePlace,
	listChanges,
	planLeaving,
	publishPlaces,
	putPicture,
	setAside,
	startPlace,
	takeInUpload,
	writeNote
} from '#places';
import { writtenTexts } from '#platform/i18n/catalogue.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { deviceId, must, type Member } from '../engines/given.ts';

/** Stands in everything that only the inside of the first network may read. */
export const INSIDE = 'binnenskamers';

const TWELVE_HOURS = 12 * 3600;
/** A text for guests that a network may word for itself. */
export const A_TEXT = 'welcomeHow';

/**
 * `stopping` has a last day before it, `begun` joins and has all it needs, `spare` is a second published one; `candidate`,
 * `fresh`, `listed` and `unfit` are candidates, and `aside` and `batched` were set aside.
 */
export type PlaceName =
	| 'published'
	| 'spare'
	| 'stopping'
	| 'candidate'
	| 'fresh'
	| 'listed'
	| 'unfit'
	| 'begun'
	| 'left'
	| 'aside'
	| 'batched';

/** The ids and secrets of a network: what an attack on it is made with. */
export interface Ids {
	readonly network: string;
	readonly slug: string;
	/** By role; the second ambassador is there to be sent away. */
	readonly member: Readonly<Record<Role | 'second', string>>;
	/** Cookies of those who are signed in, as a request carries them. */
	readonly cookie: Readonly<Record<Role, string>>;
	/** A second session of the coordinator. */
	readonly session: string;
	readonly place: Readonly<Record<PlaceName, string>>;
	/** Address words of the same. */
	readonly placeSlug: Readonly<Record<'published' | 'candidate' | 'left', string>>;
	/** Of the published place. */
	readonly line: string;
	/** Of the same item on the board of the spare one. */
	readonly spareLine: string;
	/** Of what set `batched` aside. */
	readonly batch: string;
	readonly event: string;
	readonly note: string;
	readonly change: string;
	readonly charter: string;
	readonly upload: string;
	readonly mark: string;
	/** The cookie of a counter that is open at the published place, and at the spare one; the card of the first. */
	readonly counter: string;
	readonly spareCounter: string;
	readonly card: { readonly secret: string; readonly code: string };
	/** The ids of the cards of both. */
	readonly cardId: Readonly<Record<'published' | 'spare', string>>;
}

/**
 * Founds a network with something of everything in it that has an id.
 *
 * @param slug its address word; its mail addresses are at it
 * @param inside stands in every text that guests do not read
 */
export async function foundFullNetwork(keeper: Context, slug: string, inside: string): Promise<Ids> {
	const { clock } = keeper;
	const network = must(
		await foundNetwork(keeper, {
			slug,
			names: { nl: `Netwerk ${slug}` },
			phone: '09 000 00 02',
			phoneName: 'Fatma',
			tile: ['#1B4B82', '#F7B52C'],
			charter: { nl: 'Kom gerust binnen.' },
			centre: { lat: 51.05, lon: 3.72 }
		})
	);
	const join = async (name: string, role: Role) =>
		must(await addMember(keeper, { network: slug, name: `${name} ${inside}`, mail: `${name}@${slug}.example`, role }))
			.id;
	const member = {
		coordinator: await join('coordinator', 'coordinator'),
		ambassador: await join('ambassador', 'ambassador'),
		expert: await join('expert', 'expert'),
		second: await join('second', 'ambassador')
	};
	const as = (role: Role): Context & { actor: Member } => ({
		...keeper,
		actor: { kind: 'member', network: network.id, member: member[role], role }
	});
	const signedIn = async (role: Role) =>
		`__Host-team=${await openSession(keeper, { holder: 'member', holderId: member[role] }, TWELVE_HOURS, 'Firefox')}`;
	// Before the others, so that it is the last of the list.
	await signedIn('coordinator');
	const cookie = {
		coordinator: await signedIn('coordinator'),
		ambassador: await signedIn('ambassador'),
		expert: await signedIn('expert')
	};
	const team = as('coordinator');

	let begun = 0;
	const begin = async (name: string) =>
		must(
			await startPlace(team, {
				network: slug,
				name,
				kind: 'cafe',
				point: { lat: 51.05 + ++begun / 1000, lon: 3.72 }
			})
		);
	const publish = async (ids: string[]) =>
		must(await publishPlaces(team, { networkId: network.id, because: `Ja, ${inside}.`, ids }));
	const [published, spare, stopping, candidate, joining, left, fresh, listed, unfit, aside, batched] = [
		await begin(`Open plek ${slug}`),
		await begin(`Tweede plek ${slug}`),
		await begin(`Stoppende plek ${slug}`),
		await begin(`Kandidaat ${inside} ${slug}`),
		await begin(`Beginner ${inside} ${slug}`),
		await begin(`Vertrokken ${inside} ${slug}`),
		await begin(`Vers ${inside} ${slug}`),
		await begin(`Op de lijst ${inside} ${slug}`),
		await begin(`Ongeschikt ${inside} ${slug}`),
		await begin(`Opzij ${inside} ${slug}`),
		await begin(`Samen opzij ${inside} ${slug}`)
	];
	await publish([published, spare, stopping, left].map(({ id }) => id));
	must(await leavePlace(team, { placeId: left.id, because: `Weg, ${inside}.` }));
	const lastDay = new Date(clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
	must(await planLeaving(team, { placeId: stopping.id, because: `Stopt, ${inside}.`, lastDay, waiting: 'giveOut' }));

	const batch = newId(clock());
	const because = `Past niet, ${inside}.`;
	must(await setAside(team, { networkId: network.id, because, ids: [aside.id] }));
	must(await setAside(team, { networkId: network.id, because, ids: [batched.id], batchId: batch }));

	const charter = (await charterToRead(team, network.id, 'nl'))?.fingerprint ?? '';
	must(await agreeCharter(team, joining.id, { by: inside, fingerprint: charter }));
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#775' } })
		.png()
		.toBuffer();
	must(await putPicture(team, published.id, picture, 'De toog'));

	must(await changePlace(team, published.id, { seen: 1, change: { takeaway: 'Mo-Fr 10:00-12:00' } }));
	const change = (await listChanges(team, published.id)).find((one) => one.is === 'change' && one.how === 'typed');
	const line = must(await addLine(team, { placeId: published.id, item: 'coffee' })).id;
	const spareLine = must(await addLine(team, { placeId: spare.id, item: 'coffee' })).id;
	const counterAt = { kind: 'counter', network: network.id, place: published.id } as const;
	const event = deviceId(clock());
	must(
		await recordEvent(
			{ ...keeper, actor: counterAt },
			{ id: event, placeId: published.id, lineId: line, kind: 'treated', n: 3 }
		)
	);
	const note = newId(clock());
	must(await writeNote(team, published.id, { id: note, text: `Onder ons, ${inside}.` }));
	const list = `Naam;Breedtegraad;Lengtegraad;Nota\nPlek ${inside};51,06;3,72;x\n`;
	const upload = must(
		await takeInUpload(team, { fileName: `lijst ${inside}.csv`, bytes: new TextEncoder().encode(list) })
	).id;
	const about = writtenTexts('guest', 'nl')[A_TEXT] ?? '';
	const words = `Wat is dit, ${inside}?`;
	const mark = must(
		await markText(as('expert'), { section: 'guest', key: A_TEXT, language: 'nl', about, verdict: 'unclear', words })
	).id;

	const card = must(await makeCard(team, published.id));
	const open = async (secret: string) => `__Host-counter=${must(await openCounter(keeper, secret)).cookie}`;
	const session = (await listSessions(keeper, member.coordinator)).at(-1);
	const spareCard = must(await makeCard(team, spare.id));
	const cardIdOf = async (placeId: string) => (await findCard(team, placeId)) ?? '';
	return {
		network: network.id,
		slug,
		member,
		cookie,
		session: session?.id ?? '',
		place: {
			published: published.id,
			spare: spare.id,
			stopping: stopping.id,
			candidate: candidate.id,
			begun: joining.id,
			left: left.id,
			fresh: fresh.id,
			listed: listed.id,
			unfit: unfit.id,
			aside: aside.id,
			batched: batched.id
		},
		placeSlug: { published: published.slug, candidate: candidate.slug, left: left.slug },
		line,
		spareLine,
		batch,
		event,
		note,
		change: change?.is === 'change' ? change.id : '',
		charter,
		upload,
		mark,
		counter: await open(card.secret),
		spareCounter: await open(spareCard.secret),
		card,
		cardId: { published: await cardIdOf(published.id), spare: await cardIdOf(spare.id) }
	};
}
