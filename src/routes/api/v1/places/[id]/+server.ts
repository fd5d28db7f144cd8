import { GUEST } from '#kernel/actor.ts';
import { showPlaceById } from '#street';
import { live } from '../../../answer.ts';
import { readQuery } from '../../../operation.ts';
import { problem } from '../../../problem.ts';
import { reading } from '../../../reading.ts';
import { fullFeatureOf } from './full-feature.ts';
import { getPlace } from './operation.ts';

export { fallback, OPTIONS } from '../../../reading.ts';

/** One place, by its id. */
export const GET = reading(async ({ locals: { installation }, url, params }) => {
	const asked = readQuery(getPlace, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const found = await showPlaceById({ ...installation, actor: GUEST }, params.id ?? '');
	if (!found.ok) return problem(found.refusal.code === 'placeLeft' ? 410 : 404, found.refusal);
	const feature = fullFeatureOf(found.value, asked.value.language ?? 'nl', url.origin);
	const { network, until } = found.value;
	return live('application/geo+json', JSON.stringify(feature), { networkId: network.id, until });
});
