import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { qrPath } from '#platform/qr.ts';
import { describePlace } from '#street';
import { findPlace, inWords } from './place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await findPlace(event);
	const { place, address } = inWords(found, event);
	const signs = [...place.lines, ...place.services, ...place.servicesAway, place.kind];
	return {
		place,
		address,
		forMachines: describePlace(found, event.params.lang, event.url.origin + address),
		inApi: `/api/v1/places/${found.place.id}`,
		shortAddress: `${event.url.host}/p/${place.code}`,
		qr: qrPath(`${event.url.origin}/p/${place.code}`),
		pictograms: pictograms([...signs.map(({ pictogram }) => pictogram), 'map-trifold'])
	};
};
