import { done, refuse, type Result } from '#kernel/result.ts';
import { listMembers } from '#networks';
import type { Context } from '#platform/context.ts';
import { actOnPlace } from './access.ts';
import { setAmbassador as store } from './places-store.ts';

/**
 * Says which member of the team keeps an eye on a place: who is called when something is the matter.
 *
 * @param ambassadorId of a coordinator or an ambassador of the network; null for nobody
 * @param as the member in whose name the keeper does this
 */
export async function setAmbassador(
	ctx: Context,
	placeId: string,
	ambassadorId: string | null,
	{ as }: { as?: string } = {}
): Promise<Result<null, 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'noSuchMember'>> {
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId } = acting.value;
	if (ambassadorId !== null) {
		const chosen = (await listMembers(ctx, networkId)).find(({ id }) => id === ambassadorId);
		if (!chosen || chosen.role === 'expert') {
			return refuse('noSuchMember', 'This is no coordinator or ambassador of the network.', 'member');
		}
	}
	return ctx.db.write<null, never>(ctx.actor, async (tx) => {
		await store(tx, placeId, ambassadorId);
		return done(null);
	});
}
