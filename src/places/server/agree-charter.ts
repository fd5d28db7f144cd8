import * as v from 'valibot';
import { isUuid } from '#kernel/ids.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { listNetworks } from '#networks';
import type { Context } from '#platform/context.ts';
import { firstIssue, lineInput } from '#platform/input.ts';
import { newId } from '#platform/random.ts';
import { actOnPlace } from './access.ts';
import { agreementsOf, insertAgreement, type Agreement } from './agreements-store.ts';
import { charterFingerprints } from './charter.ts';
import { lockPlace } from './places-store.ts';

const input = v.strictObject({
	/** The first name of who of the place said yes; left out when that person does not want it written down. */
	by: v.optional(lineInput(40, 'Leave the name out, or write it down.')),
	/** Of the text that was read, as `charterToRead` gave it. */
	fingerprint: v.string('Say which text was read.'),
	as: v.optional(v.pipe(v.string(), v.uuid()))
});

type Refusals = 'badInput' | 'noSuchPlace' | 'notAllowed' | 'whoActs' | 'charterChanged';

/**
 * Records that the charter was read together and that somebody of the place said yes. The same yes twice is one.
 *
 * @returns refused `charterChanged` when the network has another text by now: then that is to be read
 */
export async function agreeCharter(
	ctx: Context,
	placeId: string,
	raw: v.InferInput<typeof input>
): Promise<Result<Agreement, Refusals>> {
	const parsed = v.safeParse(input, raw);
	if (!parsed.success) return firstIssue(parsed.issues);
	const { by, fingerprint, as } = parsed.output;
	const acting = await actOnPlace(ctx, placeId, as);
	if (!acting.ok) return acting;
	const { networkId, memberId } = acting.value;
	const network = (await listNetworks(ctx)).find(({ id }) => id === networkId);
	if (!network || !charterFingerprints(network).includes(fingerprint)) {
		return refuse('charterChanged', 'The charter has another text by now. Read that one together.', 'fingerprint');
	}
	return ctx.db.write<Agreement, Refusals>(ctx.actor, async (tx) => {
		if (!(await lockPlace(tx, placeId))) return refuse('noSuchPlace', 'There is no such place.');
		const saidBy = by ?? null;
		const same = (await agreementsOf(tx, placeId)).find(
			(earlier) => earlier.fingerprint === fingerprint && earlier.saidBy === saidBy
		);
		if (same) return done(same);
		const at = ctx.clock();
		const agreement = { id: newId(at), placeId, saidBy, memberId, fingerprint, at };
		await insertAgreement(tx, agreement, networkId);
		return done(agreement);
	});
}

/** What a place agreed to, newest first; for the team alone. */
export function listAgreements(ctx: Context, placeId: string): Promise<Agreement[]> {
	if (!isUuid(placeId)) return Promise.resolve([]);
	return ctx.db.read(ctx.actor, (tx) => agreementsOf(tx, placeId));
}
