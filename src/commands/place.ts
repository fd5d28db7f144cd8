import { stopPlace } from '#board';
import { addPlace, listPlaces, putPicture, returnPlace, WAITING, type Place, type TypedPlace } from '#places';
import type { Call, Command } from './command.ts';
import { readBytes } from './files.ts';
import { ACT_OPTIONS, memberOf, NETWORK_OPTION, networkOf, placeOf } from './network-of.ts';

const STATES = ['candidate', 'published', 'left', 'aside'] as const;

const list: Command = {
	name: 'place list',
	about: 'Lists the places of a network.',
	options: {
		...NETWORK_OPTION,
		state: { about: `only ${STATES.join(', ')}`, value: 'STATE' },
		json: { about: 'as JSON, with all that is known of them' }
	},
	examples: ['place list --network gent --state candidate', 'place list --network gent --json'],
	async run(call) {
		const { network, neighbourhoods } = await networkOf(call);
		const states = statesOf(call);
		const places = await listPlaces(call.ctx, network.id, states);
		if (call.has('json')) {
			const slugs = new Map(neighbourhoods.map(({ id, slug }) => [id, slug]));
			return call.printJson(places.map((place) => asJson(place, slugs)));
		}
		for (const { slug, name, kind, state } of places) call.print(`${slug}  ${name}  ${kind}  ${state}`);
	}
};

function statesOf(call: Call): readonly (typeof STATES)[number][] {
	const asked = call.maybe('state');
	if (asked === undefined) return STATES;
	const state = STATES.find((known) => known === asked);
	if (!state) throw call.misunderstood(`--state is one of ${STATES.join(', ')}.`);
	return [state];
}

/** A place as scripts read it: these names stay. */
function asJson(place: Place, neighbourhoods: ReadonlyMap<string, string>) {
	const { id, slug, code, state, name, names, kind, address, point, hours, ...rest } = place;
	return {
		id,
		slug,
		code,
		state,
		name,
		names,
		kind,
		lat: point.lat,
		lon: point.lon,
		...address,
		neighbourhood: (place.neighbourhoodId !== null && neighbourhoods.get(place.neighbourhoodId)) || null,
		...hours,
		hoursAsFound: rest.hoursAsFound,
		takeaway: rest.takeaway,
		services: rest.services,
		languages: rest.languages,
		phone: rest.phone,
		website: rest.website,
		stepFree: rest.stepFree,
		accessibleToilet: rest.accessibleToilet,
		dogs: rest.dogs,
		friendlyFace: rest.friendlyFace,
		confirmedOn: rest.confirmedOn,
		source: rest.source
	};
}

/** Options of `place add` by the column of docs/guides/import.md that each of them is. */
const COLUMNS = {
	name: { about: 'the name on the front', value: 'TEXT', needed: true },
	'name-nl': { about: 'the name in Dutch, where it has one', value: 'TEXT' },
	'name-fr': { about: 'the name in French, where it has one', value: 'TEXT' },
	kind: { about: 'what it is: cafe, bakery, library ...', value: 'KIND', needed: true },
	lat: { about: 'latitude in degrees', value: 'LAT', needed: true },
	lon: { about: 'longitude in degrees', value: 'LON', needed: true },
	street: { about: 'street', value: 'TEXT' },
	number: { about: 'house number', value: 'TEXT' },
	postcode: { about: 'postcode', value: 'TEXT' },
	town: { about: 'town', value: 'TEXT' },
	hours: { about: 'opening hours in the notation of OpenStreetMap', value: 'HOURS' },
	takeaway: { about: 'hours for taking away, in the same notation', value: 'HOURS' },
	services: { about: 'basic services: "toilet;water"', value: 'LIST' },
	languages: { about: 'languages spoken: "nl;tr"', value: 'LIST' },
	phone: { about: 'phone number', value: 'NUMBER' },
	website: { about: 'web address', value: 'ADDRESS' },
	'step-free': { about: 'can one come in without a step: yes, limited, no', value: 'ANSWER' },
	'accessible-toilet': { about: 'a toilet for a wheelchair: yes, limited, no', value: 'ANSWER' },
	dogs: { about: 'may a dog come in: yes, limited, no', value: 'ANSWER' },
	'friendly-face': { about: 'a first name guests may ask for, if that person agrees', value: 'TEXT' }
} as const;

