import { uuidV7 } from '#kernel/ids.ts';
import { services } from '#places';
import type { PlaceFacts } from '#places';
import type { NewPlace } from '../../src/places/server/places-store.ts';
import type { Chance } from '../processes/chance.ts';

/** Opening hours as they stand on doors: most ordinary, some odd, some unknown. */
const WEEKS: readonly (string | null)[] = [
	'Mo-Fr 08:00-18:00',
	'Mo-Fr 08:00-18:00; Sa 09:00-16:00',
	'Tu-Sa 10:00-18:30; Su 10:00-13:00',
	'Mo-Su 07:00-22:00',
	'We-Su 11:30-14:30,18:00-22:00',
	'Mo-Th 11:00-23:00; Fr,Sa 11:00-02:00; Su 14:00-20:00',
	'Tu-Fr 09:00-12:00,13:00-17:30; Sa 09:00-17:00; PH off',
	'Mo,We,Fr 13:30-17:00',
	'24/7',
	null
];
const KINDS = ['cafe', 'bakery', 'hairdresser', 'library', 'restaurant'];
const FIRST = ['De Gouden', 'Café', 'Bakkerij', 'Bij', 'Het Kleine', 'Huis', 'Kapper', 'Chez', "'t Oude", 'Zaal'];
const LAST = [
	'Leeuw',
	'Madou',
	'Peeters',
	'Fatima',
	'Hoekje',
	'Ter Linden',
	'Yıldız',
	'Marcel',
	'Tramhuis',
	'Concordia'
];

/** A city of 16 by 13 kilometres around the middle of Brussels. */
export const CITY = { lat: 50.8466, lon: 4.3528 };
const HALF_HEIGHT = 0.06;
const HALF_WIDTH = 0.115;

/** Makes up places all over the city, denser towards its middle, as cities are. */
export function makeUpPlaces(chance: Chance, networkId: string, count: number, at: Date): Omit<NewPlace, 'code'>[] {
	const catalogue = services.map(({ key }) => key);
	return Array.from({ length: count }, (_, index) => ({
		id: uuidV7(at.getTime() + index, chance.bytes(10)),
		networkId,
		slug: `place-${index}`,
		neighbourhoodId: null,
		facts: factsOf(chance, catalogue),
		source: null,
		madeAt: at
	}));
}

function factsOf(chance: Chance, catalogue: readonly string[]): PlaceFacts {
	const off = () => chance.next() + chance.next() - 1;
	return {
		name: `${chance.pick(FIRST)} ${chance.pick(LAST)} ${chance.between(1, 999)}`,
		names: {},
		kind: chance.pick(KINDS),
		address: { street: 'Hoogstraat', number: String(chance.between(1, 300)), postcode: '1000', town: 'Brussel' },
		point: { lat: CITY.lat + off() * HALF_HEIGHT, lon: CITY.lon + off() * HALF_WIDTH },
		hours: { week: chance.pick(WEEKS), holidays: 'closed', adjusted: [], closures: [], closedOn: null, paused: false },
		hoursAsFound: null,
		takeaway: null,
		services: catalogue.filter(() => chance.happens(0.25)),
		languages: ['nl', 'fr'],
		phone: null,
		website: null,
		stepFree: chance.pick(['yes', 'limited', 'no', null]),
		accessibleToilet: null,
		dogs: null,
		friendlyFace: null
	};
}
