import { GUEST } from '#kernel/actor.ts';
import { listChanges as listChangesOf, type ChangesPage } from '#street';
import { live, untilMidnight } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem, type ProblemStatus } from '../../problem.ts';
import { reading } from '../../reading.ts';
import type { Changes } from '../../shapes/changes.ts';
import { attributionOf, featureOf, whereOf, withParameter } from '../places/feature.ts';
import { listChanges } from './operation.ts';

export { fallback, OPTIONS } from '../../reading.ts';

const STATUS: Readonly<Record<string, ProblemStatus>> = { noSuchNetwork: 404, historyEnded: 410 };

/** What changed in the places since a cursor or a day. */
export const GET = reading(async ({ locals: { installation }, url }) => {
	const asked = readQuery(listChanges, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	const page = await listChangesOf({ ...installation, actor: GUEST }, asked.value);
	if (!page.ok) return problem(STATUS[page.refusal.code] ?? 400, page.refusal);
	const { networks, changes } = page.value;
	const networkId = asked.value.network === undefined ? undefined : [...networks.keys()][0];
	const until = untilMidnight(
		installation.clock(),
		changes.map((change) => (change.change === 'left' ? null : change.place.nextChange))
	);
	return live('application/json', JSON.stringify(changesOf(page.value, url)), { networkId, until });
});

function changesOf({ changes, more, cursor, networks }: ChangesPage, asked: URL): Changes {
	return {
		changes: changes.map((told) => {
			const { id } = told.place;
			const network = networks.get(told.networkId)?.network.slug ?? '';
			if (told.change === 'left') return { change: told.change, id, network, place: null };
			const where = whereOf(told.place, networks, asked.origin);
			return { change: told.change, id, network, place: where && featureOf(told.place, where) };
		}),
		more,
		cursor,
		next: withParameter(asked, 'since', cursor),
		...attributionOf(changes.flatMap((told) => (told.change === 'left' ? [] : [told.place])))
	};
}
