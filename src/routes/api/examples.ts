import type { Catalogues } from './shapes/catalogues.ts';
import type { Changes } from './shapes/changes.ts';
import type { NetworkInFull, Neighbourhoods, Networks } from './shapes/network.ts';
import type { Place, PlaceInFull, Places } from './shapes/place.ts';

// An answer of each address, for who reads the OpenAPI document. Their types are those of the answers.

const ORIGIN = 'https://stoep.example.org';
const API = `${ORIGIN}/api/v1`;

const open = { now: true, until: '2026-03-03T17:00:00.000Z', opens: null, returns: null, because: null } as const;

const place: Place = {
	type: 'Feature',
	id: '019cb44e-aee0-7af8-a37e-6ee54a65a8b5',
	geometry: { type: 'Point', coordinates: [3.7304, 51.0536] },
	properties: {
		id: '019cb44e-aee0-7af8-a37e-6ee54a65a8b5',
		code: 'K7M2QX',
		slug: 'bij-fatma',
		network: 'gent',
		neighbourhood: 'brugse-poort',
		name: 'Bij Fatma',
		names: { nl: 'Bij Fatma', fr: 'Chez Fatma' },
		kind: 'community-centre',
		address: { street: 'Hoogstraat', number: '1', postcode: '9000', town: 'Gent' },
		phone: '09 123 45 67',
		website: 'https://bijfatma.example/',
		services: ['toilet', 'water'],
		servicesAwayToday: [],
		languages: ['nl', 'tr'],
		stepFree: 'yes',
		accessibleToilet: null,
		dogs: 'limited',
		hours: {
			week: 'Mo-Fr 10:00-18:00',
			holidays: 'closed',
			adjusted: [{ from: '2026-08-01', until: '2026-08-31', week: 'Mo-Fr 10:00-14:00' }],
			closures: [{ from: '2026-07-15', until: '2026-07-31' }],
			closedOn: null,
			paused: false,
			asFound: null
		},
		takeaway: null,
		open,
		waiting: [
			{ item: 'coffee', sort: null, date: null, waiting: 20, more: true, today: 'yes' },
			{ item: 'soup', sort: 'dagsoep', date: null, waiting: 3, more: false, today: 'out' }
		],
		picture: {
			url: `${ORIGIN}/picture/K7M2QX-0a1b2c3d4e5f.jpg`,
			alt: 'Een gele gevel met een bank ervoor.',
			width: 640,
			height: 427
		},
		confirmedOn: '2026-03-02',
		toBeChecked: false,
		source: 'osm',
		url: `${ORIGIN}/nl/gent/place/bij-fatma`
	}
};

const attribution = '© OpenStreetMap contributors';
const page = (language: string) => `${ORIGIN}/${language}/gent/place/bij-fatma`;
const week = [{ day: 'dinsdag', today: true, hours: ['10 tot 18 uur'], note: null }];

export const placeInFull: PlaceInFull = {
	...place,
	properties: {
		...place.properties,
		weekAhead: [
			{
				day: '2026-03-03',
				open: [{ from: '2026-03-03T09:00:00.000Z', until: '2026-03-03T17:00:00.000Z' }],
				unsure: [],
				because: null,
				holiday: null
			}
		],
		takeawayWeekAhead: null,
		inWords: {
			language: 'nl',
			name: 'Bij Fatma',
			kind: 'buurthuis',
			address: 'Hoogstraat 1, 9000 Gent',
			status: 'Open tot 18 uur',
			next: null,
			takeaway: null,
			week,
			takeawayWeek: null,
			services: ['toilet', 'glas water'],
			servicesAwayToday: [],
			waiting: [
				{ name: 'koffie of thee', count: 'Meer dan 20 klaar', instead: null },
				{ name: 'dagsoep', count: 'Er staan 3 klaar', instead: 'Vandaag op' }
			],
			languages: ['Nederlands', 'Turks'],
			access: ['Zonder trap binnen'],
			confirmedOn: 'maandag 2 maart'
		},
		links: {
			pages: { nl: page('nl'), fr: page('fr'), en: page('en'), ar: page('ar'), tr: page('tr') },
			short: `${ORIGIN}/p/K7M2QX`,
			network: `${API}/networks/gent`,
			route: 'https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&route=%3B51.05360%2C3.73040'
		}
	},
	attribution
};

