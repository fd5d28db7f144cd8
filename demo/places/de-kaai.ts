import type { TownPlace } from './town-place.ts';

/** West of the rampart, along the water. */
export const DE_KAAI: readonly TownPlace[] = [
	{
		name: 'Bar Nachtuil',
		kind: 'bar',
		street: ['Kaai', '2'],
		point: [51.0207, 3.9409],
		// Past midnight.
		week: 'We-Su 16:00-01:00',
		services: ['water', 'toilet', 'charge', 'wifi', 'sit', 'warmth'],
		languages: ['nl', 'en', 'pt'],
		phone: '09 000 00 21',
		stepFree: 'limited',
		accessibleToilet: 'no',
		dogs: 'yes',
		friendlyFace: 'Tiago',
		yes: { to: 'joris', because: 'Tiago zei ja, ook voor wie laat nog buiten is.', daysAgo: 25 },
		board: [
			{
				item: 'coffee',
				sort: 'warme chocomelk',
				taps: [
					[16, 'treated', 2],
					[10, 'given', 1],
					[3, 'treated', 1]
				]
			},
			{
				item: 'coffee',
				sort: 'muntthee',
				taps: [
					[15, 'treated', 1],
					[9, 'given', 3],
					[8, 'treated', 1]
				]
			}
		]
	},
	{
		name: 'Frituur De Sluis',
		kind: 'snack-bar',
		street: ['Sluisdam', '1'],
		point: [51.0182, 3.9392],
		week: 'We-Mo 11:30-14:00,17:00-22:00',
		takeaway: 'We-Mo 11:30-22:00',
		services: ['water', 'warmth', 'sit'],
		languages: ['nl', 'ro'],
		stepFree: 'yes',
		dogs: 'yes',
		friendlyFace: 'Rudy',
		yes: { to: 'fatma', because: 'Rudy zei ja. Hij tekende de turfjes er meteen bij.', daysAgo: 20 },
		board: [
			{
				item: 'fries',
				sort: 'kleine friet',
				taps: [
					[22, 'treated', 3],
					[20, 'given', 1],
					[15, 'treated', 6],
					[12, 'given', 2],
					[8, 'treated', 4],
					[3, 'given', 1]
				]
			},
			{ item: 'fries', sort: 'friet met stoofvleessaus', taps: [[4, 'treated', 2]] }
		]
	},
	{
		name: 'De Grote Pot',
		kind: 'social-restaurant',
		street: ['Schippersstraat', '17'],
		point: [51.0229, 3.9398],
		week: 'Mo-Fr 11:00-14:30',
		services: ['water', 'coffee', 'toilet', 'sit', 'warmth', 'chat', 'microwave', 'nappy'],
		languages: ['nl', 'fr', 'ar', 'so'],
		phone: '09 000 00 22',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'limited',
		friendlyFace: 'Ubah',
		yes: { to: 'joris', because: 'De keukenploeg stemde erover en zei ja.', daysAgo: 12 },
		board: [
			{
				item: 'meal',
				taps: [
					[25, 'treated', 20],
					[24, 'given', 6],
					[20, 'given', 4],
					[17, 'treated', 15],
					[13, 'given', 5],
					[10, 'treated', 12],
					[6, 'given', 4],
					[3, 'given', 3],
					[0, 'given', 1]
				]
			},
			{
				item: 'soup',
				taps: [
					[18, 'treated', 10],
					[14, 'given', 4],
					[7, 'treated', 6],
					[1, 'given', 3]
				]
			}
		]
	},
	{
		name: 'Wassalon De Bobbel',
		kind: 'laundry',
		street: ['Schippersstraat', '40'],
		point: [51.0246, 3.9421],
		week: 'Mo-Su 07:00-21:00',
		openOnHolidays: true,
		services: ['laundry', 'sit', 'warmth', 'charge', 'reading'],
		languages: ['nl', 'bg'],
		stepFree: 'limited',
		dogs: 'no',
		yes: { to: 'joris', because: 'Stoyan zei ja: blijven zitten mag, ook zonder was.', daysAgo: 38 }
	},
	{
		name: 'Buurthuis De Kaaimuur',
		kind: 'community-centre',
		street: ['Kaai', '31'],
		point: [51.0263, 3.9449],
		week: 'Mo-Fr 09:00-17:00',
		services: [
			'water',
			'coffee',
			'toilet',
			'nappy',
			'breastfeeding',
			'charge',
			'wifi',
			'chat',
			'call',
			'print',
			'microwave'
		],
		languages: ['nl', 'fr', 'en', 'ar', 'tr', 'uk'],
		phone: '09 000 00 23',
		website: 'https://kaaimuur.example.org',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'yes',
		friendlyFace: 'Oksana',
		yes: { to: 'fatma', because: 'Wij werken hier zelf; het team zei samen ja.', daysAgo: 9 },
		board: [
			{
				item: 'coffee',
				taps: [
					[19, 'treated', 4],
					[11, 'given', 3],
					[5, 'treated', 2]
				]
			}
		]
	},
	{
		name: 'Jeugdhuis Het Vlot',
		kind: 'youth-centre',
		street: ['Sluisdam', '22'],
		point: [51.0158, 3.9377],
		// Nobody knows: it is open when somebody with a key is there.
		week: null,
		services: ['water', 'toilet', 'wifi', 'sit', 'charge'],
		languages: ['nl', 'en'],
		stepFree: 'no',
		yes: { to: 'joris', because: 'Yaro van het jeugdhuis zei ja. De uren volgen nog.', daysAgo: 29 }
	},
	{
		name: 'Soepkar Lepel',
		kind: 'snack-bar',
		street: ['Kaai', '12'],
		point: [51.0221, 3.9417],
		// There is no inside: takeaway only.
		week: 'off',
		takeaway: 'Tu-Sa 11:00-15:00',
		services: ['water'],
		languages: ['nl', 'fr'],
		stepFree: 'yes',
		dogs: 'yes',
		friendlyFace: 'Loulou',
		yes: { to: 'joris', because: 'Loulou zei ja, door het luik van haar kar.', daysAgo: 17 },
		board: [
			{
				item: 'soup',
				sort: 'dagsoep',
				taps: [
					[21, 'treated', 5],
					[14, 'given', 2],
					[6, 'treated', 3],
					[4, 'given', 1]
				]
			}
		]
	},
	{
		name: 'Sporthal De Meander',
		kind: 'sports-hall',
		street: ['Meanderweg', '5'],
		point: [51.0286, 3.9462],
		week: 'Mo-Fr 09:00-22:00; Sa-Su 09:00-18:00',
		services: ['water', 'toilet', 'shower', 'warmth', 'charge', 'first-aid'],
		languages: ['nl'],
		phone: '09 000 00 24',
		stepFree: 'yes',
		accessibleToilet: 'yes',
		dogs: 'no',
		yes: { to: 'fatma', because: 'De sportdienst zei ja; douchen mag zonder te sporten.', daysAgo: 31 }
	}
];
