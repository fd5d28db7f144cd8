import { GUEST } from '#kernel/actor.ts';
import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { ALL_NETWORKS } from '#platform/http/cache.ts';
import { readOpenData, type OpenDataPage } from '#street';
import { OPEN_TO_ALL, problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import { placesOf } from './feature.ts';
import { readQuestion } from './question.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** Refusals that name something which is not there; the others are questions that nobody can answer. */
const NOT_THERE: readonly string[] = ['noSuchNetwork', 'noSuchNeighbourhood'];

/** The published places as GeoJSON. */
export const GET = reading(async ({ locals: { installation }, url }) => {
	const asked = readQuestion(url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const { open, ...question } = asked.value;
	const now = installation.clock();
	const openAt = open === 'now' ? now : open;
	const page = await readOpenData({ ...installation, actor: GUEST }, { ...question, openAt });
	if (!page.ok) return problem(NOT_THERE.includes(page.refusal.code) ? 404 : 400, page.refusal);
	return new Response(JSON.stringify(placesOf(page.value, url)), {
		headers: {
			'content-type': 'application/geo+json',
			...OPEN_TO_ALL,
			// What is open now also changes when a place opens that is not on this page, so that is not kept.
			...(open === 'now' ? {} : keeping(page.value, question.network, now))
		}
	});
});

function keeping({ places, networks }: OpenDataPage, network: string | undefined, now: Date): Record<string, string> {
	const [only = ALL_NETWORKS] = network === undefined ? [] : [...networks.keys()];
	const midnight = startOfDay(addDays(brusselsDay(now), 1)).getTime();
	const until = places.reduce((first, { nextChange }) => Math.min(first, nextChange?.getTime() ?? first), midnight);
	return { 'x-stoep-network': only, 'x-stoep-until': String(until) };
}
