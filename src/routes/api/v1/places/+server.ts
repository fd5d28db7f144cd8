import { GUEST } from '#kernel/actor.ts';
import { readOpenData } from '#street';
import { live, untilMidnight } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import { placesOf } from './feature.ts';
import { listPlaces } from './operation.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** Refusals that name something which is not there; the others are questions that nobody can answer. */
const NOT_THERE: readonly string[] = ['noSuchNetwork', 'noSuchNeighbourhood'];

/** The published places as GeoJSON. */
export const GET = reading(async ({ locals: { installation }, url }) => {
	const asked = readQuery(listPlaces, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const { open, ...question } = asked.value;
	const now = installation.clock();
	const openAt = open === 'now' ? now : open;
	const page = await readOpenData({ ...installation, actor: GUEST }, { ...question, openAt });
	if (!page.ok) return problem(NOT_THERE.includes(page.refusal.code) ? 404 : 400, page.refusal);
	const { places, networks } = page.value;
	const networkId = question.network === undefined ? undefined : [...networks.keys()][0];
	const until = untilMidnight(
		now,
		places.map(({ nextChange }) => nextChange)
	);
	// What is open now also changes when a place opens that is not on this page, so that is not kept.
	const keeping = open === 'now' ? null : { networkId, until };
	return live('application/geo+json', JSON.stringify(placesOf(page.value, url)), keeping);
});