export const places: Places = {
	type: 'FeatureCollection',
	features: [place],
	next: `${API}/places?network=gent&limit=1&cursor=aTE`,
	attribution
};

export const changes: Changes = {
	changes: [
		{ change: 'published', id: place.id, network: 'gent', place },
		{ change: 'left', id: '019cb44e-0000-7af8-a37e-6ee54a65a8b5', network: 'gent', place: null }
	],
	more: false,
	cursor: 'YzQyLjEyLio',
	next: `${API}/changes?since=YzQyLjEyLio`,
	attribution
};

const network = {
	slug: 'gent',
	names: { nl: 'Gent', fr: 'Gand', en: 'Ghent' },
	phone: '09 123 45 67',
	phoneName: 'Fatma',
	centre: { lat: 51.0536, lon: 3.7304 },
	url: `${ORIGIN}/nl/gent`
};
const neighbourhood = { slug: 'brugse-poort', names: { nl: 'Brugse Poort' } };

export const networks: Networks = { networks: [{ ...network, neighbourhoods: [neighbourhood] }] };

export const networkInFull: NetworkInFull = {
	...network,
	neighbourhoods: [{ ...neighbourhood, centre: { lat: 51.0601, lon: 3.7052 } }],
	landmarks: [{ slug: 'station', names: { nl: 'het station' }, point: { lat: 51.0357, lon: 3.7106 } }],
	charter: { nl: 'Iedereen is welkom.\n\nNiemand vraagt wie je bent.' },
	links: {
		places: `${API}/places?network=gent`,
		neighbourhoods: `${API}/neighbourhoods?network=gent`,
		changes: `${API}/changes?network=gent`,
		feed: `${API}/networks/gent/feed.atom`
	}
};

export const neighbourhoods: Neighbourhoods = {
	type: 'FeatureCollection',
	features: [
		{
			type: 'Feature',
			id: '019cb44e-1111-7af8-a37e-6ee54a65a8b5',
			geometry: {
				type: 'MultiPolygon',
				coordinates: [
					[
						[
							[3.7, 51.05],
							[3.72, 51.05],
							[3.71, 51.07],
							[3.7, 51.05]
						]
					]
				]
			},
			properties: {
				...neighbourhood,
				id: '019cb44e-1111-7af8-a37e-6ee54a65a8b5',
				network: 'gent',
				centre: { lat: 51.0601, lon: 3.7052 },
				url: `${ORIGIN}/nl/gent/brugse-poort`
			}
		}
	]
};

export const catalogues: Catalogues = {
	kinds: [{ key: 'community-centre', pictogram: 'house-line', names: { nl: 'buurthuis', en: 'community centre' } }],
	services: [{ key: 'charge', pictogram: 'battery-charging', names: { nl: 'gsm opladen', en: 'charge a phone' } }],
	items: [
		{ key: 'coffee', pictogram: 'coffee', names: { nl: 'koffie of thee', en: 'coffee or tea' }, needsDate: false }
	]
};

export const problem = {
	type: 'about:blank',
	title: 'Not Found',
	status: 404,
	detail: 'There is no network "gnet".',
	code: 'noSuchNetwork',
	field: 'network'
};

export const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
	<id>urn:uuid:019cb44e-2222-7af8-a37e-6ee54a65a8b5</id>
	<title>Nieuw in Gent</title>
	<updated>2026-03-02T23:00:00.000Z</updated>
	<author><name>Gent</name></author>
</feed>
`;
