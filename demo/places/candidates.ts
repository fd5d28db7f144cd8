import type { TownPlace } from './town-place.ts';

/** Known to the team, and nobody has said yes yet: no guest sees them. */
export const CANDIDATES: readonly TownPlace[] = [
	{
		name: 'Theehuis Munt',
		kind: 'cafe',
		street: ['Vestingstraat', '7'],
		point: [51.0176, 3.9512],
		week: 'Mo-Sa 10:00-18:00',
		services: ['water', 'toilet'],
		languages: ['nl', 'ar']
	},
	{
		name: 'Kapsalon Knip',
		kind: 'hairdresser',
		street: ['Schippersstraat', '28'],
		point: [51.0238, 3.9407],
		week: 'We-Sa 09:00-18:00',
		services: ['water']
	},
	{
		name: 'Buurtwinkel De Mand',
		kind: 'food-shop',
		street: ['Perronlaan', '44'],
		point: [51.0291, 3.9549],
		week: 'Mo-Sa 08:00-19:00',
		services: ['water']
	},
	{
		name: 'Speelotheek Tol',
		kind: 'organisation',
		street: ['Akkerstraat', '31'],
		point: [51.0143, 3.9468],
		week: null,
		hoursAsFound: 'woensdag na school en als het licht brandt',
		services: []
	},
	{
		name: 'Frietkot Bovenaan',
		kind: 'snack-bar',
		street: ['Dorpsplein', '15'],
		town: 'Hazemeers',
		point: [51.0094, 3.9531],
		week: 'Th-Su 17:00-21:30',
		services: []
	}
];
