import type { TownPlace } from './town-place.ts';

/** The town within the old rampart, around the Vismarkt. */
export const OUDE_VEST: readonly TownPlace[] = [
	{
		// The place of the picture and of the counter link.
		name: 'Café De Wilg',
		kind: 'cafe',
		street: ['Vismarkt', '3'],
		point: [51.0203, 3.9511],
		week: 'Mo-Sa 08:00-19:00',
		services: ['water', 'coffee', 'toilet', 'charge', 'wifi', 'sit', 'warmth', 'reading', 'chat', 'call'],
		languages: ['nl', 'fr', 'en'],
		phone: '09 000 00 11',
		website: 'https://dewilg.example.org',
		stepFree: 'yes',
		accessibleToilet: 'limited',
		dogs: 'yes',
		friendlyFace: 'Hilde',
		yes: { to: 'fatma', because: 'Hilde van de toog zei ja, bij een koffie.', daysAgo: 18 },
		board: [
			{
				item: 'coffee',
				taps: [
					[23, 'treated', 2],
					[21, 'given', 1],
					[17, 'treated', 3],
					[14, 'given', 2],
					[9, 'treated', 5],
					[6, 'given', 1],
					[4, 'counted', 5],
					[2, 'treated', 3],
					[1, 'given', 1],
					[0, 'treated', 1],
					[0, 'given', 1]
				]
			},
			{
				item: 'coffee',
				sort: 'cappuccino',
				taps: [
					[12, 'treated', 2],
					[5, 'given', 1],
					[3, 'treated', 1]
				]
			},
			{
				item: 'soup',
				sort: 'dagsoep',
				taps: [
					[8, 'treated', 4],
					[3, 'given', 2],
					[1, 'treated', 2],
					[0, 'given', 1]
				]
			}
		]
	},
	{
		name: 'Kapper Aydın',
		kind: 'hairdresser',
		street: ['Weversgang', '8'],
		point: [51.0192, 3.9484],
		// Closed on Monday, as hairdressers are.
		week: 'Tu-Sa 09:00-18:00',
		services: ['water', 'coffee', 'sit', 'chat', 'reading', 'charge'],
		languages: ['nl', 'tr', 'de'],
		phone: '09 000 00 12',
		stepFree: 'limited',
		dogs: 'limited',
		friendlyFace: 'Mehmet',
		yes: { to: 'joris', because: 'Mehmet zei ja. Zijn klanten trakteerden al zonder ons.', daysAgo: 33 },
		board: [
			{
				item: 'haircut',
				taps: [
					[26, 'treated', 1],
					[19, 'treated', 2],
					[11, 'given', 1],
					[5, 'treated', 2]
				]
			}
		]
	},
	{
		name: 'Bibliotheek De Letterboom',
		kind: 'library',
		street: ['Vestingstraat', '20'],
		point: [51.0188, 3.9535],
		week: 'Tu 10:00-20:00; We-Fr 10:00-18:00; Sa 10:00-13:00',
		services: ['water', 'toilet', 'nappy', 'breastfeeding', 'charge', 'wifi', 'sit', 'warmth', 'reading', 'print'],
		languages: ['nl', 'fr', 'en', 'ar', 'tr'],
		phone: '09 000 00 13',
		website: 'https://letterboom.example.org',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'fatma', because: 'Openbare bibliotheek; de bibliothecaris doet graag mee.', daysAgo: 40 }
	},
	{
		name: 'Sint-Wilgefortiskerk',
		kind: 'church',
		street: ['Torenplein', '1'],
		point: [51.0211, 3.9494],
		week: 'Mo-Su 09:00-17:00',
		openOnHolidays: true,
		services: ['sit', 'warmth'],
		stepFree: 'limited',
		accessibleToilet: 'no',
		yes: { to: 'joris', because: 'De koster zei ja, met een dekentje op elke stoel.', daysAgo: 27 }
	},
	{
		name: 'Museumcafé Het Weefhuis',
		kind: 'museum',
		street: ['Weversgang', '30'],
		point: [51.0181, 3.9471],
		week: 'We-Su 10:00-17:00',
		openOnHolidays: true,
		services: ['water', 'toilet', 'nappy', 'sit', 'wifi', 'rucksack'],
		languages: ['nl', 'fr', 'en', 'es'],
		website: 'https://weefhuis.example.org',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'joris', because: 'Paloma van het museumcafé zei ja.', daysAgo: 21 },
		board: [
			{ item: 'coffee', taps: [[6, 'treated', 1]] },
			{
				item: 'soup',
				sort: 'pompoensoep',
				taps: [
					[13, 'treated', 2],
					[9, 'given', 2]
				]
			}
		]
	},
	{
		name: 'Apotheek Onder de Toren',
		kind: 'pharmacy',
		street: ['Torenplein', '6'],
		point: [51.0215, 3.9503],
		week: 'Mo-Fr 08:30-12:30,13:30-18:30; Sa 09:00-12:30',
		services: ['water', 'sit', 'first-aid'],
		languages: ['nl', 'fr', 'en', 'fa'],
		phone: '09 000 00 14',
		stepFree: 'yes',
		dogs: 'limited',
		friendlyFace: 'Shirin',
		yes: { to: 'fatma', because: 'Apotheker Shirin zei ja: een glas water en een stoel.', daysAgo: 36 }
	},
	{
		name: 'Zaal De Klankkast',
		kind: 'hall',
		street: ['Wilgendreef', '55'],
		point: [51.0236, 3.9517],
		// The ticket office. The doors open later, on the evening of a concert.
		week: 'We-Sa 14:00-18:00',
		services: ['toilet', 'ticket', 'water'],
		languages: ['nl', 'fr', 'en'],
		phone: '09 000 00 15',
		website: 'https://klankkast.example.org',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'joris', because: 'Griet van de kassa zei ja, en het bestuur ook.', daysAgo: 15 },
		board: [
			{
				item: 'ticket',
				sort: 'fanfareconcert',
				inDays: 11,
				taps: [
					[12, 'treated', 4],
					[5, 'given', 1],
					[2, 'treated', 1]
				]
			},
			{ item: 'ticket', sort: 'poppentheater', inDays: 25, taps: [[7, 'treated', 2]] }
		]
	},
	{
		name: 'Bakkerij Korenbloem',
		kind: 'bakery',
		street: ['Vismarkt', '14'],
		point: [51.0197, 3.9516],
		week: 'Tu-Su 06:30-18:00',
		services: ['water', 'bread'],
		languages: ['nl', 'pl'],
		phone: '09 000 00 16',
		stepFree: 'no',
		friendlyFace: 'Agnieszka',
		yes: { to: 'joris', because: 'Agnieszka zei ja. Het brood van gisteren geeft ze zo.', daysAgo: 30 },
		board: [
			{
				item: 'bread',
				sort: 'grof brood',
				taps: [
					[24, 'treated', 6],
					[18, 'given', 3],
					[10, 'treated', 8],
					[4, 'given', 2],
					[1, 'treated', 3]
				]
			},
			{
				item: 'bread',
				sort: 'vijf pistolets',
				taps: [
					[9, 'treated', 2],
					[2, 'given', 1]
				]
			}
		]
	}
];
