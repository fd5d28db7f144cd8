import type { Role } from '#kernel/actor.ts';
import type { FoundNetworkInput } from '#networks';
import type { Landmark } from '#networks';
import { CHARTER } from './charter.ts';

// Wilgemonde, its neighbour Hazemeers, their streets and everybody in them are invented. No telephone number in Belgium
// goes on with a zero behind its zone, so 09 000 00 .. rings nobody; mail and websites are at example.org (RFC 2606).

export const TOWN: FoundNetworkInput & { readonly slug: string } = {
	slug: 'wilgemonde',
	names: { nl: 'Wilgemonde', fr: 'Saulmonde', en: 'Wilgemonde', ar: 'ويلخموند', tr: 'Wilgemonde' },
	phone: '09 000 00 01',
	phoneName: 'Fatma',
	tile: ['#1B4B82', '#F6B8A8'],
	charter: CHARTER,
	centre: { lat: 51.0204, lon: 3.9502 }
};

export const LANDMARKS: readonly Landmark[] = [
	{
		slug: 'station',
		names: { nl: 'het station', fr: 'la gare', en: 'the station', ar: 'المحطة', tr: 'istasyon' },
		point: { lat: 51.0219, lon: 3.9612 }
	},
	{
		slug: 'kerk',
		names: { nl: 'de kerk', fr: 'l’église', en: 'the church', ar: 'الكنيسة', tr: 'kilise' },
		point: { lat: 51.0211, lon: 3.9494 }
	},
	{
		slug: 'markt',
		names: {
			nl: 'de Vismarkt',
			fr: 'le Marché aux Poissons',
			en: 'the Fish Market',
			ar: 'سوق السمك',
			tr: 'Balık Pazarı'
		},
		point: { lat: 51.0201, lon: 3.9508 }
	},
	{
		slug: 'bibliotheek',
		names: { nl: 'de bibliotheek', fr: 'la bibliothèque', en: 'the library', ar: 'المكتبة', tr: 'kütüphane' },
		point: { lat: 51.0188, lon: 3.9535 }
	}
];

/** The team. A place says which of them it said yes to, by the first part of the mail address. */
export const TEAM = {
	fatma: { name: 'Fatma Yıldırım', mail: 'fatma@example.org', role: 'coordinator' },
	joris: { name: 'Joris Wouters', mail: 'joris@example.org', role: 'ambassador' },
	/** Knows from her own life what it is to ask, and has a say over every text for guests. */
	nadege: { name: 'Nadège Mbuyi', mail: 'nadege@example.org', role: 'expert' }
} as const satisfies Record<string, { name: string; mail: string; role: Role }>;

export type TeamKey = keyof typeof TEAM;
