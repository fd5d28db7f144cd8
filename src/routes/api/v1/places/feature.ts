import type { Feature, FeatureCollection, Point } from 'geojson';
import type { OpenStatus } from '#places';
import type { OpenDataPage, StreetPlace } from '#street';

/** How sources want to be named wherever their data is shown. */
const ATTRIBUTION: Readonly<Record<string, string>> = { osm: '© OpenStreetMap contributors' };

export interface Places extends FeatureCollection<Point> {
	/** The address of the next page; null on the last. */
	readonly next: string | null;
	/** There when the data of somebody who wants to be named is in it. */
	readonly attribution?: string;
}

/**
 * The page as GeoJSON (RFC 7946). It carries no moment of its making: the same places give the same bytes, and so the
 * same ETag.
 *
 * @param asked the address of this page, as it was asked for
 */
export function placesOf({ places, cursor, networks }: OpenDataPage, asked: URL): Places {
	const features = places.flatMap((place) => {
		const found = networks.get(place.networkId);
		if (!found) return [];
		const neighbourhood = found.neighbourhoods.find(({ id }) => id === place.neighbourhoodId)?.slug ?? null;
		return [featureOf(place, { network: found.network.slug, neighbourhood, origin: asked.origin })];
	});
	const sources = new Set(places.map(({ source }) => (source === null ? undefined : ATTRIBUTION[source])));
	const attribution = [...sources].filter((name) => name !== undefined).join(', ');
	return {
		type: 'FeatureCollection',
		features,
		next: cursor === null ? null : nextPage(asked, cursor),
		...(attribution === '' ? {} : { attribution })
	};
}

function nextPage(asked: URL, cursor: string): string {
	const next = new URL(asked);
	next.searchParams.set('cursor', cursor);
	return next.href;
}

/** One published place with what everybody may know of it: no time of use, and no count of it. */
export function featureOf(
	place: StreetPlace,
	{ network, neighbourhood, origin }: { network: string; neighbourhood: string | null; origin: string }
): Feature<Point> {
	const { hours, takeaway, lines } = place;
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
				asFound: place.hoursAsFound
			},
			takeaway: takeaway === null ? null : { week: takeaway.week, open: openOf(takeaway.status) },
			open: openOf(place.status),
			waiting: lines.map(({ item, sort, date, waiting, more, today }) => ({ item, sort, date, waiting, more, today })),
			confirmedOn: place.confirmedOn,
			toBeChecked: place.toBeChecked,
			source: place.source,
			url: `${origin}/nl/${network}/place/${place.slug}`
		}
	};
}

/** Every field always there, so that a reader needs no case for one that is missing. */
function openOf(status: OpenStatus) {
	return {
		now: status.open,
		until: status.open ? (status.until?.toISOString() ?? null) : null,
		opens: status.open ? null : (status.opens?.toISOString() ?? null),
		returns: status.open ? null : status.returns,
		because: status.open ? null : status.because
	};
}
