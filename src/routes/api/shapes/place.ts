import * as v from 'valibot';
import { LANGUAGES } from '#kernel/language.ts';
import {
	address,
	addressOrNull,
	day,
	dayOrNull,
	id,
	moment,
	momentOrNull,
	names,
	osmHours,
	osmHoursOrNull,
	position,
	slug,
	text,
	textOrNull,
	word,
	wordOrNull,
	type Shaped
} from './basics.ts';

const access = (of: string) => wordOrNull(['yes', 'limited', 'no'], `${of}; null where nobody said.`);

const status = v.pipe(
	v.strictObject({
		now: v.pipe(v.boolean(), v.description('Open at the moment of this answer.')),
		until: momentOrNull('When it closes; null when it is closed, or open day and night.'),
		opens: momentOrNull('When it opens again, as far as anybody knows.'),
		returns: dayOrNull('The first day after a leave, when it is on leave and that day is known.'),
		because: wordOrNull(
			['holiday', 'leave', 'today', 'paused', 'unknown', 'week'],
			'Why it is closed: a public holiday, a leave, today only, a pause, its week; or nobody knows its hours.'
		)
	}),
	v.metadata({ title: 'Status', description: 'Whether a place is open, which time alone changes too.' })
);

const hours = v.pipe(
	v.strictObject({
		week: osmHoursOrNull,
		holidays: word(['closed', 'asWeek'], 'What holds on the public holidays of Belgium.'),
		adjusted: v.pipe(
			v.array(v.strictObject({ from: day('The first day.'), until: day('The last day, included.'), week: osmHours })),
			v.description('Periods with another week, such as a summer.')
		),
		closures: v.pipe(
			v.array(
				v.strictObject({ from: day('The first day.'), until: dayOrNull('The last day, included; null: not known.') })
			),
			v.description('Leaves and other closures.')
		),
		closedOn: dayOrNull('The day for which the place itself said that it is closed.'),
		paused: v.pipe(v.boolean(), v.description('It takes a pause: it promises nothing until it ends that.')),
		asFound: textOrNull('Hours that nobody could read as a week, word for word.', 'na afspraak')
	}),
	v.metadata({
		title: 'Hours',
		description:
			'Everything that decides when a place is open, in the time zone Europe/Brussels. A closed day beats adjusted hours, ' +
			'adjusted hours beat the week.'
	})
);

const waiting = v.pipe(
	v.strictObject({
		item: text('A key of the items in the catalogues.', 'coffee'),
		sort: textOrNull('What the place calls it.', 'dagsoep'),
		date: dayOrNull('For what is for one day, such as a ticket.'),
		waiting: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20), v.description('How many wait, up to 20.')),
		more: v.pipe(v.boolean(), v.description('There are more than 20.')),
		today: word(['yes', 'out', 'paused'], 'Whether one can be had today. Promise one only on "yes".')
	}),
	v.metadata({ title: 'Waiting', description: 'What customers paid ahead and anybody may have: stock, with no times.' })
);

const properties = {
	id,
	code: text('For on paper: /p/CODE leads to the place.', 'K7M2QX'),
	slug: slug('The word of the place in addresses, within its network.', 'bij-fatma'),
	network: slug('The network of the place.', 'gent'),
	neighbourhood: v.pipe(
		v.nullable(v.string()),
		v.metadata({ description: 'The slug of its neighbourhood; null outside every border.', examples: ['brugse-poort'] })
	),
	name: text('The name as it stands on the front.', 'Bij Fatma'),
	names,
	kind: text('A key of the kinds in the catalogues.', 'community-centre'),
	address: v.strictObject({
		street: textOrNull('The street.', 'Hoogstraat'),
		number: textOrNull('The house number.', '1'),
		postcode: textOrNull('The postcode.', '9000'),
		town: textOrNull('The town.', 'Gent')
	}),
	phone: textOrNull('The phone of the place.', '09 123 45 67'),
	website: addressOrNull('The site of the place.', 'https://bijfatma.example/'),
	services: v.pipe(
		v.array(v.string()),
		v.metadata({
			description: 'Keys of the basic services that are there today: free, for everybody.',
			examples: [['toilet', 'water']]
		})
	),
	servicesAwayToday: v.pipe(v.array(v.string()), v.description('Those that are not there today only.')),
	languages: v.pipe(
		v.array(v.string()),
		v.metadata({ description: 'Languages spoken (ISO 639-1).', examples: [['nl', 'tr']] })
	),
	stepFree: access('Whether one gets in without steps'),
	accessibleToilet: access('Whether there is a toilet for a wheelchair'),
	dogs: access('Whether dogs may come along'),
	hours,
	takeaway: v.pipe(
		v.nullable(v.strictObject({ week: osmHours, open: status })),
		v.description('The hours of taking away; null where there is none.')
	),
	open: status,
	waiting: v.array(waiting),
	picture: v.pipe(
		v.nullable(
			v.strictObject({
				url: address('A JPEG.', 'https://stoep.example.org/picture/K7M2QX-0a1b2c3d4e5f.jpg'),
				alt: text('What is on it.', 'Een gele gevel met een bank ervoor.'),
				width: v.pipe(v.number(), v.integer(), v.minValue(1)),
				height: v.pipe(v.number(), v.integer(), v.minValue(1))
			})
		),
		v.description('Null where there is none.')
	),
	confirmedOn: dayOrNull('When somebody of the team last saw that all this is true.'),
	toBeChecked: v.pipe(v.boolean(), v.description('Nobody confirmed it for six months.')),
	source: textOrNull('Where the facts were found: "osm" asks for its attribution.', 'osm'),
	url: address('The page for people, in Dutch.', 'https://stoep.example.org/nl/gent/place/bij-fatma')
};

