import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { qrPath } from '#platform/qr.ts';
import { loadPlace } from './place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { place, address } = await loadPlace(event);
	const signs = [...place.lines, ...place.services, ...place.servicesAway, place.kind];
	return {
		place,
		address,
		shortAddress: `${event.url.host}/p/${place.code}`,
		qr: qrPath(`${event.url.origin}/p/${place.code}`),
		pictograms: pictograms([...signs.map(({ pictogram }) => pictogram), 'map-trifold'])
	};
};
