import type { TownPlace } from './town-place.ts';

/** East of the rampart, around the station. */
export const SPOORZICHT: readonly TownPlace[] = [
	{
		name: 'Koffiebar Spoor 3',
		kind: 'cafe',
		street: ['Stationsplein', '3'],
		point: [51.0217, 3.9604],
		week: 'Mo-Fr 06:00-19:00; Sa 08:00-17:00',
		takeaway: 'Mo-Fr 06:00-19:00',
		services: ['water', 'charge', 'wifi', 'toilet', 'sit'],
		languages: ['nl', 'fr', 'en', 'it'],
		phone: '09 000 00 31',
		website: 'https://spoor3.example.org',
		stepFree: 'yes',
		accessibleToilet: 'no',
		dogs: 'yes',
		friendlyFace: 'Chiara',
		yes: { to: 'joris', because: 'Chiara zei ja, tussen twee treinen.', daysAgo: 90 },
		board: [
			{
				// Givers pass here, guests hardly do: 30 treated and 1 given, the first of them long ago.
				item: 'coffee',
				taps: [
					[78, 'treated', 5],
					[71, 'treated', 4],
					[23, 'treated', 6],
					[19, 'treated', 3],
					[16, 'given', 1],
					[12, 'treated', 7],
					[7, 'treated', 3],
					[2, 'treated', 2]
				]
			}
		]
	},
	{
		name: 'Nachtwinkel Bilal',
		kind: 'food-shop',
		street: ['Spoorwegstraat', '61'],
		point: [51.0247, 3.9588],
		week: 'Mo-Su 18:00-02:00',
		openOnHolidays: true,
		services: ['water', 'charge', 'call'],
		languages: ['nl', 'fr', 'en', 'ur', 'pa'],
		stepFree: 'limited',
		friendlyFace: 'Bilal',
		yes: { to: 'joris', because: 'Bilal zei ja. Hij kent de straat ’s nachts het best.', daysAgo: 22 },
		board: [
			{
				item: 'bread',
				sort: 'belegd broodje',
				taps: [
					[13, 'treated', 3],
					[9, 'given', 2],
					[5, 'given', 1]
				]
			}
		]
	},
	{
		name: 'Onthaal Ziekenhuis De Linde',
		kind: 'health',
		street: ['Lindelaan', '100'],
		point: [51.0186, 3.9671],
		week: '24/7',
		openOnHolidays: true,
		services: ['water', 'toilet', 'nappy', 'breastfeeding', 'sit', 'warmth', 'charge', 'wifi', 'call', 'first-aid'],
		languages: ['nl', 'fr', 'en', 'ar', 'tr', 'pl'],
		phone: '09 000 00 32',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'fatma', because: 'De directie zei ja: de hal is van iedereen.', daysAgo: 14 }
	},
	{
		name: 'Naaiatelier Steekhoudend',
		kind: 'workshop',
		street: ['Perronlaan', '9'],
		point: [51.0268, 3.9563],
		week: 'Tu-Th 13:00-17:00',
		paused: true,
		services: ['coffee', 'chat', 'sit'],
		languages: ['nl', 'fa', 'ps'],
		stepFree: 'no',
		friendlyFace: 'Zohra',
		yes: { to: 'joris', because: 'Zohra zei ja; ze verhuist eerst nog van lokaal.', daysAgo: 26 },
		board: [{ item: 'coffee', taps: [[24, 'treated', 2]] }]
	},
	{
		name: 'Huis van de Reiziger – Maison du Voyageur',
		names: { nl: 'Huis van de Reiziger', fr: 'Maison du Voyageur' },
		kind: 'organisation',
		street: ['Stationsplein', '14'],
		point: [51.0225, 3.9619],
		week: 'Mo-Sa 10:00-20:00',
		services: ['water', 'coffee', 'toilet', 'shower', 'laundry', 'rucksack', 'charge', 'wifi', 'sit', 'warmth', 'chat'],
		languages: ['nl', 'fr', 'en', 'ti', 'am'],
		phone: '09 000 00 33',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'yes',
		friendlyFace: 'Senait',
		yes: { to: 'fatma', because: 'Senait en haar bestuur zeiden ja.', daysAgo: 16 },
		board: [
			{
				item: 'bed',
				taps: [
					[20, 'treated', 3],
					[8, 'given', 1]
				]
			},
			// Nobody has treated anything yet: an empty line.
			{ item: 'meal', taps: [] }
		]
	},
	{
		name: 'Boekhandel De Bladwijzer',
		kind: 'bookshop',
		street: ['Spoorwegstraat', '18'],
		point: [51.0206, 3.9589],
		week: 'Tu-Sa 10:00-18:00',
		services: ['sit', 'reading', 'water', 'dogs'],
		languages: ['nl', 'en'],
		stepFree: 'limited',
		dogs: 'yes',
		// Seven months ago: to be checked again.
		yes: { to: 'joris', because: 'De boekhandelaar zei ja, op de zomermarkt.', daysAgo: 213 }
	},
	{
		name: 'Lokanta Defne',
		kind: 'restaurant',
		street: ['Perronlaan', '27'],
		point: [51.0281, 3.9539],
		week: 'Mo-Sa 11:00-21:00',
		takeaway: 'Mo-Sa 11:00-22:00',
		services: ['water', 'coffee', 'toilet', 'sit', 'warmth'],
		languages: ['nl', 'tr', 'ku'],
		phone: '09 000 00 34',
		stepFree: 'yes',
		accessibleToilet: 'limited',
		dogs: 'no',
		friendlyFace: 'Defne',
		yes: { to: 'fatma', because: 'Defne zei ja nog voor de vraag af was.', daysAgo: 19 },
		board: [
			{
				item: 'soup',
				sort: 'linzensoep',
				outToday: true,
				taps: [
					[15, 'treated', 4],
					[9, 'given', 2],
					[4, 'treated', 3],
					[0, 'given', 2]
				]
			},
			{
				item: 'meal',
				sort: 'dagschotel',
				taps: [
					[11, 'treated', 2],
					[6, 'given', 1]
				]
			}
		]
	}
];