const feature = {
	type: v.literal('Feature'),
	id,
	geometry: v.strictObject({ type: v.literal('Point'), coordinates: position })
};

/** A published place with what everybody may know of it. */
export const place = v.pipe(
	v.strictObject({ ...feature, properties: v.strictObject(properties) }),
	v.metadata({ title: 'Place', description: 'A place as a GeoJSON Feature (RFC 7946).' })
);
export type Place = Shaped<typeof place>;

const interval = v.strictObject({ from: moment('It opens.'), until: moment('It closes, perhaps after midnight.') });

const dayAhead = v.pipe(
	v.strictObject({
		day: day('The day in Brussels on which all this begins.'),
		open: v.pipe(v.array(interval), v.description('When the place is surely open.')),
		unsure: v.pipe(v.array(interval), v.description('When it may be open: on appointment, or no closing time known.')),
		because: wordOrNull(
			['holiday', 'leave', 'today', 'paused', 'unknown'],
			'Why nothing is sure, where its week is not why.'
		),
		holiday: textOrNull('The public holiday that falls on this day.', 'labourDay')
	}),
	v.metadata({ title: 'DayAhead', description: 'What begins on one day, with everything that decides it worked out.' })
);

const dayInWords = v.pipe(
	v.strictObject({
		day: text('The weekday.', 'dinsdag'),
		today: v.boolean(),
		hours: v.pipe(v.array(v.string()), v.metadata({ examples: [['10 tot 18 uur']] })),
		note: textOrNull('Why it is not open, or which holiday it is.', 'gesloten')
	}),
	v.metadata({ title: 'DayInWords' })
);

const inWords = v.pipe(
	v.strictObject({
		language: word(LANGUAGES, 'The language of these words, as it was asked for.'),
		name: text('The name for a reader of this language.', 'Bij Fatma'),
		kind: text('What it is.', 'buurthuis'),
		address: text('On one line; empty where nobody knows it.', 'Hoogstraat 1, 9000 Gent'),
		status: text('Whether it is open.', 'Open tot 18 uur'),
		next: textOrNull('When it opens again, where the status does not say so.', 'Open woensdag om 10 uur'),
		takeaway: textOrNull('Until when one may take away now.', 'Afhalen tot 13 uur'),
		week: v.pipe(
			v.nullable(v.array(dayInWords)),
			v.description('Today and six days; null where the status says it all.')
		),
		takeawayWeek: v.nullable(v.array(dayInWords)),
		services: v.pipe(v.array(v.string()), v.metadata({ examples: [['toilet', 'glas water']] })),
		servicesAwayToday: v.array(v.string()),
		waiting: v.array(
			v.strictObject({
				name: text('What it is called here.', 'dagsoep'),
				count: text('How many wait: "Er staan 3 klaar".', 'Er staan 3 klaar'),
				instead: textOrNull('Said in place of the count: "Vandaag op".', 'Vandaag op')
			})
		),
		languages: v.pipe(v.array(v.string()), v.metadata({ examples: [['Nederlands', 'Turks']] })),
		access: v.array(v.string()),
		confirmedOn: textOrNull('The day on which it was confirmed.', 'maandag 2 maart')
	}),
	v.metadata({
		title: 'InWords',
		description: 'The same as on the page for people, in the language that was asked for.'
	})
);

/** One place with its week worked out, in words, and where to go on from it. */
export const placeInFull = v.pipe(
	v.strictObject({
		...feature,
		properties: v.strictObject({
			...properties,
			weekAhead: v.pipe(v.array(dayAhead), v.description('Today and the six days after it.')),
			takeawayWeekAhead: v.nullable(v.array(dayAhead)),
			inWords,
			links: v.strictObject({
				pages: v.pipe(
					v.strictObject(
						Object.fromEntries(
							LANGUAGES.map((language) => [language, address('', 'https://stoep.example.org/nl/gent')])
						) as Record<(typeof LANGUAGES)[number], ReturnType<typeof address>>
					),
					v.description('The page for people in each language.')
				),
				short: address('For a QR code.', 'https://stoep.example.org/p/K7M2QX'),
				network: address('Its network in this API.', 'https://stoep.example.org/api/v1/networks/gent'),
				route: address('Directions on foot at OpenStreetMap.', 'https://www.openstreetmap.org/directions')
			})
		}),
		attribution: v.optional(
			text('There when the data of somebody who wants to be named is in it.', '© OpenStreetMap contributors')
		)
	}),
	v.metadata({
		title: 'PlaceInFull',
		description: 'A place as a GeoJSON Feature, with its week worked out and in words.'
	})
);
export type PlaceInFull = Shaped<typeof placeInFull>;

export const places = v.pipe(
	v.strictObject({
		type: v.literal('FeatureCollection'),
		features: v.array(place),
		next: addressOrNull(
			'The address of the next page; null on the last.',
			'https://stoep.example.org/api/v1/places?cursor=aTE'
		),
		attribution: v.optional(
			text('There when the data of somebody who wants to be named is in it.', '© OpenStreetMap contributors')
		)
	}),
	v.metadata({ title: 'Places', description: 'Places as a GeoJSON FeatureCollection.' })
);
export type Places = Shaped<typeof places>;

/** The shapes that get a name of their own in the OpenAPI document. */
export const placeParts = {
	Names: names,
	Status: status,
	Hours: hours,
	Waiting: waiting,
	DayAhead: dayAhead,
	DayInWords: dayInWords,
	InWords: inWords,
	Place: place,
	PlaceInFull: placeInFull,
	Places: places
};
