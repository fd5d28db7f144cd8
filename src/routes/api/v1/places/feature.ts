import type { OpenStatus } from '#places';
import type { Networks, OpenDataPage, StreetPlace } from '#street';
import type { Place, Places } from '../../shapes/place.ts';

/** How sources want to be named wherever their data is shown. */
const ATTRIBUTION: Readonly<Record<string, string>> = { osm: '© OpenStreetMap contributors' };

/**
 * The page as GeoJSON (RFC 7946). It carries no moment of its making: the same places give the same bytes, and so the
 * same ETag.
 *
 * @param asked the address of this page, as it was asked for
 */
export function placesOf({ places, cursor, networks }: OpenDataPage, asked: URL): Places {
	const features = places.flatMap((place) => {
		const where = whereOf(place, networks, asked.origin);
		return where ? [featureOf(place, where)] : [];
	});
	return {
		type: 'FeatureCollection',
		features,
		next: cursor === null ? null : withParameter(asked, 'cursor', cursor),
		...attributionOf(places)
	};
}

/** The same address with one parameter set. */
export function withParameter(asked: URL, name: string, value: string): string {
	const next = new URL(asked);
	next.searchParams.set(name, value);
	return next.href;
}

/** Who wants to be named for what is told of these places; nothing when nobody does. */
export function attributionOf(places: readonly Pick<StreetPlace, 'source'>[]): { attribution?: string } {
	const sources = new Set(places.map(({ source }) => (source === null ? undefined : ATTRIBUTION[source])));
	const attribution = [...sources].filter((name) => name !== undefined).join(', ');
	return attribution === '' ? {} : { attribution };
}

/** In which network and neighbourhood a place is, by their slugs, and at which address this installation is. */
export interface Where {
	readonly network: string;
	readonly neighbourhood: string | null;
	readonly origin: string;
}

export function whereOf(place: StreetPlace, networks: Networks, origin: string): Where | null {
	const found = networks.get(place.networkId);
	if (!found) return null;
	const neighbourhood = found.neighbourhoods.find(({ id }) => id === place.neighbourhoodId)?.slug ?? null;
	return { network: found.network.slug, neighbourhood, origin };
}

/** One published place with what everybody may know of it: no time of use, and no count of it. */
export function featureOf(place: StreetPlace, { network, neighbourhood, origin }: Where): Place {
	const { hours, takeaway, lines, picture } = place;
	return {
		type: 'Feature',
		id: place.id,
		geometry: { type: 'Point', coordinates: [place.point.lon, place.point.lat] },
		properties: {
			id: place.id,
			code: place.code,
			slug: place.slug,
			network,
			neighbourhood,
			name: place.name,
			names: place.names,
			kind: place.kind,
			address: place.address,
			phone: place.phone,
			website: place.website,
			services: place.services,
			servicesAwayToday: place.servicesAway,
			languages: place.languages,
			stepFree: place.stepFree,
			accessibleToilet: place.accessibleToilet,
			dogs: place.dogs,
			hours: {
				week: hours.week,
				holidays: hours.holidays,
				adjusted: hours.adjusted,
				closures: hours.closures,
				closedOn: hours.closedOn,
				paused: hours.paused,
				asFound: place.hoursAsFound
			},
			takeaway: takeaway === null ? null : { week: takeaway.week, open: openOf(takeaway.status) },
			open: openOf(place.status),
			waiting: lines.map(({ item, sort, date, waiting, more, today }) => ({ item, sort, date, waiting, more, today })),
			picture: picture && {
				url: `${origin}/picture/${place.code}-${picture.fingerprint}.jpg`,
				alt: picture.alt,
				width: picture.width,
				height: picture.height
			},
			confirmedOn: place.confirmedOn,
			toBeChecked: place.toBeChecked,
			source: place.source,
			url: `${origin}/nl/${network}/place/${place.slug}`
		}
	};
}

/** Every field always there, so that a reader needs no case for one that is missing. */
function openOf(status: OpenStatus): Place['properties']['open'] {
	return {
		now: status.open,
		until: status.open ? (status.until?.toISOString() ?? null) : null,
		opens: status.open ? null : (status.opens?.toISOString() ?? null),
		returns: status.open ? null : status.returns,
		because: status.open ? null : status.because
	};
}
