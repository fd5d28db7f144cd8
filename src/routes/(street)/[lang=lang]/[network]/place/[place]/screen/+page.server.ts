import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { loadPlace } from '../place.ts';
import type { PageServerLoad } from './$types';

const SECONDS_BETWEEN = 30;

export const load: PageServerLoad = async (event) => {
	// By its header and not by an element: so does a page that says it went wrong, and the wall recovers by itself.
	event.setHeaders({ refresh: String(SECONDS_BETWEEN) });
	const { place } = await loadPlace(event);
	return { place, wall: true, pictograms: pictograms(place.lines.map(({ pictogram }) => pictogram)) };
};