const add: Command = {
	name: 'place add',
	about: 'Takes in one place by hand, as a candidate.',
	options: { ...NETWORK_OPTION, ...COLUMNS },
	examples: [
		'place add --network gent --name "Bij Fatma" --kind community-centre --lat 51.0536 --lon 3.7304 --hours "Mo-Fr 10:00-18:00" --services "toilet;charge"'
	],
	async run(call) {
		const columns = Object.keys(COLUMNS).map((option) => [option.replaceAll('-', '_'), call.maybe(option)]);
		const typed = Object.fromEntries(columns.filter(([, value]) => value !== undefined)) as TypedPlace;
		const added = call.must(await addPlace(call.ctx, call.text('network'), typed));
		for (const { sentence } of added.doubts) call.print(`To look at: ${sentence}`);
		call.print(
			`"${added.slug}" is a candidate. When its merchant said yes:`,
			`  npm run stoep -- publish --network ${call.text('network')} --place ${added.slug} --as MEMBER --because TEXT`
		);
	}
};

const leave: Command = {
	name: 'place leave',
	about: 'Lets a published place leave, now or after a last day. Once it left it may return for 30 days.',
	takes: ['PLACE'],
	options: {
		...NETWORK_OPTION,
		...ACT_OPTIONS,
		waiting: { about: `what was agreed about what waits there: ${WAITING.join(', ')}`, value: 'AGREED' },
		until: { about: 'the last day, from which it is closed until somebody lets it leave', value: 'DAY' }
	},
	examples: [
		'place leave bij-jan --network gent --as fatma@gent.example --because "Jan stops" --waiting network',
		'place leave bij-jan --network gent --as fatma@gent.example --because "Jan stops in May" --waiting giveOut --until 2026-05-31'
	],
	async run(call) {
		const place = await placeOf(call, call.word('PLACE'));
		const act = { placeId: place.id, as: (await memberOf(call)).id, because: call.text('because') };
		const waiting = WAITING.find((known) => known === call.maybe('waiting'));
		if (call.maybe('waiting') !== undefined && !waiting) {
			throw call.misunderstood(`--waiting is one of ${WAITING.join(', ')}.`);
		}
		const lastDay = call.maybe('until');
		call.must(await stopPlace(call.ctx, { ...act, waiting, lastDay }));
		if (lastDay !== undefined) return call.print(`${place.name} stops after ${lastDay}. Let it leave then.`);
		call.print(`${place.name} left. For 30 days it can come back: place return ${place.slug}`);
	}
};

const back: Command = {
	name: 'place return',
	about: 'Takes a place that left back, within 30 days.',
	takes: ['PLACE'],
	options: { ...NETWORK_OPTION, ...ACT_OPTIONS },
	examples: ['place return bij-jan --network gent --as fatma@gent.example --because "Jan goes on after all"'],
	async run(call) {
		const place = await placeOf(call, call.word('PLACE'));
		const act = { placeId: place.id, as: (await memberOf(call)).id, because: call.text('because') };
		call.must(await returnPlace(call.ctx, act));
		call.print(`${place.name} is back.`);
	}
};

const picture: Command = {
	name: 'place picture',
	about: 'Sets the one picture of a place: JPEG, PNG, WebP or AVIF of at most 5 MB.',
	takes: ['PLACE', 'FILE'],
	options: { ...NETWORK_OPTION, alt: { about: 'what is on it, for who does not see it', value: 'TEXT', needed: true } },
	examples: ['place picture bij-fatma gevel.jpg --network gent --alt "De gele gevel met een bank ervoor"'],
	async run(call) {
		const place = await placeOf(call, call.word('PLACE'));
		const bytes = await readBytes(call.io, call.word('FILE'));
		call.must(await putPicture(call.ctx, place.id, bytes, call.text('alt')));
		call.print(`${place.name} has a picture.`);
	}
};

export const placeCommands: readonly Command[] = [list, add, leave, back, picture];
