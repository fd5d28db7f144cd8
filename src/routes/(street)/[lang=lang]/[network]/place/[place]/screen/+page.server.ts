import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { frameOf } from '../../../../../frame.ts';
import { loadPlace } from '../place.ts';
import type { PageServerLoad } from './$types';

const SECONDS_BETWEEN = 30;

export const load: PageServerLoad = async (event) => {
	const { place, network } = await loadPlace(event);
	// By its header and not by an element: a wall has no reader whose place on the page is lost.
	event.setHeaders({ refresh: String(SECONDS_BETWEEN) });
	return {
		place,
		frame: frameOf(event.params.lang, event.url, event.locals.installation.clock(), network),
		pictograms: pictograms(place.lines.map(({ pictogram }) => pictogram))
	};
};
