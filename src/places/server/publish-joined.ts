import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { listNetworks } from '#networks';
import type { Context } from '#platform/context.ts';
import { actOnPlace } from './access.ts';
import { agreementsOf } from './agreements-store.ts';
import { charterFingerprints } from './charter.ts';
import { changesSince } from './changes-store.ts';
import { lockPlace, publishCandidates, setAmbassador } from './places-store.ts';

type Refusals = 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'notThere' | 'whereIsIt' | 'notAgreed' | 'charterChanged';

/**
 * Publishes a place that joined at the bar. The act rests on its agreement to the charter as it is today, and a place
 * appears only where somebody said it is, not at the landmark near to which it began.
 *
 * @param as the member in whose name the keeper does this
 * @returns refused `charterChanged` when what was agreed to is another text than that of today
 */
export async function publishJoined(
	ctx: Context,
	placeId: string,
	{ as }: { as?: string } = {}
): Promise<Result<null, Refusals>> {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	const network = (await listNetworks(ctx)).find(({ id }) => id === networkId);
	const today = network ? charterFingerprints(network) : [];
	return ctx.db.write<null, Refusals>(ctx.actor, async (tx, touch) => {
		const place = await lockPlace(tx, placeId);
		if (!place) return refuse('noSuchPlace', 'There is no such place.');
		if (place.state !== 'candidate') return refuse('notThere', `${place.name} is no candidate.`);
		const changes = await changesSince(tx, placeId, 0);
		const isBegun = changes.some(({ how }) => how === 'begun');
		if (isBegun && !changes.some(({ facts }) => 'point' in facts)) {
			return refuse('whereIsIt', `Say where ${place.name} is before everybody is sent there.`, 'point');
		}
		const agreements = await agreementsOf(tx, placeId);
		const agreed = agreements.find(({ fingerprint }) => today.includes(fingerprint));
		if (!agreed) {
			return agreements.length === 0
				? refuse('notAgreed', 'Read the charter together first.', 'charter')
				: refuse('charterChanged', 'The charter has another text by now. Read that one together.', 'charter');
		}
		const at = ctx.clock();
		// The word is the same in every language; pages say the rest by the agreement itself.
		const because = agreed.saidBy === null ? 'Charter' : `Charter, ${agreed.saidBy}`;
		const act = { networkId, memberId, because, at, today: brusselsDay(at), agreementId: agreed.id };
		await publishCandidates(tx, act, { ids: [placeId] });
		if (place.ambassadorId === null) await setAmbassador(tx, placeId, memberId);
		touch(networkId, placeId);
		return done(null);
	});
}
