import * as v from 'valibot';
import { address, id, names, point, position, slug, text, type Shaped } from './basics.ts';

const own = {
	slug: slug('The word of the network in addresses.', 'gent'),
	names,
	phone: text('Somebody of the team answers here.', '09 123 45 67'),
	phoneName: text('The first name of who answers, and agreed to it.', 'Fatma'),
	centre: point,
	url: address('The page for people, in Dutch.', 'https://stoep.example.org/nl/gent')
};
const neighbourhoodSlug = slug('The word of the neighbourhood in addresses.', 'brugse-poort');

/** The networks of an installation, each in short. */
export const networks = v.pipe(
	v.strictObject({
		networks: v.array(
			v.pipe(
				v.strictObject({ ...own, neighbourhoods: v.array(v.strictObject({ slug: neighbourhoodSlug, names })) }),
				v.metadata({ title: 'Network' })
			)
		)
	}),
	v.metadata({ title: 'Networks', description: 'Every network of this installation.' })
);
export type Networks = Shaped<typeof networks>;

/** One network with its parts and where to go on from it. */
export const networkInFull = v.pipe(
	v.strictObject({
		...own,
		neighbourhoods: v.array(v.strictObject({ slug: neighbourhoodSlug, names, centre: point })),
		landmarks: v.pipe(
			v.array(v.strictObject({ slug: slug('The word of the landmark in addresses.', 'station'), names, point })),
			v.description('Spots that everybody knows, for "I am at the station".')
		),
		charter: v.pipe(names, v.description('What the network promises; an empty line ends a paragraph.')),
		links: v.strictObject({
			places: address('Its places.', 'https://stoep.example.org/api/v1/places?network=gent'),
			neighbourhoods: address('Its borders.', 'https://stoep.example.org/api/v1/neighbourhoods?network=gent'),
			changes: address('What changes in its places.', 'https://stoep.example.org/api/v1/changes?network=gent'),
			feed: address('New places and closures, as Atom.', 'https://stoep.example.org/api/v1/networks/gent/feed.atom')
		})
	}),
	v.metadata({ title: 'NetworkInFull', description: 'A city or region with its own team and places.' })
);
export type NetworkInFull = Shaped<typeof networkInFull>;

/** Neighbourhoods with the borders that hold today. */
export const neighbourhoods = v.pipe(
	v.strictObject({
		type: v.literal('FeatureCollection'),
		features: v.array(
			v.pipe(
				v.strictObject({
					type: v.literal('Feature'),
					id,
					geometry: v.strictObject({
						type: v.literal('MultiPolygon'),
						coordinates: v.pipe(
							v.array(v.array(v.pipe(v.array(position), v.minLength(4)))),
							v.description('Parts of rings of positions; outer rings run counterclockwise, holes clockwise.')
						)
					}),
					properties: v.strictObject({
						id,
						slug: neighbourhoodSlug,
						names,
						network: own.slug,
						centre: point,
						url: address('The page for people, in Dutch.', 'https://stoep.example.org/nl/gent/brugse-poort')
					})
				}),
				v.metadata({ title: 'Neighbourhood' })
			)
		)
	}),
	v.metadata({
		title: 'Neighbourhoods',
		description: 'Neighbourhoods as a GeoJSON FeatureCollection. Borders are drawn freely and may cross municipalities.'
	})
);
export type Neighbourhoods = Shaped<typeof neighbourhoods>;

export const networkParts = {
	Point: point,
	Networks: networks,
	NetworkInFull: networkInFull,
	Neighbourhoods: neighbourhoods
};
