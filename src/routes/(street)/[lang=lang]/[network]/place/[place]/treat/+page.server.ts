import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { loadPlace } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { place, address } = await loadPlace(event);
	return { place, address, pictograms: pictograms(place.short.map(({ pictogram }) => pictogram)) };
};
