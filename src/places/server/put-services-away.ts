import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { accessPlace } from './access.ts';
import { setServicesAway } from './places-store.ts';

/**
 * Says which basic services of a place are not there today (the toilet is broken). Tomorrow they are back by themselves.
 *
 * @param services keys of services of this place; an empty list brings them all back
 */
export function putServicesAway(
	ctx: Context,
	placeId: string,
	services: readonly string[]
): Promise<Result<null, 'noSuchPlace' | 'noSuchService'>> {
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const found = await accessPlace(tx, ctx.actor, placeId);
		if (!found.ok) return found;
		const foreign = services.find((service) => !found.value.services.includes(service));
		if (foreign !== undefined) return refuse('noSuchService', 'This place does not have that service.', 'services');
		const day = services.length === 0 ? null : brusselsDay(ctx.clock());
		await setServicesAway(tx, placeId, [...new Set(services)], day);
		touch(found.value.networkId, placeId);
		return done(null);
	});
}
