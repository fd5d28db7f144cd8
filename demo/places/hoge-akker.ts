import type { TownPlace } from './town-place.ts';

/** South of the rampart. The border of the municipality runs right through it: past it one is in Hazemeers. */
export const HOGE_AKKER: readonly TownPlace[] = [
	{
		name: 'Koffiebar Kaneel',
		kind: 'cafe',
		street: ['Akkerstraat', '5'],
		point: [51.0149, 3.9497],
		week: 'We-Su 09:00-17:00',
		leave: { from: -4, until: 9 },
		services: ['water', 'toilet', 'sit', 'reading'],
		languages: ['nl', 'en'],
		stepFree: 'yes',
		accessibleToilet: 'no',
		dogs: 'yes',
		friendlyFace: 'Lien',
		yes: { to: 'joris', because: 'Lien zei ja, net voor haar verlof.', daysAgo: 11 },
		board: [
			{
				item: 'coffee',
				taps: [
					[14, 'treated', 4],
					[7, 'given', 1]
				]
			}
		]
	},
	{
		name: 'Zwembad De Otter',
		kind: 'swimming-pool',
		street: ['Hogeweg', '70'],
		point: [51.0128, 3.9447],
		week: 'Tu-Fr 09:00-20:00; Sa-Su 09:00-18:00',
		// The week of the fair: afternoons only, every day.
		adjusted: { from: -6, until: 8, week: 'Mo-Su 13:00-17:00' },
		services: ['toilet', 'shower', 'nappy', 'warmth', 'water'],
		languages: ['nl', 'fr'],
		phone: '09 000 00 41',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'fatma', because: 'De badmeesters zeiden ja, en de stad ook.', daysAgo: 28 }
	},
	{
		name: 'Eethuis Damas',
		kind: 'restaurant',
		street: ['Hogeweg', '12'],
		point: [51.0136, 3.9538],
		week: 'Tu-Su 11:30-21:30',
		takeaway: 'Tu-Su 11:30-21:00',
		services: ['water', 'toilet', 'sit', 'chat'],
		languages: ['nl', 'ar', 'en'],
		phone: '09 000 00 42',
		stepFree: 'limited',
		accessibleToilet: 'no',
		dogs: 'limited',
		friendlyFace: 'Nour',
		yes: { to: 'joris', because: 'Nour zei ja: vijf per dag, meer kan de keuken niet aan.', daysAgo: 23 },
		board: [
			{
				item: 'meal',
				sort: 'linzen met rijst',
				dailyLimit: 5,
				taps: [
					[21, 'treated', 10],
					[17, 'given', 3],
					[12, 'treated', 5],
					[8, 'given', 4],
					[3, 'treated', 6],
					[0, 'given', 2]
				]
			},
			{
				item: 'coffee',
				sort: 'kardemomkoffie',
				paused: true,
				taps: [[18, 'treated', 3]]
			}
		]
	},
	{
		name: 'Zondagscafé De Stam',
		kind: 'organisation',
		street: ['Dorpsplein', '2'],
		town: 'Hazemeers',
		point: [51.0089, 3.9512],
		week: 'Su 14:00-18:00',
		services: ['coffee', 'water', 'toilet', 'chat', 'sit', 'warmth', 'reading'],
		languages: ['nl'],
		stepFree: 'yes',
		accessibleToilet: 'limited',
		dogs: 'yes',
		friendlyFace: 'Wilfried',
		yes: { to: 'joris', because: 'De vrijwilligers van de zondag zeiden ja.', daysAgo: 37 },
		board: [{ item: 'coffee', taps: [] }]
	},
	{
		name: 'Dorpspunt Hazemeers',
		kind: 'town-service',
		street: ['Dorpsplein', '8'],
		town: 'Hazemeers',
		point: [51.0081, 3.9526],
		week: 'Mo,We,Fr 09:00-12:00; Tu,Th 13:00-18:00',
		services: ['water', 'toilet', 'print', 'call', 'charge', 'sit', 'chat'],
		languages: ['nl', 'fr'],
		phone: '09 000 00 43',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'fatma', because: 'Openbare dienst; de gemeente Hazemeers zei ja.', daysAgo: 13 }
	}
];
