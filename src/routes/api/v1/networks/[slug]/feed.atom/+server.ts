import { GUEST } from '#kernel/actor.ts';
import { listNews } from '#street';
import { live, untilMidnight } from '../../../../answer.ts';
import { readQuery } from '../../../../operation.ts';
import { noSuchNetwork, problem } from '../../../../problem.ts';
import { reading } from '../../../../reading.ts';
import { atomOf } from './atom.ts';
import { getFeed } from './operation.ts';

export { fallback, OPTIONS } from '../../../../reading.ts';

/** New places and closures of a network, as an Atom feed. */
export const GET = reading(async ({ locals: { installation }, url, params }) => {
	const asked = readQuery(getFeed, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const news = await listNews({ ...installation, actor: GUEST }, params.slug ?? '');
	if (!news.ok) return noSuchNetwork(params.slug ?? '');
	const { network, at } = news.value;
	const feed = atomOf(news.value, asked.value.language ?? 'nl', url.origin);
	return live('application/atom+xml', feed, { networkId: network.id, until: untilMidnight(at) });
});
