import * as v from 'valibot';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { firstIssue } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import type { Landmark } from '../domain/network.ts';
import { namesInput, pointInput, slugInput } from './inputs.ts';
import { networkBySlug, putLandmark as store } from './networks-store.ts';

const input = v.object({ network: slugInput, slug: slugInput, names: namesInput(60), point: pointInput });

/** Adds a spot everybody knows to a network, or replaces the one with the same slug. */
export async function putLandmark(
	ctx: Context,
	raw: v.InferInput<typeof input>
): Promise<Result<Landmark, 'notAllowed' | 'badInput' | 'noSuchNetwork'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation sets landmarks.');
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { network: slug, ...landmark } = parsed.output;
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const network = await networkBySlug(tx, slug);
		if (!network) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		await store(tx, newId(ctx.clock()), network.id, landmark);
		touch(network.id);
		return done(landmark);
	});
}
